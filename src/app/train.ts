import { type ColumnReport, type Manifest, saveModel } from '../classification/index.js';
import {
  type CrossValidation,
  crossValidate,
  type Expectation,
  type TrainOptions,
  trainModel,
} from '../training/index.js';
import { adaptEncoder } from './adapt.js';
import { chooseEncoder } from './choose-encoder.js';
import type { Config } from './config.js';
import { bundledEncoders, type EncoderName, type EncoderPlace } from './encoders.js';
import { openEmbedder, withCache } from './open-embedder.js';
import { packageVersion } from './services.js';
import { trainingProgress } from './training-progress.js';
import { type Around, embedAll, rowsOf, type TrainingText, unknownShareOf } from './training-rows.js';

export interface Training {
  readonly texts: readonly TrainingText[];
  readonly columns: readonly string[];
  readonly target: string;
  readonly seed: number;
  /** Folds of an outer cross-validation that measures the whole training on data it has not seen; none without it. */
  readonly outerFolds?: number | undefined;
  /** The bundled encoder to use; chosen by held-out log loss without it. */
  readonly encoder?: EncoderName | undefined;
  /** Adapt the encoder to the labels, too. */
  readonly adapt?: boolean | undefined;
}

export interface TrainingResult {
  readonly manifest: Manifest;
  /** Held-out figures by column. */
  readonly expected: Readonly<Record<string, Expectation>>;
  readonly report: Readonly<Record<string, ColumnReport>>;
  /** Texts learnt from. */
  readonly texts: number;
  /** Texts in which nothing was left after cleaning. */
  readonly blank: number;
  /** Share of tokens that the vocabulary does not know, over a sample of the texts. */
  readonly unknownShare: number;
  /** Figures of the outer cross-validation by column, where one was asked for. */
  readonly crossValidated: Readonly<Record<string, CrossValidation>>;
}

/**
 * Chooses or adapts the encoder, embeds the texts (vectors are cached on disk), trains a head for each column and
 * writes the model folder.
 * @throws MurojaatError TRAINING_DATA, ADAPT_UNAVAILABLE, ADAPT_FAILED, OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function trainToFolder(task: Training, config: Config, around: Around): Promise<TrainingResult> {
  if (task.adapt === true) {
    const adapted = await adaptEncoder(task, config, around);
    const result = await trainOver(adapted.encoder, { ...task, texts: adapted.texts }, config, around);
    await adapted.remove();
    return result;
  }
  return trainOver(await chooseEncoder(task, await bundledEncoders(), config, around), task, config, around);
}

/** Trains heads over one encoder; one that is not bundled goes into the model folder. */
async function trainOver(place: EncoderPlace, task: Training, config: Config, around: Around): Promise<TrainingResult> {
  const encoder = await openEmbedder(config, place.folder);
  const embedder = await withCache(encoder, config);
  try {
    const { texts, columns, seed, outerFolds } = task;
    const rows = rowsOf(texts, await embedAll(texts, config, embedder, around));
    const versions = { murojaat: await packageVersion() };
    const work = <T>(run: (options: TrainOptions) => Promise<T>): Promise<T> =>
      trainingProgress(around, (watched) => run({ embedder, seed, versions, ...watched }));
    const crossValidated =
      outerFolds === undefined ? {} : await work((options) => crossValidate(rows, columns, { ...options, outerFolds }));
    const trained = await work((options) => trainModel(rows, columns, options));
    const manifest = await saveModel(trained.model, task.target, place.name === 'own' ? place.folder : undefined);
    return {
      manifest,
      crossValidated,
      expected: trained.expected,
      texts: rows.length,
      report: trained.report,
      blank: texts.length - rows.length,
      unknownShare: await unknownShareOf(texts, encoder),
    };
  } finally {
    await embedder.close();
  }
}
