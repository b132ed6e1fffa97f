import { relatedScores } from '../classification/index.js';
import type { ColumnData } from './columns.js';
import type { Folds } from './folds.js';

/** How many rows a column's overall shares are worth against a label's own counts. */
const PRIOR_ROWS = 1;

/**
 * How the labels of one column go with those of another: share of each label of `to` among the rows of each label
 * of `from`, rows not in `heldOut`; labels of `from` × labels of `to`, row-major, each row sums to 1.
 */
export function relationTable(from: ColumnData, to: ColumnData, heldOut: ReadonlySet<number>): Float32Array {
  const classes = to.labels.length;
  const counts = new Float64Array(from.labels.length * classes);
  const shares = new Float64Array(classes);
  let total = 0;
  for (const row of to.rows) {
    if (heldOut.has(row)) continue;
    const own = to.classOfRow[row] ?? 0;
    shares[own] = (shares[own] ?? 0) + 1;
    total++;
    const other = from.classOfRow[row] ?? -1;
    if (other >= 0) counts[other * classes + own] = (counts[other * classes + own] ?? 0) + 1;
  }
  const table = new Float32Array(counts.length);
  for (let label = 0; label < from.labels.length; label++) {
    const row = counts.subarray(label * classes, (label + 1) * classes);
    const sum = row.reduce((all, count) => all + count, PRIOR_ROWS);
    row.forEach((count, own) => {
      table[label * classes + own] = (count + (PRIOR_ROWS * (shares[own] ?? 0)) / Math.max(1, total)) / sum;
    });
  }
  return table;
}

/**
 * Scores of `to`'s labels for all held-out rows as the probabilities of `from` tell them (held-out rows × labels of
 * `from`, row-major), each fold with a table from the other folds.
 */
export function relatedHeldOut(
  from: ColumnData,
  to: ColumnData,
  folds: Folds,
  probabilities: Float64Array,
): Float64Array {
  const [width, classes] = [from.labels.length, to.labels.length];
  const scores = new Float64Array((probabilities.length / width) * classes);
  let place = 0;
  for (const fold of folds) {
    const table = relationTable(from, to, new Set(fold));
    for (let index = 0; index < fold.length; index++, place++) {
      const own = probabilities.subarray(place * width, (place + 1) * width);
      relatedScores(own, table, scores.subarray(place * classes, (place + 1) * classes));
    }
  }
  return scores;
}
