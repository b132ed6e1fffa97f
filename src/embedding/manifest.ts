import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MurojaatError, systemCode } from '../domain/index.js';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  dimensions: z.int().positive(),
  maxTokens: z.int().positive(),
  prefix: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string().length(64) })).min(1),
});

export interface EncoderManifest extends z.infer<typeof manifestSchema> {
  /** Hash over the files' hashes: names the content, and with it every vector. */
  readonly id: string;
}

const REBUILD =
  'restore a bundled one from the repository (git checkout -- models) or rebuild it (models/build/README.md); copy the folder of a model of your own again, or train it anew';

/**
 * Reads `manifest.json` of an encoder folder.
 * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED
 */
export async function readManifest(directory: string): Promise<EncoderManifest> {
  const path = join(directory, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new MurojaatError('MODEL_NOT_FOUND', `There is no embedding model in "${directory}"`, {
      expected: 'a folder with manifest.json, tokenizer.json and onnx/model_quantized.onnx',
      got: systemCode(cause) ?? 'an unknown error',
      fix: REBUILD,
      cause,
    });
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new MurojaatError('MODEL_DAMAGED', `"${path}" is not a valid model manifest`, {
      got: z.prettifyError(parsed.error),
      fix: REBUILD,
    });
  }
  const content = parsed.data.files.map((file) => `${file.path} ${file.sha256}`).sort();
  const digest = createHash('sha256')
    .update([parsed.data.prefix, ...content].join('\n'))
    .digest('hex');
  return { ...parsed.data, id: `${parsed.data.name}@${digest.slice(0, 12)}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Compares every file of the folder with its hash in the manifest.
 * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED
 */
export async function verifyEncoder(directory: string, manifest: EncoderManifest): Promise<void> {
  for (const file of manifest.files) {
    const found = await sha256OfFile(join(directory, file.path));
    if (found === undefined) {
      throw new MurojaatError('MODEL_NOT_FOUND', `The model file "${join(directory, file.path)}" is missing`, {
        expected: `${file.bytes} bytes with sha256 ${file.sha256}`,
        fix: REBUILD,
      });
    }
    if (found !== file.sha256) {
      throw new MurojaatError('MODEL_DAMAGED', `The model file "${join(directory, file.path)}" is damaged`, {
        expected: `sha256 ${file.sha256}`,
        got: `sha256 ${found}`,
        fix: REBUILD,
      });
    }
  }
}

async function sha256OfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
