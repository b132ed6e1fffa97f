import { classWeights } from './class-weights.js';
import type { ColumnData } from './columns.js';
import { complement, type Folds } from './folds.js';
import type { Pause } from './pause.js';
import { softenedLoss } from './temperature.js';
import type { Sample, View, ViewFit } from './view.js';

/** The grid is searched on all folds of a small problem, on the first two of a large one: rows × classes. */
const SMALL = 40_000;

export interface CrossFit {
  readonly c: number;
  /** Scores of every held-out row, fold after fold, each row's by a model that has not seen its fold. */
  readonly logits: Float64Array;
}

/**
 * Chooses a view's C by held-out log loss (at the best temperature, for the combination sets its own) and gives
 * the scores of all held-out rows for it. C rises from each fold's last solution; a C that is worse than the one
 * before ends the search.
 */
export async function crossFit<W>(
  view: View<W>,
  data: ColumnData,
  folds: Folds,
  classWeight: number,
  pause: Pause,
  onFit: () => void,
): Promise<CrossFit> {
  const searched = folds.slice(0, data.rows.length * data.labels.length <= SMALL ? folds.length : 2);
  const fits = searched.map((fold) => view.begin(sampleOf(data, complement(fold, data.rows.length), classWeight)));
  let best = { c: view.grid[0] ?? 1, loss: Number.POSITIVE_INFINITY, parts: [] as Float64Array[] };
  for (const c of view.grid) {
    const parts: Float64Array[] = [];
    for (const [index, fold] of searched.entries()) {
      parts.push(await refit(fits[index], c, data, fold, pause));
      onFit();
    }
    const loss = softenedLoss(concatenated(parts), targetsOf(data, searched), data.labels.length);
    if (loss >= best.loss) break;
    best = { c, loss, parts };
  }
  for (const fold of folds.slice(searched.length)) {
    const fit = view.begin(sampleOf(data, complement(fold, data.rows.length), classWeight));
    best.parts.push(await refit(fit, best.c, data, fold, pause));
    onFit();
  }
  return { c: best.c, logits: concatenated(best.parts) };
}

async function refit<W>(
  fit: ViewFit<W> | undefined,
  c: number,
  data: ColumnData,
  fold: Uint32Array,
  pause: Pause,
): Promise<Float64Array> {
  if (fit === undefined) return new Float64Array(0);
  await fit.fit(c, pause);
  return fit.logits(fold.map((row) => data.rows[row] ?? 0));
}

/** The rows of a column, by their numbers in it, as a sample to learn from. */
export function sampleOf(data: ColumnData, rows: Uint32Array, classWeight: number): Sample {
  const targets = Uint16Array.from(rows, (row) => data.targets[row] ?? 0);
  const classes = data.labels.length;
  return {
    rows: rows.map((row) => data.rows[row] ?? 0),
    targets,
    weights: classWeights(targets, classes, classWeight),
    classes,
  };
}

/** Classes of the held-out rows, in the order of `CrossFit.logits`. */
export function targetsOf(data: ColumnData, folds: Folds): Uint16Array {
  return Uint16Array.from(folds.flatMap((fold) => Array.from(fold, (row) => data.targets[row] ?? 0)));
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
