import type { ColumnData } from './columns.js';
import { type Folds, foldPlan, stratifiedFolds } from './folds.js';
import { groupNumbers } from './groups.js';
import type { LabelledRow } from './types.js';

/** Parts of a given hold-out on which the weights of the views are judged, each by weights from the others. */
const PARTS_OF_GIVEN = 5;

/** What is hidden from models so that they can be judged on it. */
export interface HoldOut {
  /** A model is fitted without each of these, and scores it. */
  readonly fits: Folds;
  /** The same rows in the same order, cut for the weights of the views. */
  readonly parts: Folds;
  /** What C of the n-gram view is chosen on. */
  readonly search: Folds;
}

/**
 * Cuts one partition for all columns, so that what one tells of another is held out for both; auxiliary rows stay
 * out. Rows that the caller holds out are hidden from one model together; the n-gram view's C, which an adapted
 * encoder does not touch, is then chosen by cross-validation over the other rows, which are more.
 */
export function holdOutOf(rows: readonly LabelledRow[], columns: readonly ColumnData[], seed: number): HoldOut {
  const groups = groupNumbers(rows);
  const judged = [...rows.keys()].filter((row) => rows[row]?.auxiliary !== true);
  const cut = (chosen: readonly number[], parts: number): Folds => {
    const targets = columns.map((data) => Int32Array.from(chosen, (row) => data.classOfRow[row] ?? -1));
    const own = Uint32Array.from(chosen, (row) => groups[row] ?? row);
    return stratifiedFolds(targets, own, parts, seed).map((fold) => fold.map((place) => chosen[place] ?? 0));
  };
  const crossValidated = (chosen: readonly number[]): Folds => {
    const plan = foldPlan(chosen.length);
    return cut(chosen, plan.parts).slice(0, plan.used);
  };
  const given = judged.filter((row) => rows[row]?.heldOut === true);
  if (given.length === 0) {
    const folds = crossValidated(judged);
    return { fits: folds, parts: folds, search: folds };
  }
  const parts = cut(given, PARTS_OF_GIVEN);
  const whole = Uint32Array.from(parts.flatMap((part) => [...part]));
  return { fits: [whole], parts, search: crossValidated(judged.filter((row) => rows[row]?.heldOut !== true)) };
}
