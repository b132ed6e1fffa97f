import { groupValue, type UngappedGroup } from './by-group.js';
import type { Gap, ParityReport } from './report-parts-schema.js';
import type { GroupReport } from './report-schema.js';
import { type EvaluationRow, isCorrect } from './rows.js';
import { type BootstrapPlan, bootstrap, lowerQuantile, percentileInterval, type Weights } from './statistics/index.js';

/** Fewest rows of a group that is judged or is held up as the best. */
const MINIMUM = 70;
/** Gap in accuracy that must not be exceeded: 8 points. */
export const DEFAULT_GAP_LIMIT = 0.08;

export interface Parity {
  readonly byGroup: GroupReport[];
  readonly parity: ParityReport[];
}

/**
 * How far each group's accuracy is behind that of the most accurate group of its column with at least 70 rows. A gap
 * exceeds the limit where even its one-sided 95 % lower bound does: a gap that chance may explain is not held against
 * anyone. The best group is taken as given; picking it on the same rows makes gaps look slightly too large.
 */
export function parityOf(
  rows: readonly EvaluationRow[],
  groups: readonly UngappedGroup[],
  plan: BootstrapPlan,
  limit: number = DEFAULT_GAP_LIMIT,
): Parity {
  const columns = [...new Set(groups.map(({ column }) => column))];
  const parts = columns.map((column) =>
    columnParity(
      rows,
      groups.filter((group) => group.column === column),
      plan,
      { column, limit },
    ),
  );
  return { byGroup: parts.flatMap(({ byGroup }) => byGroup), parity: parts.flatMap(({ parity }) => parity) };
}

function columnParity(
  rows: readonly EvaluationRow[],
  groups: readonly UngappedGroup[],
  plan: BootstrapPlan,
  { column, limit }: { readonly column: string; readonly limit: number },
): Parity {
  const best = bestOf(groups);
  const replicates = best === undefined ? [] : accuracyReplicates(rows, groups, column, plan);
  const reference = best === undefined ? undefined : replicates[groups.indexOf(best)];
  const byGroup = groups.map((group, index) => {
    const own = replicates[index];
    if (best === undefined || reference === undefined || own === undefined || group === best)
      return { ...group, gap: null };
    const gaps = own.map((accuracy, sample) => (reference[sample] ?? Number.NaN) - accuracy);
    return { ...group, gap: gapOf(best, group, gaps, limit) };
  });
  const exceeded = byGroup.filter(({ gap }) => gap?.exceeds === true).map(({ value }) => value);
  return { byGroup, parity: [{ column, best: best?.value ?? null, minimum: MINIMUM, limit, exceeded }] };
}

function bestOf(groups: readonly UngappedGroup[]): UngappedGroup | undefined {
  const large = groups.filter(({ n }) => n >= MINIMUM);
  return large.reduce<UngappedGroup | undefined>(
    (best, group) => (best === undefined || accuracyOf(group) > accuracyOf(best) ? group : best),
    undefined,
  );
}

function accuracyOf({ accuracy }: UngappedGroup): number {
  return accuracy ?? 0;
}

function gapOf(best: UngappedGroup, group: UngappedGroup, gaps: Float64Array, limit: number): Gap {
  const bound = lowerQuantile(gaps, 0.05);
  const judged = group.n >= MINIMUM;
  return {
    difference: accuracyOf(best) - accuracyOf(group),
    interval: percentileInterval(gaps),
    lowerBound: Number.isNaN(bound) ? null : bound,
    judged,
    exceeds: judged && bound > limit,
  };
}

/** Accuracy of each group in each resample of all rows; NaN where none of its rows was drawn. */
function accuracyReplicates(
  rows: readonly EvaluationRow[],
  groups: readonly UngappedGroup[],
  column: string,
  plan: BootstrapPlan,
): Float64Array[] {
  const numbers = new Map(groups.map(({ value }, index) => [value, index]));
  const groupOf = Int32Array.from(rows, (row) => numbers.get(groupValue(row, column)) ?? 0);
  const correct = Uint8Array.from(rows, (row) => (isCorrect(row) ? 1 : 0));
  return bootstrap(plan, (weights: Weights) => {
    const [hits, totals] = [new Float64Array(groups.length), new Float64Array(groups.length)];
    for (let row = 0; row < groupOf.length; row++) {
      const [group, weight] = [groupOf[row] ?? 0, weights[row] ?? 0];
      totals[group] = (totals[group] ?? 0) + weight;
      hits[group] = (hits[group] ?? 0) + weight * (correct[row] ?? 0);
    }
    return Array.from(hits, (hit, group) => hit / (totals[group] ?? 0));
  });
}
