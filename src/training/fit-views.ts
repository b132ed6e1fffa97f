import type { ColumnData } from './columns.js';
import { type Combination, fitCombination } from './combination.js';
import { type CrossFit, crossFit, type Fitting, sampleOf, scoresAt, searchC } from './cross-fit.js';
import type { DenseWeights } from './dense-view.js';
import { gathered, type Judged, judgedRows } from './held-out.js';
import type { HoldOut } from './hold-out.js';
import type { NgramWeights } from './ngram-fit.js';
import type { Pause } from './pause.js';
import type { View } from './view.js';

export interface Views {
  readonly dense: View<DenseWeights>;
  /** The dense view where held-out rows are judged (`TrainingRow.judgingDense`). */
  readonly judgingDense: View<DenseWeights>;
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
  readonly holdOut: HoldOut;
  readonly judged: Judged;
  readonly chosenC: { readonly dense: number; readonly ngram: number };
  readonly heldOut: { readonly dense: Float64Array; readonly ngram: Float64Array };
  /** The two views pooled, without what other columns tell. */
  readonly alone: Combination;
  readonly dense: DenseWeights;
  readonly ngram: NgramWeights;
}

/** Most fits of one column, for progress: both views over the whole grid on what is held out, the last on all rows. */
export function mostFits(views: Views, { fits, search }: HoldOut): number {
  const held = search === fits ? 0 : fits.length;
  return views.judgingDense.grid.length * fits.length + views.ngram.grid.length * search.length + held + 2;
}

/** Chooses C of each view on held-out rows, pools the views on held-out scores, then fits both on all rows. */
export async function fitViews(
  data: ColumnData,
  views: Views,
  holdOut: HoldOut,
  options: FitOptions,
): Promise<FittedViews> {
  const { classWeight, pause, onFit } = options;
  const dense = await crossFit({ ...options, view: views.judgingDense, data }, holdOut.fits);
  const ngram = await ngramCrossFit({ ...options, view: views.ngram, data }, holdOut);
  const judged = judgedRows(data, holdOut.parts);
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
    holdOut,
    judged,
    chosenC: { dense: dense.c, ngram: ngram.c },
    heldOut: { dense: dense.logits, ngram: ngram.logits },
    alone: fitCombination({ sources, targets: judged.targets, classes }),
    dense: lastDense.weights(),
    ngram: lastNgram.weights(),
  };
}

async function ngramCrossFit(fitting: Fitting<NgramWeights>, { fits, search }: HoldOut): Promise<CrossFit> {
  if (search === fits) return crossFit(fitting, fits);
  const { c } = await searchC(fitting, search);
  return { c, logits: await scoresAt(fitting, fits, c) };
}
