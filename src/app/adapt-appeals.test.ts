import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adaptAppealsEncoder } from './adapt-appeals.js';
import type { Config } from './config.js';
import { BUNDLED } from './paths.js';

const around = {
  reporter: {
    info: () => undefined,
    warn: () => undefined,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
  },
  signal: new AbortController().signal,
};

const line = (id: string, text: string, more: object) => ({
  ...{ id, text, lang: 'uz', script: 'Latn', type: 'ariza', topic: 'gas_fuel', urgency: 'normal', agency: 'hududgaz' },
  ...{ matter: id, author: 't1', split: 'train', ...more },
});
const corpus = [
  line('t1-1', 'Koʻchamizda gaz yoʻq', { pair: 'p1' }),
  line('t1-2', 'Koʻchamizda suv yoʻq', { pair: 'p1', topic: 'water_sewer', agency: 'suvtaminot' }),
  line('t1-3', 'Ballon keltirilmayapti', {}),
  line('t1-4', 'Баллон келтирилмаяпти', { matter: 't1-3', script: 'Cyrl' }),
  line('t1-5', 'Chiroq oʻchdi', { split: 'dev', topic: 'electricity' }),
];
const rowSchema = z.object({ ids: z.array(z.int()), labels: z.record(z.string(), z.int().nullable()), group: z.int() });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-appeals-encoder-'));
  for (const name of ['corpus', 'lexicon']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'corpus/uz.jsonl'), corpus.map((each) => `${JSON.stringify(each)}\n`).join(''));
  for (const name of ['topic', 'type', 'urgency']) await writeFile(join(folder, `lexicon/${name}.tsv`), '');
  // stands in for the interpreter: answers the probe and learns nothing
  await writeFile(
    join(folder, 'python'),
    `#!${process.execPath}\nif (process.argv[2] === '-c') console.log('{"python":[3,12,1],"modules":{"torch":"2","onnx":"1","numpy":"2"}}');\n`,
  );
  await chmod(join(folder, 'python'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the rows from which the encoder for appeals is learnt', () => {
  it('are the train texts; those of one matter are drawn together, those of a same-words pair are not', async () => {
    const config: Config = { dataDirectory: folder, threads: 1, python: join(folder, 'python'), redacted: {} };
    const place = (name: string): string => join(folder, name);
    const task = { corpus: place('corpus'), lexicon: place('lexicon'), out: place('out'), work: place('work') };
    const shared = { reference: BUNDLED.reference, start: BUNDLED.encoder, seed: 1, version: '1.0.0' };
    await adaptAppealsEncoder({ ...task, ...shared }, config, around);
    const rows = (await readFile(place('work/rows.jsonl'), 'utf8')).trimEnd().split('\n');
    const groups = rows.map((row) => rowSchema.parse(JSON.parse(row)).group);
    expect(groups).toHaveLength(4);
    expect(groups[0]).not.toBe(groups[1]);
    expect(groups[2]).toBe(groups[3]);
  });
});
