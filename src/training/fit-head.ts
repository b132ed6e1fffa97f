import type { ColumnManifest } from '../classification/index.js';
import type { ColumnData } from './columns.js';
import { type Combination, fitCombination, type HeldOut } from './combination.js';
import { crossFit, sampleOf, targetsOf } from './cross-fit.js';
import type { DenseWeights } from './dense-view.js';
import { type Folds, foldPlan, stratifiedFolds } from './folds.js';
import type { NgramWeights } from './ngram-fit.js';
import { outOfFoldMetrics } from './out-of-fold.js';
import type { Pause } from './pause.js';
import type { View } from './view.js';

export interface Views {
  readonly dense: View<DenseWeights>;
  readonly ngram: View<NgramWeights>;
}

export interface FitHeadOptions {
  readonly seed: number;
  /** Exponent of `classWeights`. */
  readonly classWeight: number;
  readonly pause: Pause;
  /** Called after each fit of a view. */
  readonly onFit: () => void;
}

/** A trained head in full precision. */
export interface FittedHead {
  readonly manifest: ColumnManifest;
  readonly dense: DenseWeights;
  readonly ngram: NgramWeights;
  readonly combination: Combination;
}

/** Most fits of one head, for progress: both views over the whole grid on all folds, and the last on all rows. */
export function mostFits(views: Views, rows: number): number {
  return (views.dense.grid.length + views.ngram.grid.length) * foldPlan(rows).used + 2;
}

/**
 * Trains the head of one column: C of each view by cross-validation, the combination on held-out scores, then
 * both views on all rows.
 */
export async function fitHead(data: ColumnData, views: Views, options: FitHeadOptions): Promise<FittedHead> {
  const { seed, classWeight, pause, onFit } = options;
  const plan = foldPlan(data.rows.length);
  const folds = stratifiedFolds(data.targets, data.groups, plan.parts, seed).slice(0, plan.used);
  const dense = await crossFit(views.dense, data, folds, classWeight, pause, onFit);
  const ngram = await crossFit(views.ngram, data, folds, classWeight, pause, onFit);
  const targets = targetsOf(data, folds);
  const heldOut: HeldOut = { dense: dense.logits, ngram: ngram.logits, targets, classes: data.labels.length };
  const combination = fitCombination(heldOut);
  const all = sampleOf(
    data,
    data.rows.map((_, row) => row),
    classWeight,
  );
  const lastDense = views.dense.begin(all);
  await lastDense.fit(dense.c, pause);
  onFit();
  const lastNgram = views.ngram.begin(all);
  await lastNgram.fit(ngram.c, pause);
  onFit();
  const chosenC = { dense: dense.c, ngram: ngram.c };
  return {
    manifest: manifestOf(data, heldOut, folds, chosenC, combination),
    dense: lastDense.weights(),
    ngram: lastNgram.weights(),
    combination,
  };
}

function manifestOf(
  data: ColumnData,
  heldOut: HeldOut,
  folds: Folds,
  chosenC: ColumnManifest['chosenC'],
  { dense, ngram }: Combination,
): ColumnManifest {
  return {
    name: data.name,
    labels: [...data.labels],
    counts: [...data.counts],
    kind: 'softmax',
    chosenC,
    combination: { dense, ngram },
    outOfFold: outOfFoldMetrics(
      heldOut,
      folds.map((fold) => fold.length),
    ),
    folds: folds.length,
    report: data.report,
  };
}

/** The head of a column with one label: it says that label, whatever the text. */
export function constantHead(data: ColumnData, dimensions: number, features: number): FittedHead {
  return {
    manifest: {
      name: data.name,
      labels: [...data.labels],
      counts: [...data.counts],
      kind: 'constant',
      chosenC: { dense: 0, ngram: 0 },
      combination: { dense: 0, ngram: 0 },
      outOfFold: null,
      folds: 0,
      report: data.report,
    },
    dense: { weights: new Float32Array(dimensions), bias: new Float32Array(1) },
    ngram: { weights: new Float32Array(features + 1) },
    combination: { dense: 0, ngram: 0, bias: new Float64Array(1) },
  };
}
