import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import { GATE_METRICS, type Gate, type GateResult, gateSchema } from './comparison-schema.js';
import type { FieldReport, GroupReport, Report } from './report-schema.js';

type Figures = Readonly<Partial<Record<string, number | null>>>;

const GROUP_METRICS = ['accuracy', 'top3', 'macroF1', 'ece', 'eceDebiased', 'gapLowerBound'] as const;

/** @throws MurojaatError CONFIG_INVALID where the file is no list of gates */
export function parseGates(value: unknown, name: string): Gate[] {
  const parsed = z.array(gateSchema).min(1).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new MurojaatError('CONFIG_INVALID', `"${name}" is not a list of gates`, {
    expected: '[{"field": "topic", "metric": "accuracy", "atLeast": 0.8, "note": "…"}, …], with "group" where wanted',
    got: z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '),
    fix: `correct "${name}"`,
  });
}

/**
 * What each gate met. A figure that cannot be computed misses its gate: nothing was shown.
 * @throws MurojaatError CONFIG_INVALID for a field, metric or group that the report does not have
 */
export function checkGates(report: Report, gates: readonly Gate[]): GateResult[] {
  return gates.map((gate) => {
    const got = figureOf(report, gate);
    const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = gate;
    return { ...gate, got, passed: got !== null && got >= atLeast && got <= atMost };
  });
}

/**
 * That every gate asks for what will be measured: known before the measuring, but for the values of groups.
 * @throws MurojaatError CONFIG_INVALID for a field, metric or group column that the report will not have
 */
export function requireMeasured(gates: readonly Gate[], fields: readonly string[], columns: readonly string[]): void {
  for (const { field, metric, group } of gates) {
    if (!fields.includes(field)) throw unknown('field', field, fields);
    if (group === undefined) continue;
    if (!columns.includes(group.column)) throw unknown('group', `${group.column} ${group.value}`, columns);
    requireMetric(metric, GROUP_METRICS, 'metric of a group');
  }
}

function requireMetric(metric: string, known: readonly string[], what: string): void {
  if (!known.includes(metric)) throw unknown(what, metric, known);
}

/** @throws MurojaatError GATE_MISSED with every missed gate's metric, what was expected and what was got */
export function requirePassed(results: readonly GateResult[]): void {
  const missed = results.filter(({ passed }) => !passed);
  if (missed.length === 0) return;
  throw new MurojaatError('GATE_MISSED', `${missed.length} of ${results.length} gates were missed`, {
    expected: missed.map((gate) => `${gateName(gate)} ${boundOf(gate)}`).join('; '),
    got: missed.map((gate) => `${gateName(gate)} ${gate.got === null ? 'no figure' : gate.got.toFixed(4)}`).join('; '),
    fix: 'find out with --baseline what got worse, or change the gate where the change is wanted',
  });
}

/** "topic accuracy (script Cyrl)". */
export function gateName({ field, metric, group }: Gate): string {
  return `${field} ${metric}${group === undefined ? '' : ` (${group.column} ${group.value})`}`;
}

/** "at least 0.8". */
export function boundOf({ atLeast, atMost }: Gate): string {
  return atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
}

function figureOf(report: Report, { field, metric, group }: Gate): number | null {
  const measured = Object.hasOwn(report.fields, field) ? report.fields[field] : undefined;
  if (measured === undefined) throw unknown('field', field, Object.keys(report.fields));
  const figures = group === undefined ? fieldFigures(measured) : groupFigures(findGroup(measured, group), measured);
  if (group === undefined) requireMetric(metric, GATE_METRICS, 'metric');
  else requireMetric(metric, GROUP_METRICS, 'metric of a group');
  return figures[metric] ?? null;
}

function findGroup({ byGroup }: FieldReport, { column, value }: NonNullable<Gate['group']>): GroupReport {
  const found = byGroup.find((each) => each.column === column && each.value === value);
  if (found !== undefined) return found;
  throw unknown('group', `${column} ${value}`, [...new Set(byGroup.map((each) => `${each.column} ${each.value}`))]);
}

function unknown(what: string, got: string, known: readonly string[]): MurojaatError {
  return new MurojaatError('CONFIG_INVALID', `A gate names a ${what} that the report does not have`, {
    expected: known.length === 0 ? `no ${what}, since none was asked for with --group` : `one of: ${known.join(', ')}`,
    got: `"${got}"`,
    fix: 'correct the gates, or evaluate the columns that they name',
  });
}

function fieldFigures(field: FieldReport): Figures {
  const { accuracy, top3, macroF1, weightedF1, ece, eceDebiased, ordered } = field;
  const bounds = field.byGroup.flatMap(({ gap }) => (gap?.judged === true ? [gap.lowerBound] : []));
  return {
    ...{ accuracy, top3, macroF1, weightedF1, ece, eceDebiased },
    brier: field.calibration.brier,
    aurc: field.riskCoverage.aurc,
    coverageAt5: field.riskCoverage.reachable.find(({ budget }) => budget === 0.05)?.coverage ?? null,
    attentionRecall: ordered?.recall ?? null,
    attentionRaised: ordered?.raisedShare ?? null,
    gapLowerBound: widest(bounds),
  };
}

/** One bound that could not be found may have been the widest. */
function widest(bounds: readonly (number | null)[]): number | null {
  const known = bounds.flatMap((bound) => (bound === null ? [] : [bound]));
  return known.length === 0 || known.length < bounds.length ? null : Math.max(...known);
}

function groupFigures(group: GroupReport, field: FieldReport): Figures {
  const { accuracy, top3, macroF1, ece, eceDebiased } = group;
  return { accuracy, top3, macroF1, ece, eceDebiased, gapLowerBound: gapBound(group, field) };
}

/** The best group is behind nobody; of a group too small to judge nothing was shown. */
function gapBound({ column, value, gap }: GroupReport, { parity }: FieldReport): number | null {
  if (parity.some((each) => each.column === column && each.best === value)) return 0;
  return gap?.judged === true ? gap.lowerBound : null;
}
