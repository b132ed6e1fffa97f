import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../domain/index.js';
import { CachedEmbedder } from './vector-cache.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-cache-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the vector cache', () => {
  it('that cannot be opened closes the embedder it was given, whose threads would keep the process alive', async () => {
    let closed = 0;
    const inner: Embedder = {
      ...{ id: 'made-up', dimensions: 2 },
      embed: async () => Float32Array.of(1, 0),
      close: async () => void closed++,
    };
    await writeFile(join(folder, 'file'), '');
    const opening = CachedEmbedder.open(inner, join(folder, 'file', 'cache'));
    await expect(opening).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' });
    expect(closed).toBe(1);
  });
});
