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
 * What is held out for each column. Folds that cover all rows are cut for each column by itself: a cut that is to be
 * even in 161 topics and 75 bodies at once is less even in either, and a column's model must not depend on which
 * others are trained beside it. A single part of very many rows is the same for all, so that each row held out for
 * one column is so for the others. Auxiliary rows stay out.
 *
 * Rows that the caller holds out are hidden from one model together; the n-gram view's C, which an adapted encoder
 * does not touch, is then chosen by cross-validation over the other rows, which are more.
 */
export function holdOutsOf(rows: readonly LabelledRow[], columns: readonly ColumnData[], seed: number): HoldOut[] {
  const groups = groupNumbers(rows);
  const judged = [...rows.keys()].filter((row) => rows[row]?.auxiliary !== true);
  const given = judged.filter((row) => rows[row]?.heldOut === true);
  const others = judged.filter((row) => rows[row]?.heldOut !== true);
  const cut: Cut = (chosen, parts, alike) => {
    const targets = alike.map((data) => Int32Array.from(chosen, (row) => data.classOfRow[row] ?? -1));
    const own = Uint32Array.from(chosen, (row) => groups[row] ?? row);
    return stratifiedFolds(targets, own, parts, seed).map((fold) => fold.map((place) => chosen[place] ?? 0));
  };
  const searches = crossValidated(others, columns, cut);
  if (given.length === 0) return searches.map((folds) => ({ fits: folds, parts: folds, search: folds }));
  const parts = cut(given, PARTS_OF_GIVEN, columns);
  const whole = Uint32Array.from(parts.flatMap((part) => [...part]));
  return searches.map((search) => ({ fits: [whole], parts, search }));
}

/** Cuts the chosen rows into parts that are alike in the labels of some columns. */
type Cut = (chosen: readonly number[], parts: number, alike: readonly ColumnData[]) => Folds;

/** The folds of each column. */
function crossValidated(chosen: readonly number[], columns: readonly ColumnData[], cut: Cut): Folds[] {
  const { parts, used } = foldPlan(chosen.length);
  if (used === parts) return columns.map((data) => cut(chosen, parts, [data]));
  const shared = cut(chosen, parts, columns).slice(0, used);
  return columns.map(() => shared);
}
