import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MurojaatError } from '../domain/index.js';
import { LocalEmbedder } from '../embedding/index.js';
import { type Adaptation, adaptation } from '../training/index.js';
import { readText } from '../triage/index.js';
import { runAdapting } from './adapt-process.js';
import { type AdaptWork, adaptWorkOf, finishedWork, prepareWork, readWork } from './adapt-work.js';
import type { Config } from './config.js';
import { bundledEncoders, type EncoderName, type EncoderPlace, encoderNamed, ownEncoderOf } from './encoders.js';
import { exists } from './exists.js';
import { BUNDLED } from './paths.js';
import { requirePython } from './python.js';
import { packageVersion } from './services.js';
import type { Around, TrainingText } from './training-rows.js';

export interface AdaptTask {
  readonly texts: readonly TrainingText[];
  readonly columns: readonly string[];
  /** Model folder; the work goes on beside it. */
  readonly target: string;
  readonly seed: number;
  /** Bundled encoder to start from; the general one without it. */
  readonly encoder?: EncoderName | undefined;
}

export interface AdaptedEncoder {
  readonly encoder: EncoderPlace;
  /** The texts with what is held out, and the vectors to judge it by. Blank texts are left out. */
  readonly texts: readonly TrainingText[];
  /** Removes the work folder; to be called once the encoder has been copied. */
  remove(): Promise<void>;
}

/** Rough cost of one text on two cores over all epochs, for the forecast only. */
const SECONDS_A_TEXT = 0.6;

interface Prepared {
  readonly text: TrainingText;
  readonly ids: readonly number[];
  readonly ngramText: string;
}

/**
 * Adapts a bundled encoder to the labels, in Python. An interrupted run of the same task goes on.
 * @throws MurojaatError ADAPT_UNAVAILABLE, ADAPT_FAILED, TRAINING_DATA, OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function adaptEncoder(task: AdaptTask, config: Config, around: Around): Promise<AdaptedEncoder> {
  await requirePython(config.python);
  await refuseForeignEncoder(task.target);
  const start = encoderNamed(task.encoder ?? 'general', await bundledEncoders());
  const prepared = await tokenize(task.texts, start, around);
  const cut = adaptation(
    prepared.map(({ ngramText, text }) => ({ ngramText, labels: text.labels, group: text.group })),
    task.columns,
    task.seed,
  );
  const heldOut = cut.rows.flatMap(({ hold }, row) => (hold ? [row] : []));
  const work = adaptWorkOf(task.target);
  await prepareWork(work, await taskFile(cut, work, start, task), rowsFile(cut, prepared));
  const { place, vectors } = (await finishedWork(work, heldOut)) ?? (await adapt(work, heldOut, cut, config, around));
  const isHeldOut = new Set(heldOut);
  return {
    encoder: place,
    texts: prepared.map(({ text }, row) => ({
      ...{ ...text, heldOut: isHeldOut.has(row) },
      judgingDense: vectors.get(row),
    })),
    remove: () => rm(work.folder, { recursive: true, force: true }),
  };
}

async function adapt(
  work: AdaptWork,
  heldOut: readonly number[],
  { rows }: Adaptation,
  config: Config,
  around: Around,
): ReturnType<typeof readWork> {
  const minutes = Math.ceil((rows.length * SECONDS_A_TEXT) / 60);
  around.reporter.info(
    `adapting the encoder to ${rows.length} texts, ${heldOut.length} of them held out: about ${minutes} min on two cores; an interrupted run of the same command goes on after the last epoch`,
  );
  await runAdapting(config.python, BUNDLED.adaptScript, work.task, around);
  return readWork(work, heldOut);
}

/** `murojaat train --adapt --model DIR` writes DIR/encoder: one that belongs to no model is not to be replaced. */
async function refuseForeignEncoder(target: string): Promise<void> {
  if (!(await exists(ownEncoderOf(target))) || (await exists(join(target, 'model.json')))) return;
  throw new MurojaatError('OUTPUT_NOT_WRITABLE', `"${target}" holds a folder "encoder" that belongs to no model`, {
    expected: 'a new or empty folder, or a model folder',
    fix: 'name another folder with --model; nothing was touched',
  });
}

async function tokenize(texts: readonly TrainingText[], start: EncoderPlace, around: Around): Promise<Prepared[]> {
  const embedder = await LocalEmbedder.open(start.folder, { threads: 1 });
  const progress = around.reporter.progress('tokenising', texts.length);
  try {
    const prepared: Prepared[] = [];
    for (const [index, text] of texts.entries()) {
      if (around.signal.aborted) throw new MurojaatError('INTERRUPTED', 'Interrupted before the adapting began');
      prepared.push(...(await tokenizeOne(text, embedder)));
      progress.update(index + 1);
    }
    return prepared;
  } finally {
    progress.stop();
    await embedder.close();
  }
}

/** A text in which nothing is left after cleaning gives nothing, as in embedding. */
async function tokenizeOne(text: TrainingText, embedder: LocalEmbedder): Promise<Prepared[]> {
  try {
    const { modelText, form } = readText(text.text);
    return [{ text, ngramText: form, ids: await embedder.tokenIds(modelText) }];
  } catch (error) {
    if (error instanceof MurojaatError && error.code === 'EMPTY_TEXT') return [];
    throw error;
  }
}

async function taskFile(cut: Adaptation, work: AdaptWork, start: EncoderPlace, { seed }: AdaptTask): Promise<string> {
  const task = {
    columns: cut.columns,
    encoder: start.folder,
    rows: work.rows,
    out: work.encoder,
    work: work.folder,
    seed,
    name: 'adapted',
    version: await packageVersion(),
  };
  return `${JSON.stringify(task, null, 1)}\n`;
}

/** One line a text: its token ids, its class in each column, and whether it is held out. */
function rowsFile({ rows }: Adaptation, prepared: readonly Prepared[]): string {
  return rows
    .map(({ labels, hold }, row) => `${JSON.stringify({ ids: prepared[row]?.ids ?? [], labels, weight: 1, hold })}\n`)
    .join('');
}
