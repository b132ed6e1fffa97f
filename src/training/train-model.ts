import { type ColumnReport, SCHEMA_VERSION } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { assemble } from './assemble.js';
import { classWeightOf } from './class-weights.js';
import { type ColumnData, takeColumn } from './columns.js';
import { dataHash } from './data-hash.js';
import { denseView } from './dense-view.js';
import { constantHead, fitHeads } from './fit-heads.js';
import { type FittedViews, fitViews, mostFits, type Views } from './fit-views.js';
import { buildVocabulary, gramMatrix } from './gram-matrix.js';
import { type HoldOut, holdOutsOf } from './hold-out.js';
import { ngramView } from './ngram-fit.js';
import { type Pause, pauseFor } from './pause.js';
import type { TrainedModel, TrainingRow, TrainOptions } from './types.js';

/**
 * Trains one head for every column over the two views of the rows. Same rows, columns and seed: same model, to the
 * byte. Throws TRAINING_DATA where no column can be trained, MODEL_INCOMPATIBLE where a vector has another length
 * than the embedder's, INTERRUPTED after an abort.
 */
export async function trainModel(
  rows: readonly TrainingRow[],
  columns: readonly string[],
  options: TrainOptions,
): Promise<TrainedModel> {
  const { embedder, seed, versions = {} } = options;
  checkVectors(rows, embedder.dimensions);
  const pause = pauseFor(options.signal);
  const minimum = Math.max(1, options.minimumExamples ?? 1);
  const taken = columns.map((name) => takeColumn(rows, name, minimum));
  const trainable = taken.filter((data) => data.labels.length > 0);
  if (trainable.length === 0) throw nothingToLearn(columns, rows.length);
  const { views, vocabulary } = await readViews(rows, options, pause);
  const several = trainable.filter(({ labels }) => labels.length > 1);
  const holdOuts = holdOutsOf(rows, several, seed);
  const fitted: FittedViews[] = [];
  for (const [index, data] of several.entries()) {
    const holdOut = holdOuts[index];
    if (holdOut !== undefined) fitted.push(await trainColumn(data, views, holdOut, options, pause));
  }
  const features = vocabulary.hashes.length;
  const complete = fitHeads(fitted, seed);
  const heads = trainable.map((data) => {
    const head = complete.find(({ manifest }) => manifest.name === data.name);
    return head ?? constantHead(data, embedder.dimensions, features);
  });
  return {
    model: {
      description: {
        schemaVersion: SCHEMA_VERSION,
        dataHash: dataHash(rows, columns),
        seed,
        embedder: { id: embedder.id, dimensions: embedder.dimensions },
        versions: { ...versions },
        columns: heads.map((head) => head.manifest),
      },
      vocabulary,
      arrays: assemble(heads, embedder.dimensions, features),
    },
    expected: Object.fromEntries(
      complete.flatMap(({ manifest, expected }) => (expected === undefined ? [] : [[manifest.name, expected]])),
    ),
    report: Object.fromEntries(taken.map((data): [string, ColumnReport] => [data.name, data.report])),
  };
}

async function readViews(rows: readonly TrainingRow[], options: TrainOptions, pause: Pause) {
  const texts = rows.map((row) => row.ngramText);
  options.onProgress?.('n-grams', 0, texts.length);
  const { vocabulary, entries } = await buildVocabulary(texts, pause);
  const matrix = await gramMatrix(texts, vocabulary, entries, pause);
  options.onProgress?.('n-grams', texts.length, texts.length);
  const views: Views = {
    dense: denseView(
      rows.map((row) => row.dense),
      options.embedder.dimensions,
    ),
    judgingDense: denseView(
      rows.map((row) => row.judgingDense ?? row.dense),
      options.embedder.dimensions,
    ),
    ngram: ngramView(matrix, vocabulary.hashes.length, options.seed),
  };
  return { views, vocabulary };
}

async function trainColumn(
  data: ColumnData,
  views: Views,
  holdOut: HoldOut,
  options: TrainOptions,
  pause: Pause,
): Promise<FittedViews> {
  const total = mostFits(views, holdOut);
  let done = 0;
  const report = (count: number): void => options.onProgress?.(`head of ${data.name}`, count, total);
  report(0);
  const classWeight = classWeightOf(options.classWeight);
  const fitted = await fitViews(data, views, holdOut, { classWeight, pause, onFit: () => report(++done) });
  report(total);
  return fitted;
}

function checkVectors(rows: readonly TrainingRow[], dimensions: number): void {
  const vectors = rows.flatMap(({ dense, judgingDense = dense }) => [dense, judgingDense]);
  const wrong = vectors.find(({ length }) => length !== dimensions);
  if (wrong === undefined) return;
  throw new MurojaatError('MODEL_INCOMPATIBLE', 'A training vector is not of the length that the embedding gives.', {
    expected: `${dimensions} numbers`,
    got: `${wrong.length} numbers`,
  });
}

function nothingToLearn(columns: readonly string[], rows: number): MurojaatError {
  return new MurojaatError('TRAINING_DATA', 'No label column has a label with at least two rows.', {
    expected: `at least two rows of one label in one of: ${columns.join(', ')}`,
    got: `${rows} rows`,
    fix: 'add labelled rows, or name another column with --label',
  });
}
