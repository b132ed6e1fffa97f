import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { MurojaatError, systemCode } from '../domain/index.js';
import type { Model } from './model.js';
import { layOut } from './model-layout.js';
import { type Manifest, manifestSchema } from './model-schema.js';

export const MANIFEST_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';
/** Folder of the encoder that a model brings along, where it was adapted. */
export const ENCODER_FOLDER = 'encoder';
/** Files beside the heads that belong to them and to no others. */
export const CALIBRATION_FILE = 'calibration.json';
export const POLICY_FILE = 'policy.json';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The two files of a model folder. The same model gives the same bytes. */
export function encodeModel(model: Model): { manifest: Manifest; json: string; weights: Uint8Array } {
  const { bytes, arrays } = layOut(model);
  const binary = { file: WEIGHTS_FILE, bytes: bytes.length, sha256: sha256(bytes), arrays };
  const manifest = manifestSchema.parse({ ...model.description, binary });
  return { manifest, json: `${JSON.stringify(manifest, null, 2)}\n`, weights: bytes };
}

/**
 * Writes the model folder whole or not at all: into a new folder beside it, which then takes its name. A model
 * that was there is replaced with its encoder, other files stay. Throws OUTPUT_NOT_WRITABLE or OUTPUT_DISK_FULL.
 * @param encoder folder of the adapted encoder that the model was trained on, to be copied into it
 */
export async function saveModel(model: Model, folder: string, encoder?: string): Promise<Manifest> {
  const { manifest, json, weights } = encodeModel(model);
  const target = resolve(folder);
  // named by the process: two trainings into one folder do not write into one draft
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await keepOtherFiles(target, draft, encoder !== undefined);
    if (encoder !== undefined) await cp(encoder, join(draft, ENCODER_FOLDER), { recursive: true });
    await writeFile(join(draft, WEIGHTS_FILE), weights);
    await writeFile(join(draft, MANIFEST_FILE), json);
    await replaceFolder(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw notWritten(error, target);
  }
  return manifest;
}

/**
 * Whatever else lies in the folder (a model card, notes) is the user's and stays; so does a folder "encoder" that
 * belongs to no model. Calibration and policy of the model that was there mean nothing for the new one.
 */
async function keepOtherFiles(target: string, draft: string, withEncoder: boolean): Promise<void> {
  const names = await readdir(target).catch((error: unknown): string[] => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const ours: string[] = [WEIGHTS_FILE, MANIFEST_FILE, CALIBRATION_FILE, POLICY_FILE];
  if (withEncoder || names.includes(MANIFEST_FILE)) ours.push(ENCODER_FOLDER);
  for (const name of names) {
    if (!ours.includes(name)) await cp(join(target, name), join(draft, name), { recursive: true });
  }
}

/** A folder cannot be renamed over a full one, so the old one steps aside first and comes back on failure. */
async function replaceFolder(draft: string, target: string): Promise<void> {
  const old = `${draft}-old`;
  const existed = await rename(target, old).then(
    () => true,
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(draft, target);
  } catch (error) {
    if (existed) await rename(old, target);
    throw error;
  }
  if (existed) await rm(old, { recursive: true, force: true });
}

function notWritten(cause: unknown, target: string): MurojaatError {
  const full = systemCode(cause) === 'ENOSPC';
  return new MurojaatError(
    full ? 'OUTPUT_DISK_FULL' : 'OUTPUT_NOT_WRITABLE',
    `The model folder ${target} could not be written.`,
    {
      got: systemCode(cause) ?? 'an unknown failure',
      fix: 'name a folder that can be written, on a disk with space',
      cause,
    },
  );
}
