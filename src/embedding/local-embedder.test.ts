import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CachedEmbedder, HashingEmbedder, LocalEmbedder } from './index.js';

const encoder = fileURLToPath(new URL('../../models/encoder', import.meta.url));
let embedder: LocalEmbedder;
beforeAll(async () => {
  embedder = await LocalEmbedder.open(encoder, { threads: 2 });
});
afterAll(() => embedder.close());

const dot = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe('the bundled encoder', () => {
  it('gives unit vectors in which the scripts of one sentence lie closest', async () => {
    const [latin, cyrillic, russian, other] = await Promise.all(
      [
        'Uyimizda uch kundan beri gaz yoʻq',
        'Уйимизда уч кундан бери газ йўқ',
        'В нашем доме три дня нет газа',
        'Pensiyam kechikib kelyapti',
      ].map((text) => embedder.embed(text)),
    );
    if (!latin || !cyrillic || !russian || !other) throw new Error('a vector is missing');
    expect(dot(latin, latin)).toBeCloseTo(1, 5);
    expect(dot(latin, cyrillic)).toBeGreaterThan(dot(latin, other));
    expect(dot(latin, russian)).toBeGreaterThan(dot(latin, other));
  });

  it('gives a text the same vector alone and among others, bit for bit', async () => {
    const text = 'Маҳалламизда йўл ўйилиб кетган, машина юролмайди.';
    const alone = await embedder.embed(text);
    const neighbours = ['а', 'Suv yoʻq '.repeat(80), text, 'x'.repeat(3000), 'Нет света', text];
    const among = await Promise.all(neighbours.map((each) => embedder.embed(each)));
    expect(among[2]).toEqual(alone);
    expect(among[5]).toEqual(alone);
  });

  it('reads texts beyond the window, without white space, empty or torn', async () => {
    for (const text of ['', ' ', 'a'.repeat(20_000), 'Gaz yoʻq. '.repeat(2000), '\uD83D', '😀'.repeat(3000)]) {
      const vector = await embedder.embed(text);
      expect(vector.length).toBe(384);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    }
  });

  it('counts what the vocabulary does not know', async () => {
    expect((await embedder.countTokens('Suv yoʻq, чироқ ўчди')).unknown).toBe(0);
    expect((await embedder.countTokens('შეკითხვა მაქვს')).unknown).toBeGreaterThan(0);
  });
});

describe('a missing or damaged model', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'murojaat-encoder-'));
    await cp(encoder, join(folder, 'encoder'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is an error that says how to mend it, never another model', async () => {
    await expect(LocalEmbedder.open(join(folder, 'none'), { threads: 1 })).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
    await writeFile(join(folder, 'encoder/tokenizer_config.json'), '{}');
    await expect(LocalEmbedder.open(join(folder, 'encoder'), { threads: 1 })).rejects.toMatchObject({
      code: 'MODEL_DAMAGED',
      fix: expect.stringContaining('git checkout'),
    });
    await cp(join(encoder, 'tokenizer_config.json'), join(folder, 'encoder/tokenizer_config.json'));
    await rm(join(folder, 'encoder/onnx'), { recursive: true });
    await expect(LocalEmbedder.open(join(folder, 'encoder'), { threads: 1 })).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
  });
});

describe('the vector cache', () => {
  it('gives the same vectors from disk, for this model only, and survives a torn record', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'murojaat-cache-'));
    const first = await CachedEmbedder.open(new HashingEmbedder(), folder);
    const vectors = await Promise.all(['suv', 'gaz', 'yoʻl', 'suv'].map((text) => first.embed(text)));
    await first.close();
    await appendFile(join(folder, 'vectors-hashing-trigram_384.bin'), 'torn');
    const second = await CachedEmbedder.open(new HashingEmbedder(), folder);
    expect(await Promise.all(['suv', 'gaz', 'yoʻl'].map((text) => second.embed(text)))).toEqual(vectors.slice(0, 3));
    expect(second.hits).toBe(3);
    await second.embed('yangi');
    await second.close();
    const other = await CachedEmbedder.open(new HashingEmbedder(128), folder);
    await other.embed('suv');
    expect(other.hits).toBe(0);
    await other.close();
    await rm(folder, { recursive: true, force: true });
  });
});
