import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Embedder, MurojaatError, systemCode } from '../domain/index.js';
import { Heads } from './heads.js';
import { readLayout } from './model-layout.js';
import { type Manifest, manifestSchema, SCHEMA_VERSION } from './model-schema.js';
import { MANIFEST_FILE, sha256 } from './save-model.js';

/**
 * Loads the heads of a model folder and checks its schema, its binary's hash, and that it was trained on vectors
 * of `embedder`. Throws MODEL_NOT_FOUND, MODEL_DAMAGED or MODEL_INCOMPATIBLE.
 */
export async function loadHeads(folder: string, embedder: Pick<Embedder, 'id' | 'dimensions'>): Promise<Heads> {
  const manifest = await readModelDescription(folder);
  checkEmbedder(manifest, embedder);
  const { binary, ...description } = manifest;
  const bytes = await readModelFile(folder, binary.file);
  if (bytes.length !== binary.bytes || sha256(bytes) !== binary.sha256) {
    throw damaged(`${binary.file} is not the file that was written with model.json`, {
      expected: `${binary.bytes} bytes with SHA-256 ${binary.sha256}`,
      got: `${bytes.length} bytes with SHA-256 ${sha256(bytes)}`,
    });
  }
  return new Heads(readLayout(description, binary.arrays, aligned(bytes)));
}

/** What `model.json` of a model folder says. Throws MODEL_NOT_FOUND, MODEL_DAMAGED or MODEL_INCOMPATIBLE. */
export async function readModelDescription(folder: string): Promise<Manifest> {
  return parseManifest(await readModelFile(folder, MANIFEST_FILE));
}

async function readModelFile(folder: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    throw new MurojaatError('MODEL_NOT_FOUND', `The model folder ${folder} has no readable file ${file}.`, {
      expected: 'a folder that `murojaat train --model DIR` wrote',
      got: systemCode(cause) ?? 'an unknown failure',
      fix: 'check the path after --model, or train a model into it first',
      cause,
    });
  }
}

function parseManifest(bytes: Uint8Array): Manifest {
  const content = parsedJson(new TextDecoder().decode(bytes));
  const version =
    typeof content === 'object' && content !== null && 'schemaVersion' in content ? content.schemaVersion : undefined;
  if (typeof version === 'number' && version !== SCHEMA_VERSION) {
    throw new MurojaatError('MODEL_INCOMPATIBLE', 'The model was written by another version of Murojaat.', {
      expected: `schema version ${SCHEMA_VERSION}`,
      got: `schema version ${version}`,
      fix: 'train the model anew with this version',
    });
  }
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw damaged(
    `model.json is not a model's description: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`,
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged('model.json is not JSON', { cause });
  }
}

function checkEmbedder(manifest: Manifest, embedder: Pick<Embedder, 'id' | 'dimensions'>): void {
  const trained = manifest.embedder;
  if (trained.id === embedder.id && trained.dimensions === embedder.dimensions) return;
  throw new MurojaatError('MODEL_INCOMPATIBLE', 'The model was trained on vectors of another embedding model.', {
    expected: `embedding ${embedder.id} of ${embedder.dimensions} numbers, the one in use`,
    got: `embedding ${trained.id} of ${trained.dimensions} numbers`,
    fix: 'train the model anew with the embedding in use, or use the embedding it was trained with',
  });
}

function damaged(what: string, details: { expected?: string; got?: string; cause?: unknown } = {}): MurojaatError {
  const fix = 'copy the model folder again from where it came, or train it anew';
  return new MurojaatError('MODEL_DAMAGED', `The model is damaged: ${what}.`, { ...details, fix });
}

/** Node may read a small file into a shared pool at any offset; typed arrays need a multiple of 8. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
}
