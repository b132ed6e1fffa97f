import { seededRandom, shuffled } from '../domain/index.js';

/** Five folds are affordable up to here, three up to the next, then one held-out part of at most `LARGEST_HELD_OUT`. */
const FIVE_FOLDS_UP_TO = 5_000;
const THREE_FOLDS_UP_TO = 20_000;
const LARGEST_HELD_OUT = 20_000;

/** Row numbers of each held-out part, ascending. Parts do not overlap; a single part does not cover all rows. */
export type Folds = readonly Uint32Array[];

/** How `rows` rows are held out: number of equal parts to cut, and how many of them to use. */
export function foldPlan(rows: number): { parts: number; used: number } {
  if (rows <= FIVE_FOLDS_UP_TO) return { parts: 5, used: 5 };
  if (rows <= THREE_FOLDS_UP_TO) return { parts: 3, used: 3 };
  return { parts: Math.max(5, Math.ceil(rows / LARGEST_HELD_OUT)), used: 1 };
}

/**
 * Cuts the rows 0 to `groups.length` - 1 into `parts` folds alike in the labels of every column, rows of one group
 * together: groups in falling size, shuffled among equals, each go to the fold that has the smallest share of the
 * group's labels, of equals the smallest fold. A column gives the class of each row, -1 for none.
 */
export function stratifiedFolds(
  columns: readonly ArrayLike<number>[],
  groups: ArrayLike<number>,
  parts: number,
  seed: number,
): Folds {
  const ordered = shuffled(membersOf(groups), seededRandom(seed)).sort((a, b) => b.length - a.length);
  const shares = columns.map((targets) => new LabelShares(targets, parts));
  const folds = Array.from({ length: parts }, (): number[] => []);
  for (const group of ordered) {
    const loads = folds.map((rows) => rows.length / (groups.length * 1000));
    for (const row of group) for (const share of shares) share.addTo(loads, row);
    const fold = loads.indexOf(Math.min(...loads));
    for (const row of group) {
      folds[fold]?.push(row);
      for (const share of shares) share.count(row, fold);
    }
  }
  return folds.filter((fold) => fold.length > 0).map((fold) => Uint32Array.from(fold).sort());
}

function membersOf(groups: ArrayLike<number>): number[][] {
  const members = new Map<number, number[]>();
  for (let row = 0; row < groups.length; row++) {
    const list = members.get(groups[row] ?? 0);
    if (list === undefined) members.set(groups[row] ?? 0, [row]);
    else list.push(row);
  }
  return [...members.values()];
}

/** Which share of each label of one column lies in each fold so far. Shares, so that rare labels weigh as frequent ones. */
class LabelShares {
  readonly #totals = new Map<number, number>();
  readonly #counts = new Map<number, Float64Array>();

  constructor(
    readonly targets: ArrayLike<number>,
    readonly parts: number,
  ) {
    for (let row = 0; row < targets.length; row++) {
      const label = targets[row] ?? -1;
      this.#totals.set(label, (this.#totals.get(label) ?? 0) + 1);
    }
  }

  addTo(loads: number[], row: number): void {
    const label = this.targets[row] ?? -1;
    const counts = this.#counts.get(label);
    if (label < 0 || counts === undefined) return;
    const total = this.#totals.get(label) ?? 1;
    counts.forEach((count, fold) => {
      loads[fold] = (loads[fold] ?? 0) + count / total;
    });
  }

  count(row: number, fold: number): void {
    const label = this.targets[row] ?? -1;
    const counts = this.#counts.get(label) ?? new Float64Array(this.parts);
    counts[fold] = (counts[fold] ?? 0) + 1;
    this.#counts.set(label, counts);
  }
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
