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
  const classes = data.labels.length;
  const searched = data.rows.length * classes <= SMALL ? folds : folds.slice(0, 2);
  const { places, targets } = judgedRows(data, searched);
  const begin = (fold: Uint32Array): ViewFit<W> => view.begin(sampleOf(data, new Set(fold), classWeight));
  const fits = searched.map(begin);
  let best: { c: number; loss: number; parts: Float64Array[] } = {
    c: view.grid[0] ?? 1,
    loss: Number.POSITIVE_INFINITY,
    parts: [],
  };
  for (const c of view.grid) {
    const parts: Float64Array[] = [];
    for (const [index, fold] of searched.entries()) {
      const fit = fits[index] ?? begin(fold);
      await fit.fit(c, pause);
      parts.push(fit.logits(fold));
      onFit();
    }
    const loss = softenedLoss(gathered(concatenated(parts), places, classes), targets, classes);
    if (loss >= best.loss) break;
    best = { c, loss, parts };
  }
  for (const fold of folds.slice(searched.length)) {
    const fit = begin(fold);
    await fit.fit(best.c, pause);
    best.parts.push(fit.logits(fold));
    onFit();
  }
  return { c: best.c, logits: concatenated(best.parts) };
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
