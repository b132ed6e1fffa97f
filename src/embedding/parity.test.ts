import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LocalEmbedder, readManifest, verifyEncoder } from './index.js';
import { pieces } from './windows.js';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const read = (relative: string): unknown => JSON.parse(readFileSync(path(relative), 'utf8'));

/** Written by models/build with Python's `tokenizers` and the fp32 model. */
const expected = z
  .object({ sentences: z.array(z.object({ ids: z.array(z.int()), vector: z.array(z.number()) })) })
  .parse(read('models/build/reference/expected.json'));
const sentences = z.array(z.object({ text: z.string() })).parse(read('models/build/reference/sentences.json'));

let embedder: LocalEmbedder;
beforeAll(async () => {
  embedder = await LocalEmbedder.open(path('models/encoder'), { threads: 1 });
});
afterAll(() => embedder.close());

describe('the shipped encoder against the reference', () => {
  it('is at most 40 MB and its files have the hashes of the manifest', async () => {
    const manifest = await readManifest(path('models/encoder'));
    await verifyEncoder(path('models/encoder'), manifest);
    expect(manifest.files.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThanOrEqual(40_000_000);
  });

  it('cuts every reference sentence into the tokens that Python cuts', async () => {
    env.allowRemoteModels = false;
    env.localModelPath = path('models');
    const tokenizer = await AutoTokenizer.from_pretrained('encoder', { local_files_only: true });
    const differing = sentences.filter(({ text }, index) => {
      const ids = tokenizer.encode(`query: ${text}`);
      // Python cuts a long text to 511 tokens and the end sign
      const wanted = expected.sentences[index]?.ids ?? [];
      const whole = ids.length <= 512 ? ids : [...ids.slice(0, 511), ids.at(-1)];
      return JSON.stringify(whole) !== JSON.stringify(wanted);
    });
    expect(differing).toEqual([]);
  });

  it('gives them, long texts cut, as one input for adapting', async () => {
    const given = await Promise.all(sentences.map(({ text }) => embedder.tokenIds(text)));
    expect(given).toEqual(expected.sentences.map(({ ids }) => ids));
    expect(Math.max(...given.map((ids) => ids.length))).toBe(512);
  });

  it('cuts the corpus into the same tokens in pieces as whole', async () => {
    const tokenizer = await AutoTokenizer.from_pretrained('encoder', { local_files_only: true });
    const encode = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false });
    const text = sentences.map((sentence) => sentence.text.replace(/\s+/g, ' ')).join(' ');
    expect(pieces(text).length).toBeGreaterThan(1);
    expect(pieces(text).flatMap((piece) => encode(piece))).toEqual(encode(text));
  });

  it('lies at a mean cosine of at least 0.995 to fp32', async () => {
    const cosines = await Promise.all(
      sentences.map(async ({ text }, index) => {
        const vector = await embedder.embed(text);
        return vector.reduce((sum, value, at) => sum + value * (expected.sentences[index]?.vector[at] ?? 0), 0);
      }),
    );
    const mean = cosines.reduce((sum, each) => sum + each, 0) / cosines.length;
    expect(mean).toBeGreaterThanOrEqual(0.995);
  });
});
