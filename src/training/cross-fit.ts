import { classWeights } from './class-weights.js';
import type { ColumnData } from './columns.js';
import type { Folds } from './folds.js';
import { gathered, judgedRows } from './held-out.js';
import type { Pause } from './pause.js';
import { softenedLoss } from './temperature.js';
import type { Sample, View, ViewFit } from './view.js';

/** The grid is searched on all folds of a small problem, on the first two of a large one: rows × classes. */
const SMALL = 40_000;

export interface CrossFit {
  readonly c: number;
  /** Scores of all held-out rows (`heldOutRows`), labelled or not, by models that have not seen their fold. */
  readonly logits: Float64Array;
}

/** What a view is fitted to, and how. */
export interface Fitting<W> {
  readonly view: View<W>;
  readonly data: ColumnData;
  /** Exponent of `classWeights`. */
  readonly classWeight: number;
  readonly pause: Pause;
  /** Called after each fit of a view. */
  readonly onFit: () => void;
}

/** Chooses a view's C on the folds and gives the scores of all held-out rows for it. */
export async function crossFit<W>(fitting: Fitting<W>, folds: Folds): Promise<CrossFit> {
  const { c, parts } = await searchC(fitting, folds);
  const rest = await scoresAt(fitting, folds.slice(parts.length), c);
  return { c, logits: concatenated([...parts, rest]) };
}

/** Scores of all held-out rows at one C. */
export async function scoresAt<W>(fitting: Fitting<W>, folds: Folds, c: number): Promise<Float64Array> {
  const parts: Float64Array[] = [];
  for (const fold of folds) {
    const fit = beginWithout(fitting, fold);
    await fit.fit(c, fitting.pause);
    parts.push(fit.logits(fold));
    fitting.onFit();
  }
  return concatenated(parts);
}

/**
 * Chooses a view's C by held-out log loss (at the best temperature, for the combination sets its own); `parts` are
 * the scores for it of the folds that were searched. C rises from each fold's last solution; a C that is worse
 * than the one before ends the search. Without a row to judge the middle of the grid is taken.
 */
export async function searchC<W>(
  fitting: Fitting<W>,
  folds: Folds,
): Promise<{ c: number; parts: readonly Float64Array[] }> {
  const { view, data, pause, onFit } = fitting;
  const classes = data.labels.length;
  const searched = data.rows.length * classes <= SMALL ? folds : folds.slice(0, 2);
  const { places, targets } = judgedRows(data, searched);
  if (places.length === 0) return { c: view.grid[Math.floor(view.grid.length / 2)] ?? 1, parts: [] };
  const fits = searched.map((fold) => ({ fold, fit: beginWithout(fitting, fold) }));
  let best: { c: number; loss: number; parts: Float64Array[] } = {
    c: view.grid[0] ?? 1,
    loss: Number.POSITIVE_INFINITY,
    parts: [],
  };
  for (const c of view.grid) {
    const parts: Float64Array[] = [];
    for (const { fold, fit } of fits) {
      await fit.fit(c, pause);
      parts.push(fit.logits(fold));
      onFit();
    }
    const loss = softenedLoss(gathered(concatenated(parts), places, classes), targets, classes);
    if (loss >= best.loss) break;
    best = { c, loss, parts };
  }
  return best;
}

function beginWithout<W>({ view, data, classWeight }: Fitting<W>, fold: Uint32Array): ViewFit<W> {
  return view.begin(sampleOf(data, new Set(fold), classWeight));
}

/** The rows of a column that are not in `heldOut`, as a sample to learn from. */
export function sampleOf(data: ColumnData, heldOut: ReadonlySet<number>, classWeight: number): Sample {
  const rows = data.rows.filter((row) => !heldOut.has(row));
  const targets = Uint16Array.from(rows, (row) => data.classOfRow[row] ?? 0);
  const classes = data.labels.length;
  const weights = classWeights(targets, classes, classWeight).map(
    (weight, index) => weight * (data.weightOfRow[rows[index] ?? 0] ?? 1),
  );
  return { rows, targets, weights, classes };
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
