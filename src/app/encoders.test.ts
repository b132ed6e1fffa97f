import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../embedding/index.js';
import { bundledEncoders, encoderFor } from './encoders.js';
import { openModel } from './open-model.js';
import { BUNDLED } from './paths.js';

let folder: string;
let ownId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-encoders-'));
  // a model that brings its encoder: other text before each input, so another id
  await cp(BUNDLED.heads, folder, { recursive: true });
  await cp(BUNDLED.encoder, join(folder, 'encoder'), { recursive: true });
  const manifest = join(folder, 'encoder/manifest.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"query: "', '"passage: "'));
  ownId = (await readManifest(join(folder, 'encoder'))).id;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function nameEncoder(id: string): Promise<void> {
  const path = join(folder, 'model.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace(/"id": "[^"]*"/, `"id": "${id}"`));
}

describe('the encoder of a model', () => {
  it('is a bundled one where model.json names it, even beside an own one', async () => {
    const [general] = await bundledEncoders();
    expect(general?.name).toBe('general');
    expect(await encoderFor(general?.manifest.id ?? '', folder)).toEqual(general);
  });

  it('is the folder’s own where model.json names that', async () => {
    await nameEncoder(ownId);
    const { embedder, heads } = await openModel(folder, { dataDirectory: '', threads: 1, python: '', redacted: {} });
    expect(embedder.id).toBe(ownId);
    expect(heads.description.embedder.id).toBe(ownId);
    await embedder.close();
  });

  it('is an error that names what was expected and what is there, where none has the id', async () => {
    await nameEncoder('elsewhere@123');
    const failure = openModel(folder, { dataDirectory: '', threads: 1, python: '', redacted: {} });
    await expect(failure).rejects.toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
      expected: expect.stringContaining('elsewhere@123'),
      got: expect.stringContaining(ownId),
    });
  });

  it('is verified: a changed byte is an error, never another encoder', async () => {
    await nameEncoder(ownId);
    await writeFile(join(folder, 'encoder/config.json'), '{}');
    const failure = openModel(folder, { dataDirectory: '', threads: 1, python: '', redacted: {} });
    await expect(failure).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  });
});
