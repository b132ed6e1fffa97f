import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ENCODER_FOLDER } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { readManifest, verifyEncoder } from '../embedding/index.js';
import { writeError } from '../files/index.js';
import type { EncoderPlace } from './encoders.js';
import { exists } from './exists.js';
import { parseJson } from './parse-json.js';

/** The two files that say what is to be adapted, and to what. */
export type TaskFiles = Pick<AdaptWork, 'task' | 'rows'>;

/** The folder in which an encoder is adapted; it lies beside the model folder and outlives an interruption. */
export interface AdaptWork {
  readonly folder: string;
  readonly task: string;
  readonly rows: string;
  readonly encoder: string;
  readonly heldOut: string;
}

export function taskFilesOf(folder: string): TaskFiles {
  return { task: join(folder, 'task.json'), rows: join(folder, 'rows.jsonl') };
}

export function adaptWorkOf(target: string): AdaptWork {
  const model = resolve(target);
  const folder = join(dirname(model), `.${basename(model)}.adapt`);
  return {
    folder,
    ...taskFilesOf(folder),
    encoder: join(folder, ENCODER_FOLDER),
    heldOut: join(folder, 'held-out.jsonl'),
  };
}

/**
 * Puts the task and its rows into the work folder, readable by the owner alone. A folder that an interrupted run of
 * the same task has left stays as it is, so that its checkpoints are used; one of another task is emptied.
 * @throws MurojaatError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
 */
export async function prepareWork(work: AdaptWork, task: string, rows: string): Promise<void> {
  try {
    if (await holdsTask(work, task, rows)) return;
    await rm(work.folder, { recursive: true, force: true });
    await mkdir(work.folder, { recursive: true, mode: 0o700 });
    await chmod(work.folder, 0o700);
    await writeTask(work, task, rows);
  } catch (cause) {
    throw writeError(work.folder, cause);
  }
}

/** Whether a run of this very task was begun here. */
export async function holdsTask(files: TaskFiles, task: string, rows: string): Promise<boolean> {
  return (await textOf(files.task)) === task && (await textOf(files.rows)) === rows;
}

/** The task last, so that a folder with a task is whole. */
export async function writeTask(files: TaskFiles, task: string, rows: string): Promise<void> {
  await writeFile(files.rows, rows);
  await writeFile(files.task, task);
}

function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** What adapting has left: the encoder, and vectors by row from before it learnt the held-out rows. */
export interface Adapted {
  readonly place: EncoderPlace;
  readonly vectors: ReadonlyMap<number, Float32Array>;
}

/** The results of a finished adapting; `undefined` where it has not come to its end. */
export async function finishedWork(work: AdaptWork, heldOut: readonly number[]): Promise<Adapted | undefined> {
  const done = await Promise.all([manifestOf(work), work.heldOut].map(exists));
  return done.includes(false) ? undefined : readWork(work, heldOut).catch(() => undefined);
}

/**
 * Reads and verifies what the adapting has written.
 * @param heldOut rows that must have a vector; others may
 * @throws MurojaatError ADAPT_FAILED, MODEL_DAMAGED
 */
export async function readWork(work: AdaptWork, heldOut: readonly number[]): Promise<Adapted> {
  if (!(await exists(manifestOf(work)))) throw incomplete(work, 'there is no encoder');
  const manifest = await readManifest(work.encoder);
  await verifyEncoder(work.encoder, manifest);
  const vectors = await readVectors(work, manifest.dimensions);
  const missing = heldOut.filter((row) => !vectors.has(row)).length;
  if (missing > 0) throw incomplete(work, `${missing} of ${heldOut.length} held-out rows have no vector`);
  return { place: { name: 'own', folder: work.encoder, manifest }, vectors };
}

async function readVectors(work: AdaptWork, dimensions: number): Promise<Map<number, Float32Array>> {
  const schema = z.object({ row: z.int().min(0), vector: z.array(z.number()).length(dimensions) });
  const vectors = new Map<number, Float32Array>();
  if (!(await exists(work.heldOut))) throw incomplete(work, 'there are no vectors of held-out rows');
  for await (const line of createInterface({
    input: createReadStream(work.heldOut, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line === '') continue;
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw incomplete(work, `line ${vectors.size + 1} of the held-out vectors cannot be read`);
    vectors.set(parsed.data.row, Float32Array.from(parsed.data.vector));
  }
  return vectors;
}

function incomplete({ folder }: AdaptWork, got: string): MurojaatError {
  return new MurojaatError('ADAPT_FAILED', 'The adapting ended without all of its results', {
    expected: 'an encoder folder and a vector for each held-out row',
    got,
    fix: `run the same command again; if it fails again, delete "${folder}" first`,
  });
}

function manifestOf({ encoder }: AdaptWork): string {
  return join(encoder, 'manifest.json');
}
