import { join } from 'node:path';
import { type ColumnReport, type HeadInput, type Manifest, saveModel } from '../classification/index.js';
import { MurojaatError, type Reporter } from '../domain/index.js';
import { CachedEmbedder } from '../embedding/index.js';
import { type ColumnMap, requireColumn } from '../files/index.js';
import {
  alignVectors,
  type CrossValidation,
  crossValidate,
  type TrainingRow,
  type TrainOptions,
  trainModel,
} from '../training/index.js';
import type { Config } from './config.js';
import { labelColumns, readLabelled } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import { concurrencyOf, openEmbedder } from './open-embedder.js';
import { headInputs } from './prepare.js';
import { packageVersion } from './services.js';

export interface TrainingText {
  readonly text: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly group?: string | undefined;
  /** A phrase that names its label without being a text like those to be judged; it is never held out. */
  readonly phrase?: boolean | undefined;
}

export interface Training {
  readonly texts: readonly TrainingText[];
  readonly columns: readonly string[];
  readonly target: string;
  readonly seed: number;
  /** Folds of an outer cross-validation that measures the whole training on data it has not seen; none without it. */
  readonly outerFolds?: number | undefined;
}

export interface TrainingResult {
  readonly manifest: Manifest;
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

interface Around {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Above this many texts the user is told beforehand that embedding takes its time. */
const MANY_TEXTS = 10_000;
/** Texts embedded in a second on two cores, for the forecast only. */
const TEXTS_PER_SECOND = 55;
const SAMPLE = 500;
/** What a phrase counts beside a text: the best of 0.05, 0.1 and 0.3 on the texts held out when the lexicon was first tried. */
const PHRASE_WEIGHT = 0.3;

/**
 * Embeds the texts (vectors are cached on disk), trains a head for each column and writes the model folder.
 * @throws MurojaatError TRAINING_DATA, OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function trainToFolder(task: Training, config: Config, around: Around): Promise<TrainingResult> {
  const local = await openEmbedder(config);
  const embedder = await CachedEmbedder.open(local, join(config.dataDirectory, 'cache'));
  try {
    const inputs = await embedAll(task, config, embedder, around);
    const rows = rowsOf(task.texts, inputs);
    const crossValidated =
      task.outerFolds === undefined ? {} : await measure(rows, task, task.outerFolds, embedder, around);
    const trained = await fitHeads(rows, task, embedder, around);
    const manifest = await saveModel(trained.model, task.target);
    const counts = await Promise.all(sampleOf(task.texts).map(({ text }) => local.countTokens(text.slice(0, 2000))));
    const tokens = counts.reduce((sum, count) => sum + count.tokens, 0);
    const unknown = counts.reduce((sum, count) => sum + count.unknown, 0);
    return {
      manifest,
      crossValidated,
      texts: rows.length,
      report: trained.report,
      blank: task.texts.length - rows.length,
      unknownShare: unknown / Math.max(1, tokens),
    };
  } finally {
    await embedder.close();
  }
}

/** Training rows of the texts that are not blank; phrases weigh less and are moved to where the texts lie. */
function rowsOf(texts: readonly TrainingText[], inputs: readonly (HeadInput | undefined)[]): TrainingRow[] {
  const known = texts.flatMap((text, index) => {
    const input = inputs[index];
    return input === undefined ? [] : [{ ...text, ...input }];
  });
  const samples = known.filter(({ phrase }) => phrase !== true);
  const phrases = known.filter(({ phrase }) => phrase === true);
  const vectorsOf = (rows: typeof known): Float32Array[] => rows.map(({ dense }) => dense);
  const aligned = alignVectors(vectorsOf(phrases), vectorsOf(samples));
  return [
    ...samples.map(({ dense, ngramText, labels, group }) => ({ dense, ngramText, labels, group })),
    ...phrases.map(({ dense, ngramText, labels }, index) => ({
      ...{ dense: aligned[index] ?? dense, ngramText, labels },
      ...{ weight: PHRASE_WEIGHT, auxiliary: true },
    })),
  ];
}

async function embedAll(
  task: Training,
  config: Config,
  embedder: CachedEmbedder,
  around: Around,
): Promise<(HeadInput | undefined)[]> {
  const total = task.texts.length;
  if (total > MANY_TEXTS) {
    const minutes = Math.ceil(total / TEXTS_PER_SECOND / 60);
    around.reporter.info(
      `embedding ${total} texts takes about ${minutes} minutes on two cores; vectors are kept, so that an interrupted run goes on`,
    );
  }
  const progress = around.reporter.progress('embedding', total);
  const inputs = await headInputs(
    task.texts.map(({ text }) => text),
    embedder,
    {
      concurrency: concurrencyOf(config),
      signal: around.signal,
      onDone: (done) => progress.update(done, `${done} texts`),
    },
  ).finally(() => progress.stop());
  if (around.signal.aborted)
    throw new MurojaatError('INTERRUPTED', 'Interrupted while embedding; what was embedded is kept', {
      fix: 'run the same command again: it goes on from there',
    });
  return inputs;
}

function fitHeads(
  rows: readonly TrainingRow[],
  task: Training,
  embedder: CachedEmbedder,
  around: Around,
): ReturnType<typeof trainModel> {
  return withProgress(embedder, task, around, (options) => trainModel(rows, task.columns, options));
}

function measure(
  rows: readonly TrainingRow[],
  task: Training,
  outerFolds: number,
  embedder: CachedEmbedder,
  around: Around,
): ReturnType<typeof crossValidate> {
  const work = (options: TrainOptions): ReturnType<typeof crossValidate> =>
    crossValidate(rows, task.columns, { ...options, outerFolds });
  return withProgress(embedder, task, around, work);
}

/** Runs a training with one progress display a stage. */
async function withProgress<T>(
  embedder: CachedEmbedder,
  { seed }: Training,
  { reporter, signal }: Around,
  work: (options: TrainOptions) => Promise<T>,
): Promise<T> {
  let progress = reporter.progress('training');
  let current = '';
  const onProgress = (stage: string, done: number, total: number): void => {
    if (stage !== current) {
      progress.stop();
      progress = reporter.progress(stage, total);
      current = stage;
    }
    progress.update(done);
  };
  const versions = { murojaat: await packageVersion() };
  return work({ embedder, seed, versions, signal, onProgress }).finally(() => progress.stop());
}

/** Every n-th text, at most `SAMPLE` of them. */
function sampleOf(texts: readonly TrainingText[]): readonly TrainingText[] {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  return texts.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

/** A table to learn from, as the user named it. */
export interface TrainingTable {
  readonly input: string;
  readonly columns: ColumnMap;
  /** Label columns parted by commas. */
  readonly label: string;
  /** Column whose equal values must not be parted by cross-validation. */
  readonly group: string | undefined;
  readonly target: string;
  readonly seed: number;
  readonly outerFolds: number | undefined;
}

/**
 * Trains on a table's label columns.
 * @throws MurojaatError of the input, COLUMN_NOT_FOUND, TRAINING_DATA, OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function trainOnTable(task: TrainingTable, config: Config, around: Surroundings): Promise<TrainingResult> {
  const table = await readLabelled(task.input, task.columns, around);
  const columns = labelColumns(task.label, table.columns);
  refuseReserved(columns);
  const group = task.group === undefined ? undefined : requireColumn(table.columns, task.group);
  const texts = table.texts.map(({ text, cells }) => ({
    text,
    labels: Object.fromEntries(columns.map((column) => [column, cells[column]])),
    group: group === undefined ? undefined : cells[group],
  }));
  const { target, seed, outerFolds } = task;
  return trainToFolder({ texts, columns, target, seed, outerFolds }, config, around);
}

/** `predict` writes {"id", "<label column>"} or {"id", "error"}: a column of such a name would hide the other. */
function refuseReserved(columns: readonly string[]): void {
  const reserved = columns.find((column) => column === 'id' || column === 'error');
  if (reserved === undefined) return;
  throw new MurojaatError('TRAINING_DATA', `A label column cannot be called "${reserved}"`, {
    expected: 'another name than id and error, which "predict" writes itself',
    fix: 'rename the column in the header',
  });
}
