import { metricsOf } from '../classification/index.js';
import { classWeightOf } from './class-weights.js';
import { takeColumn } from './columns.js';
import { fitCombination } from './combination.js';
import { crossFit } from './cross-fit.js';
import { denseView } from './dense-view.js';
import { buildVocabulary, gramMatrix } from './gram-matrix.js';
import { gathered, judgedRows } from './held-out.js';
import { holdOutsOf } from './hold-out.js';
import { ngramView } from './ngram-fit.js';
import { outOfFold } from './out-of-fold.js';
import { pauseFor } from './pause.js';
import type { LabelledRow, TrainOptions } from './types.js';

/** Vectors of the rows, in their order, by one encoder. */
export type Encoding = readonly Float32Array[];

/**
 * Held-out log loss (nats a row, summed over the columns) of each encoding, pooled with the n-gram view as in
 * `trainModel`, by cross-validation over the rows. Columns that hold fewer than two labels tell nothing.
 * Throws INTERRUPTED after an abort.
 */
export async function compareEncodings(
  rows: readonly LabelledRow[],
  encodings: readonly Encoding[],
  columns: readonly string[],
  options: Pick<TrainOptions, 'seed' | 'signal' | 'onProgress' | 'classWeight'>,
): Promise<number[]> {
  const pause = pauseFor(options.signal);
  const taken = columns.map((name) => takeColumn(rows, name, 1)).filter(({ labels }) => labels.length > 1);
  const holdOuts = holdOutsOf(rows, taken, options.seed);
  const texts = rows.map(({ ngramText }) => ngramText);
  const { vocabulary, entries } = await buildVocabulary(texts, pause);
  const ngram = ngramView(await gramMatrix(texts, vocabulary, entries, pause), vocabulary.hashes.length, options.seed);
  const losses = encodings.map(() => 0);
  const total = taken.length * (encodings.length + 1);
  let done = 0;
  const classWeight = classWeightOf(options.classWeight);
  for (const [column, data] of taken.entries()) {
    const { fits = [], parts = [] } = holdOuts[column] ?? {};
    const fitting = { data, classWeight, pause, onFit: () => undefined };
    const classes = data.labels.length;
    const { places, targets, sizes } = judgedRows(data, parts);
    const grams = await crossFit({ ...fitting, view: ngram }, fits);
    options.onProgress?.('comparing encoders', ++done, total);
    for (const [index, vectors] of encodings.entries()) {
      const view = denseView(vectors, vectors[0]?.length ?? 0);
      const dense = await crossFit({ ...fitting, view }, fits);
      const sources = [dense.logits, grams.logits].map((logits) => gathered(logits, places, classes));
      const heldOut = { sources, targets, classes };
      const probabilities = outOfFold(heldOut, sizes, fitCombination(heldOut));
      losses[index] = (losses[index] ?? 0) + metricsOf(targets, probabilities, classes).logLoss;
      options.onProgress?.('comparing encoders', ++done, total);
    }
  }
  return losses;
}
