import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reporter } from '../domain/index.js';
import { readManifest } from '../embedding/index.js';
import { chooseEncoder } from './choose-encoder.js';
import type { Config } from './config.js';
import { bundledEncoders, type EncoderPlace } from './encoders.js';
import { BUNDLED } from './paths.js';

/** In other words and languages each: the n-grams tell little, the meaning tells all. */
const TOPICS = {
  suv: [
    'Quvurdan suv oqyapti',
    'Нет воды в кране',
    'Ичимлик суви келмаяпти',
    'The tap is dry',
    'Лопнула труба',
    'Vodoprovod ishlamayapti',
    'Қудуқ қуриб қолди',
    'Water is cut off',
    'Водоканал не отвечает',
    'Crane leaks all night',
  ],
  svet: [
    'Transformator kuyib qoldi',
    'Отключили электричество',
    'Чироқ ўчиб қолди',
    'No power in our house',
    'Провода искрят',
    'Elektr taʼminoti uzildi',
    'Симёғоч йиқилди',
    'Lights are off again',
    'Счётчик накрутил',
    'Kuchlanish juda past',
  ],
  maktab: [
    'Maktabda oʻqituvchi yetishmaydi',
    'В школе нет учителя',
    'Мактаб таъмирталаб',
    'Children study in three shifts',
    'Директор собирает деньги',
    'Sinfxona sovuq',
    'Дарслик берилмади',
    'The pupils have no books',
    'Занятия отменили',
    'Bogʻchaga joy yoʻq',
  ],
};
const texts = Object.entries(TOPICS).flatMap(([topic, phrases]) =>
  phrases.map((text) => ({ text, labels: { mavzu: topic } })),
);

let folder: string;
let general: EncoderPlace;
let dull: EncoderPlace;
const said: string[] = [];
const reporter: Reporter = {
  info: (message) => void said.push(message),
  warn: () => undefined,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};
const choose = (places: readonly EncoderPlace[], encoder?: 'general' | 'appeals'): Promise<EncoderPlace> => {
  const config: Config = { dataDirectory: join(folder, 'data'), threads: 2, python: '', redacted: {} };
  const around = { reporter, signal: new AbortController().signal };
  return chooseEncoder({ texts, columns: ['mavzu'], seed: 1, encoder }, places, config, around);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-choose-'));
  const [first] = await bundledEncoders();
  general = first ?? expect.fail('no bundled encoder');
  // an encoder that takes every word for the same
  dull = { name: 'appeals', folder: join(folder, 'dull'), manifest: general.manifest };
  await cp(BUNDLED.encoder, dull.folder, { recursive: true });
  const path = join(dull.folder, 'tokenizer.json');
  const normalizers = '"normalizers":[';
  const replace = `${normalizers}{"type":"Replace","pattern":{"Regex":"\\\\S+"},"content":"a"},`;
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(normalizers, () => replace),
  );
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const manifest = join(dull.folder, 'manifest.json');
  const listed = general.manifest.files.find((file) => file.path === 'tokenizer.json')?.sha256 ?? '';
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(listed, sha256));
  dull = { ...dull, manifest: await readManifest(dull.folder) };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the encoder to train over', () => {
  it('is the one with the lower held-out log loss, wherever it stands, and it is said', async () => {
    expect(await choose([dull, general])).toBe(general);
    const [, shown = ''] = said.at(-1)?.match(/\((.*)\)/) ?? [];
    const losses = new Map(
      shown.split(', ').map((each): [string, number] => [each.split(' ')[0] ?? '', Number(each.split(' ')[1])]),
    );
    expect(losses.get('general')).toBeLessThan(losses.get('appeals') ?? 0);
    expect(said.at(-1)).toContain('encoder general');
  });

  it('is the first of equals', async () => {
    expect((await choose([general, { ...general, name: 'appeals' }])).name).toBe('general');
  });

  it('is the named one without a comparison, and the only one', async () => {
    const before = said.length;
    expect(await choose([general, dull], 'appeals')).toBe(dull);
    expect(await choose([general])).toBe(general);
    expect(said).toHaveLength(before);
    await expect(choose([general], 'appeals')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });
});
