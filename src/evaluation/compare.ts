import { MurojaatError } from '../domain/index.js';
import { type Baseline, type Joined, joinRows, type RowPair } from './baseline.js';
import type { ClassChange, Comparison, FieldComparison } from './comparison-schema.js';
import { compareText } from './metrics/index.js';
import type { Report } from './report-schema.js';
import { orNull } from './scores.js';
import { bootstrap, clustersOf, holmAdjusted, mcnemarExact, percentileInterval } from './statistics/index.js';

/** Share of records that two runs over different files must have in common, id and label, to be compared at all. */
const LEAST_COMMON = 0.9;
const SIGNIFICANT = 0.05;
const MOST_CLASSES = 5;

/**
 * What got better and what got worse since an earlier report, and whether it is chance. `clusters`: names by row, where
 * rows are not independent.
 * @throws MurojaatError BASELINE_MISMATCH where the reports are not about the same records
 */
export function compareReports(
  report: Report,
  baseline: Baseline,
  clusters?: readonly (string | undefined)[],
): Comparison {
  const names = Object.keys(report.fields).filter((name) => Object.hasOwn(baseline.fields, name));
  if (names.length === 0) throw noCommonField(report, baseline);
  const joined = names.map((name) => join(name, report, baseline));
  const compared = joined.map(({ field, pairs }) => compareField(field, pairs, report, clusters));
  const adjusted = holmAdjusted(compared.map(({ pValue }) => pValue ?? 1));
  const { createdAt, model, data } = baseline;
  return {
    baseline: { ...(createdAt === undefined ? {} : { createdAt }), model, data },
    warnings: warningsOf(report, baseline, joined),
    fields: compared.map((each, index) => judged(each, adjusted[index] ?? 1)),
  };
}

type JoinedField = Joined & { readonly field: string };

function join(field: string, report: Report, baseline: Baseline): JoinedField {
  const joined = joinRows(report.fields[field]?.rows ?? [], baseline.fields[field]?.rows ?? []);
  if (joined.agreeing >= LEAST_COMMON * joined.rows) return { field, ...joined };
  throw new MurojaatError('BASELINE_MISMATCH', 'The earlier report is about other records', {
    expected: `the same records: at least ${100 * LEAST_COMMON} % with one id and one label`,
    got: `in the field "${field}", ${joined.commonIds} of ${joined.rows} ids are common and ${joined.agreeing} of these have the same label`,
    fix: 'evaluate the file that the earlier report was made from, with the same --id and --label',
  });
}

function noCommonField(report: Report, baseline: Baseline): MurojaatError {
  return new MurojaatError('BASELINE_MISMATCH', 'The earlier report measures none of these fields', {
    expected: Object.keys(report.fields).join(', '),
    got: Object.keys(baseline.fields).join(', '),
    fix: 'evaluate with the same label columns',
  });
}

function warningsOf(report: Report, baseline: Baseline, joined: readonly JoinedField[]): string[] {
  const missing = Object.keys(report.fields).filter((name) => !Object.hasOwn(baseline.fields, name));
  const warnings = missing.map((name) => `the earlier report has no field "${name}"; it is not compared`);
  if (report.data.sha256 === baseline.data.sha256) return warnings;
  const counts = joined.map(({ field, agreeing, rows }) => `${field} ${agreeing} of ${rows}`);
  return [
    ...warnings,
    `the earlier report was made from another file; only records with the same id and label are compared: ${counts.join(', ')}`,
  ];
}

function compareField(
  field: string,
  pairs: readonly RowPair[],
  report: Report,
  clusters: readonly (string | undefined)[] | undefined,
): FieldComparison {
  const count = (wanted: (pair: RowPair) => boolean): number => pairs.filter(wanted).length;
  const [better, worse] = [count(({ before, now }) => now && !before), count(({ before, now }) => before && !now)];
  const [before, now] = [count((pair) => pair.before), count((pair) => pair.now)];
  const changes = classChanges(pairs);
  return {
    field,
    n: pairs.length,
    before: orNull(before / pairs.length),
    now: orNull(now / pairs.length),
    difference: orNull((now - before) / pairs.length),
    interval: pairedInterval(pairs, report, clusters),
    better,
    worse,
    pValue: pairs.length === 0 ? null : mcnemarExact(better, worse),
    adjusted: null,
    verdict: 'chance',
    gained: changes.filter((each) => each.now > each.before).slice(0, MOST_CLASSES),
    lost: changes
      .filter((each) => each.now < each.before)
      .reverse()
      .slice(0, MOST_CLASSES),
  };
}

function judged(field: FieldComparison, adjusted: number): FieldComparison {
  if (field.pValue === null) return field;
  const verdict = adjusted >= SIGNIFICANT ? 'chance' : field.better > field.worse ? 'better' : 'worse';
  return { ...field, adjusted, verdict };
}

/** Each resample judges both models on the same rows. */
function pairedInterval(
  pairs: readonly RowPair[],
  { bootstrap: { samples, seed } }: Report,
  clusters: readonly (string | undefined)[] = [],
): FieldComparison['interval'] {
  const gains = pairs.map(({ before, now }) => Number(now) - Number(before));
  const clusterOf = clustersOf(pairs.map(({ index }) => clusters[index]));
  const [differences] = bootstrap({ samples, seed, clusterOf }, (weights) => {
    let [sum, total] = [0, 0];
    for (const [row, gain] of gains.entries()) {
      const weight = weights[row] ?? 0;
      sum += weight * gain;
      total += weight;
    }
    return [sum / total];
  });
  return percentileInterval(differences);
}

/** From the largest gain to the largest loss in right records. */
function classChanges(pairs: readonly RowPair[]): ClassChange[] {
  const changes = new Map<string, { label: string; support: number; before: number; now: number }>();
  for (const { label, before, now } of pairs) {
    const change = changes.get(label) ?? { label, support: 0, before: 0, now: 0 };
    changes.set(label, change);
    change.support++;
    change.before += Number(before);
    change.now += Number(now);
  }
  const gain = ({ before, now }: ClassChange): number => now - before;
  return [...changes.values()].sort((one, other) => gain(other) - gain(one) || compareText(one.label, other.label));
}
