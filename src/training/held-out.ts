import type { ColumnData } from './columns.js';
import type { Folds } from './folds.js';

/** All held-out rows, fold after fold: the order of every held-out matrix. Numbers of the training set. */
export function heldOutRows(folds: Folds): Uint32Array {
  return Uint32Array.from(folds.flatMap((fold) => [...fold]));
}

/** Of a column's held-out rows those that can be judged: their places among the held-out rows, and their classes. */
export interface Judged {
  readonly places: Uint32Array;
  readonly targets: Uint16Array;
  /** How many of them lie in each fold. */
  readonly sizes: readonly number[];
}

export function judgedRows(data: ColumnData, folds: Folds): Judged {
  const rows = heldOutRows(folds);
  const isKnown = (row: number): boolean => (data.classOfRow[row] ?? -1) >= 0;
  const places = Uint32Array.from([...rows.keys()].filter((place) => isKnown(rows[place] ?? 0)));
  return {
    places,
    targets: Uint16Array.from(places, (place) => data.classOfRow[rows[place] ?? 0] ?? 0),
    sizes: folds.map((fold) => fold.filter(isKnown).length),
  };
}

/** A matrix over the rows of one held-out order (`from`) in another (`to`); both hold the same rows. */
export function reordered(matrix: Float64Array, width: number, from: Uint32Array, to: Uint32Array): Float64Array {
  const placeOf = new Map(Array.from(from, (row, place): [number, number] => [row, place]));
  return gathered(
    matrix,
    to.map((row) => placeOf.get(row) ?? 0),
    width,
  );
}

/** The rows `places` of a row-major matrix of `width` columns. */
export function gathered(matrix: Float64Array, places: Uint32Array, width: number): Float64Array {
  const result = new Float64Array(places.length * width);
  for (const [index, place] of places.entries()) {
    result.set(matrix.subarray(place * width, (place + 1) * width), index * width);
  }
  return result;
}
