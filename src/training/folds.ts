import { seededRandom, shuffled } from '../domain/index.js';

/** Five folds are affordable up to here, three up to the next, then one held-out part of at most `LARGEST_HELD_OUT`. */
const FIVE_FOLDS_UP_TO = 5_000;
const THREE_FOLDS_UP_TO = 20_000;
const LARGEST_HELD_OUT = 20_000;

/** Row numbers of each held-out part, ascending. Parts do not overlap; a single part does not cover all rows. */
export type Folds = readonly Uint32Array[];

/** How a column of `rows` rows is held out: number of equal parts to cut, and how many of them to use. */
export function foldPlan(rows: number): { parts: number; used: number } {
  if (rows <= FIVE_FOLDS_UP_TO) return { parts: 5, used: 5 };
  if (rows <= THREE_FOLDS_UP_TO) return { parts: 3, used: 3 };
  return { parts: Math.max(5, Math.ceil(rows / LARGEST_HELD_OUT)), used: 1 };
}

/**
 * Cuts rows into `parts` folds alike in labels, rows of one group together: groups in falling size, shuffled
 * among equals, each go to the fold that has the smallest share of the group's labels, of equals the smallest.
 */
export function stratifiedFolds(
  targets: ArrayLike<number>,
  groups: ArrayLike<number>,
  parts: number,
  seed: number,
): Folds {
  const members = new Map<number, number[]>();
  for (let row = 0; row < targets.length; row++) {
    const group = groups[row] ?? 0;
    const list = members.get(group);
    if (list === undefined) members.set(group, [row]);
    else list.push(row);
  }
  const ordered = shuffled([...members.values()], seededRandom(seed)).sort((a, b) => b.length - a.length);
  const labelCounts = new Map<number, Float64Array>();
  const folds = Array.from({ length: parts }, (): number[] => []);
  for (const group of ordered) {
    const fold = leanestFold(group, targets, labelCounts, folds);
    for (const row of group) {
      folds[fold]?.push(row);
      const counts = countsOf(labelCounts, targets[row] ?? 0, parts);
      counts[fold] = (counts[fold] ?? 0) + 1;
    }
  }
  return folds.filter((fold) => fold.length > 0).map((fold) => Uint32Array.from(fold).sort());
}

function leanestFold(
  group: readonly number[],
  targets: ArrayLike<number>,
  labelCounts: Map<number, Float64Array>,
  folds: readonly number[][],
): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  folds.forEach((rows, fold) => {
    // a fold's size parts equals only: it never reaches the weight of one row of the same label
    let load = rows.length / (targets.length + 1);
    for (const row of group) load += countsOf(labelCounts, targets[row] ?? 0, folds.length)[fold] ?? 0;
    if (load < lowest) {
      lowest = load;
      best = fold;
    }
  });
  return best;
}

function countsOf(labelCounts: Map<number, Float64Array>, label: number, parts: number): Float64Array {
  const known = labelCounts.get(label);
  if (known !== undefined) return known;
  const counts = new Float64Array(parts);
  labelCounts.set(label, counts);
  return counts;
}

/** The rows, 0 to `count` - 1, that are not held out; `heldOut` ascends. */
export function complement(heldOut: Uint32Array, count: number): Uint32Array {
  const rest = new Uint32Array(count - heldOut.length);
  let next = 0;
  let written = 0;
  for (let row = 0; row < count; row++) {
    if (heldOut[next] === row) next++;
    else rest[written++] = row;
  }
  return rest;
}
