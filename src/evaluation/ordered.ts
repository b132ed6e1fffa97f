import { MurojaatError } from '../domain/index.js';
import { wilsonInterval } from './metrics/index.js';
import type { OrderedReport } from './report-schema.js';
import { type EvaluationRow, givenValue, isCorrect } from './rows.js';
import { orNull } from './scores.js';
import { type BootstrapPlan, bootstrap, percentileInterval } from './statistics/index.js';

/** A field whose labels have an order and whose top must not be missed, such as urgency. */
export interface OrderedField {
  /** From the most to the least severe. */
  readonly labels: readonly string[];
  /** The label that must be found, such as `critical`. */
  readonly attention: string;
  /** The least severe label that still brings such a record before a person soon, such as `high`. */
  readonly atLeast: string;
}

/**
 * Of the records labelled `attention`: how many were given it, and how many at least `atLeast`.
 * @throws MurojaatError USAGE where `attention` or `atLeast` is not one of `labels`
 */
export function orderedReport(
  rows: readonly EvaluationRow[],
  { labels, attention, atLeast }: OrderedField,
  plan: BootstrapPlan,
): OrderedReport {
  requireLabel(labels, attention);
  requireLabel(labels, atLeast);
  const high = new Set(labels.slice(0, labels.indexOf(atLeast) + 1));
  const wanted = rows.filter(({ label }) => label === attention);
  const found = wanted.filter(isCorrect).length;
  const raised = wanted.filter((row) => high.has(givenValue(row) ?? '')).length;
  return {
    attention,
    atLeast,
    n: wanted.length,
    found,
    recall: orNull(found / wanted.length),
    recallInterval: wilsonInterval(found, wanted.length) ?? null,
    raised,
    raisedShare: orNull(raised / wanted.length),
    raisedInterval: wilsonInterval(raised, wanted.length) ?? null,
    intervals: bootstrapped(rows, (row) => row.label === attention, high, plan),
  };
}

/** Both shares in resamples of all rows, so that the number of records to be found varies as it would. */
function bootstrapped(
  rows: readonly EvaluationRow[],
  isWanted: (row: EvaluationRow) => boolean,
  high: ReadonlySet<string>,
  plan: BootstrapPlan,
): OrderedReport['intervals'] {
  const wanted = [...rows.entries()].filter(([, row]) => isWanted(row));
  const [recall, raisedShare] = bootstrap(plan, (weights) => {
    let [total, found, raised] = [0, 0, 0];
    for (const [index, row] of wanted) {
      const weight = weights[index] ?? 0;
      total += weight;
      if (isCorrect(row)) found += weight;
      if (high.has(givenValue(row) ?? '')) raised += weight;
    }
    return [found / total, raised / total];
  });
  return { recall: percentileInterval(recall), raisedShare: percentileInterval(raisedShare) };
}

function requireLabel(labels: readonly string[], label: string): void {
  if (labels.includes(label)) return;
  throw new MurojaatError('USAGE', 'A label that is asked for is not one of the ordered labels', {
    expected: `one of: ${labels.join(', ')}`,
    got: `"${label}"`,
  });
}
