import type { ColumnData } from './columns.js';
import { type Combination, fitCombination } from './combination.js';
import { crossFit, sampleOf } from './cross-fit.js';
import type { DenseWeights } from './dense-view.js';
import type { Folds } from './folds.js';
import { gathered, type Judged, judgedRows } from './held-out.js';
import type { NgramWeights } from './ngram-fit.js';
import type { Pause } from './pause.js';
import type { View } from './view.js';

export interface Views {
  readonly dense: View<DenseWeights>;
  readonly ngram: View<NgramWeights>;
}

export interface FitOptions {
  /** Exponent of `classWeights`. */
  readonly classWeight: number;
  readonly pause: Pause;
  /** Called after each fit of a view. */
  readonly onFit: () => void;
}

/** Both views of one column, trained, with their scores for all held-out rows. */
export interface FittedViews {
  readonly data: ColumnData;
  readonly judged: Judged;
  readonly chosenC: { readonly dense: number; readonly ngram: number };
  readonly heldOut: { readonly dense: Float64Array; readonly ngram: Float64Array };
  /** The two views pooled, without what other columns tell. */
  readonly alone: Combination;
  readonly dense: DenseWeights;
  readonly ngram: NgramWeights;
}

/** Most fits of one column, for progress: both views over the whole grid on all folds, and the last on all rows. */
export function mostFits(views: Views, folds: number): number {
  return (views.dense.grid.length + views.ngram.grid.length) * folds + 2;
}

/** Chooses C of each view by cross-validation, pools the views on held-out scores, then fits both on all rows. */
export async function fitViews(
  data: ColumnData,
  views: Views,
  folds: Folds,
  options: FitOptions,
): Promise<FittedViews> {
  const { classWeight, pause, onFit } = options;
  const dense = await crossFit(views.dense, data, folds, classWeight, pause, onFit);
  const ngram = await crossFit(views.ngram, data, folds, classWeight, pause, onFit);
  const judged = judgedRows(data, folds);
  const classes = data.labels.length;
  const sources = [dense.logits, ngram.logits].map((logits) => gathered(logits, judged.places, classes));
  const all = sampleOf(data, new Set(), classWeight);
  const lastDense = views.dense.begin(all);
  await lastDense.fit(dense.c, pause);
  onFit();
  const lastNgram = views.ngram.begin(all);
  await lastNgram.fit(ngram.c, pause);
  onFit();
  return {
    data,
    judged,
    chosenC: { dense: dense.c, ngram: ngram.c },
    heldOut: { dense: dense.logits, ngram: ngram.logits },
    alone: fitCombination({ sources, targets: judged.targets, classes }),
    dense: lastDense.weights(),
    ngram: lastNgram.weights(),
  };
}
