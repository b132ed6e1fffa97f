import { type HeadInput, Heads } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import type { CachedEmbedder } from '../embedding/index.js';
import { type EvaluationRow, type Fitted, type LearningPoint, learningCurves } from '../evaluation/index.js';
import { requireColumn } from '../files/index.js';
import { type TrainingRow, trainModel } from '../training/index.js';
import { rowOf, type Truth } from './answer-rows.js';
import type { Config } from './config.js';
import type { LabelledTable } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import { openEmbedder, withCache } from './open-embedder.js';
import { embedAll, rowsOf, type TrainingText } from './training-rows.js';

const SEED = 1;

export interface CurveTask {
  /** What is learnt from; it has the label columns of `truth`, too. */
  readonly training: LabelledTable;
  readonly judged: LabelledTable;
  readonly truth: Truth;
}

/**
 * Trains heads on ever larger parts of a table and measures each on another one.
 * @throws MurojaatError COLUMN_NOT_FOUND, TRAINING_DATA, INTERRUPTED
 */
export async function learnAndMeasure(
  task: CurveTask,
  config: Config,
  around: Surroundings,
): Promise<ReadonlyMap<string, readonly LearningPoint[]>> {
  const columns = requireLearnable(task.training, task.truth);
  warnOverlap(task, around);
  // the general encoder: an adapted one has learnt from nearly all training texts, and small parts would look too good
  const embedder = await withCache(await openEmbedder(config), config);
  try {
    const texts = textsOf(task.training, columns);
    const training = rowsOf(texts, await embedAll(texts, config, embedder, around));
    const judged = await embedAll(textsOf(task.judged, []), config, embedder, around);
    const progress = around.reporter.progress('learning curve');
    const fitOn = async (chosen: readonly number[]): Promise<Fitted | undefined> => {
      const rows = chosen.flatMap((index) => training.slice(index, index + 1));
      progress.update(0, `${rows.length} texts`);
      const heads = await trained(rows, columns, embedder, around.signal);
      return heads === undefined ? undefined : fittedOn(rows, heads, judged, task);
    };
    return await learningCurves(training.length, fitOn, SEED).finally(() => progress.stop());
  } finally {
    await embedder.close();
  }
}

/** The label columns that are learnt, which the training table must have. @throws MurojaatError COLUMN_NOT_FOUND */
export function requireLearnable({ columns }: LabelledTable, truth: Truth): string[] {
  return [...truth.values()].map((column) => requireColumn(columns, column));
}

/** A curve that is measured on texts learnt from looks better than it is. */
function warnOverlap({ training, judged }: CurveTask, { reporter }: Surroundings): void {
  const learnt = new Set(training.texts.map(({ text }) => text));
  const both = judged.texts.filter(({ text }) => learnt.has(text)).length;
  if (both > 0) {
    reporter.warn(`${both} texts are in both tables; the learning curve is too good by what it has seen of them`);
  }
}

function textsOf({ texts }: LabelledTable, columns: readonly string[]): TrainingText[] {
  return texts.map(({ text, cells }) => ({
    text,
    labels: Object.fromEntries(columns.map((column) => [column, cells[column]])),
  }));
}

/** Undefined where the rows are too few for any model: the curve then begins later. */
async function trained(
  rows: readonly TrainingRow[],
  columns: readonly string[],
  embedder: CachedEmbedder,
  signal: AbortSignal,
): Promise<Heads | undefined> {
  try {
    return new Heads((await trainModel(rows, columns, { embedder, seed: SEED, signal })).model);
  } catch (error) {
    if (error instanceof MurojaatError && error.code === 'TRAINING_DATA') return undefined;
    throw error;
  }
}

function fittedOn(
  rows: readonly TrainingRow[],
  heads: Heads,
  inputs: readonly (HeadInput | undefined)[],
  { judged, truth }: CurveTask,
): Fitted {
  const answers = inputs.map((input) => (input === undefined ? {} : heads.predict(input)));
  const known = [...truth].filter(([, column]) => heads.columns.includes(column));
  const rowsOf = (field: string, column: string): EvaluationRow[] =>
    judged.texts.map((text, index) => {
      const prediction = answers[index]?.[column];
      const predictions = new Map(prediction === undefined ? [] : [[field, prediction]]);
      return rowOf({ text, predictions, error: 'EMPTY_TEXT' }, field, { truth, groups: [] });
    });
  return {
    rows: new Map(known.map(([field, column]) => [field, rowsOf(field, column)])),
    learnt: new Map(
      known.map(([field, column]) => [field, rows.filter(({ labels }) => (labels[column] ?? '').trim() !== '').length]),
    ),
  };
}
