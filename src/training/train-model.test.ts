import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeModel, Heads, loadHeads, saveModel } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { crossValidate } from './cross-validate.js';
import { trainModel } from './train-model.js';
import type { TrainedModel, TrainingRow } from './types.js';

const embedder = { id: 'made-up@1', dimensions: 6 };
const options = { embedder, seed: 5 };
const WORDS = [
  ['suv', 'quvur', 'bosim', 'ichimlik'],
  ['gaz', 'hisoblagich', 'pechka', 'hidi'],
  ['yoʻl', 'asfalt', 'chuqur', 'koʻcha'],
];

/** Texts of three topics whose words and vectors lean to the topic, with noise; `type` is known for half of them. */
function madeUpRows(count: number): TrainingRow[] {
  const random = seededRandom(11);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, (_, row) => {
    const topic = row % 3;
    const words = Array.from({ length: 5 }, () => pick(WORDS[random() < 0.6 ? topic : Math.floor(random() * 3)] ?? []));
    const dense = Float32Array.from({ length: 6 }, (_, at) => (at === topic ? 1 : 0) + 1.5 * random());
    const labels = {
      topic: ['Water', 'Gas', ' Roads'][topic],
      type: row % 2 === 0 ? ['ariza', 'shikoyat'][row % 4 === 0 ? 0 : 1] : '',
    };
    return { dense, ngramText: `${words.join(' ')} ${row}`, labels };
  });
}

const rows = madeUpRows(120);
let trained: TrainedModel;
let folder: string;
beforeAll(async () => {
  trained = await trainModel(rows, ['topic', 'type'], options);
  folder = await mkdtemp(join(tmpdir(), 'murojaat-heads-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('training', () => {
  it('learns what can be learnt, keeps labels verbatim and reports honest quality', () => {
    const heads = new Heads(trained.model);
    expect(heads.columns).toEqual(['topic', 'type']);
    expect(heads.labels('topic')).toEqual([' Roads', 'Gas', 'Water']);
    const [topic] = trained.model.description.columns;
    expect(topic?.outOfFold?.combined.accuracy).toBeGreaterThan(0.8);
    expect(topic?.outOfFold?.combined.rows).toBe(120);
    expect(topic?.folds).toBe(5);
    expect(
      heads.predict({ dense: Float32Array.of(2, 0.7, 0.7, 0.7, 0.7, 0.7), ngramText: 'suv quvur bosim' }).topic?.value,
    ).toBe('Water');
  });

  it('gives the same bytes for the same rows and seed', async () => {
    const again = await trainModel(madeUpRows(120), ['topic', 'type'], options);
    const [first, second] = [encodeModel(trained.model), encodeModel(again.model)];
    expect(second.json).toBe(first.json);
    expect(Buffer.compare(second.weights, first.weights)).toBe(0);
  });

  it('notes other data by another hash', async () => {
    const fewer = await trainModel(rows.slice(1), ['type'], options);
    expect(fewer.model.description.dataHash).not.toBe(trained.model.description.dataHash);
  });

  it('passes over rows without a label in that column alone', () => {
    expect(trained.report.type).toMatchObject({ emptyLabels: 60, dropped: [] });
    expect(trained.model.description.columns[1]?.counts).toEqual([30, 30]);
  });

  it('keeps a label of one row and says that it is hardly learnt; drops it where a minimum is asked for', async () => {
    const rare = [
      ...rows,
      ...madeUpRows(3).map((row, at) => ({
        ...row,
        ngramText: `rare ${at}`,
        labels: { topic: at < 2 ? 'Twice' : 'Once' },
      })),
    ];
    const { model, report } = await trainModel(rare, ['topic'], options);
    expect(model.description.columns[0]?.labels).toContain('Twice');
    expect(model.description.columns[0]?.labels).toContain('Once');
    expect(report.topic?.warnings.join()).toContain('"Once"');
    const strict = await trainModel(rare, ['topic'], { ...options, minimumExamples: 2 });
    expect(strict.model.description.columns[0]?.labels).not.toContain('Once');
    expect(strict.report.topic?.dropped).toEqual([{ label: 'Once', count: 1 }]);
  });

  it('gives a column of one label a constant head, and names a column of none in the report only', async () => {
    const one = rows.slice(0, 30).map((row) => ({ ...row, labels: { ...row.labels, body: 'Hokimiyat' } }));
    const { model, report } = await trainModel(one, ['body', 'topic', 'nothing'], options);
    const heads = new Heads(model);
    expect(heads.columns).toEqual(['body', 'topic']);
    expect(heads.predict({ dense: new Float32Array(6), ngramText: '' }).body).toEqual({
      value: 'Hokimiyat',
      confidence: 1,
      alternatives: [],
    });
    expect(report.body?.warnings).toHaveLength(1);
    expect(report.nothing?.warnings).toHaveLength(1);
  });

  it('makes of a column beside others what it makes of it alone, where they tell nothing of it', async () => {
    const alone = await trainModel(rows, ['topic'], options);
    const [beside] = trained.model.description.columns;
    expect(beside?.related).toEqual([]);
    expect(beside).toEqual(alone.model.description.columns[0]);
    const width = 3 * embedder.dimensions;
    expect([...trained.model.arrays.denseWeights.subarray(0, width)]).toEqual([...alone.model.arrays.denseWeights]);
  });

  it('lets a column that has few labels learn from one that goes with it', async () => {
    const told = madeUpRows(150).map((row, at) => {
      const utility = row.labels.topic === ' Roads' ? 'no' : 'yes';
      return { ...row, labels: { topic: row.labels.topic, utility: at < 36 ? utility : undefined } };
    });
    const { model } = await trainModel(told, ['topic', 'utility'], options);
    const utility = model.description.columns[1];
    expect(utility?.related.map((relation) => relation.column)).toEqual(['topic']);
    const saved = join(folder, 'related');
    await saveModel(model, saved);
    const heads = await loadHeads(saved, embedder);
    const right = told.slice(36).filter((row) => {
      return heads.predict(row).utility?.value === (row.labels.topic === ' Roads' ? 'no' : 'yes');
    });
    expect(right.length / 114).toBeGreaterThan(0.85);
  });

  it('refuses data without any label, and vectors of another length', async () => {
    await expect(trainModel(rows, ['nothing'], options)).rejects.toMatchObject({ code: 'TRAINING_DATA' });
    const longer = { ...options, embedder: { ...embedder, dimensions: 7 } };
    await expect(trainModel(rows, ['topic'], longer)).rejects.toMatchObject({ code: 'MODEL_INCOMPATIBLE' });
  });

  it('learns from two rows a label, the fewest there can be', async () => {
    const { model } = await trainModel(rows.slice(0, 6), ['topic'], options);
    expect(model.description.columns[0]?.labels).toHaveLength(3);
  });

  it('stops when asked, and tells how far it is', async () => {
    const controller = new AbortController();
    const stages = new Set<string>();
    const work = trainModel(rows, ['topic'], {
      ...options,
      signal: controller.signal,
      onProgress: (stage, done, total) => {
        stages.add(stage);
        expect(done).toBeLessThanOrEqual(total);
        if (stage === 'head of topic' && done === 3) controller.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect([...stages]).toEqual(['n-grams', 'head of topic']);
  });

  it('is measured on rows it has not seen', async () => {
    const measured = await crossValidate(rows, ['topic', 'type'], options);
    expect(measured.topic?.metrics.accuracy).toBeGreaterThan(0.8);
    const { metrics, answers } = measured.type ?? expect.fail('no figures');
    expect(metrics.rows).toBe(60);
    expect(answers.map((answer) => answer.row)).toEqual(
      rows.flatMap((row, at) => (row.labels.type === '' ? [] : [at])),
    );
    // nothing in these texts tells the type
    expect(metrics.accuracy).toBeLessThan(0.75);
    expect(metrics.logLoss).toBeLessThan(0.9);
  });
});

describe('a model folder', () => {
  const input = rows[7] ?? { dense: new Float32Array(6), ngramText: '' };
  let saved: string;
  beforeAll(async () => {
    saved = join(folder, 'deep', 'model');
    await saveModel(trained.model, saved);
  });

  it('predicts after loading as before saving, with at most three falling alternatives', async () => {
    const heads = await loadHeads(saved, embedder);
    expect(heads.predict(input)).toEqual(new Heads(trained.model).predict(input));
    const topic = heads.predict(input).topic;
    const all = [topic?.confidence ?? 0, ...(topic?.alternatives.map((one) => one.confidence) ?? [])];
    expect(all).toEqual([...heads.probabilities('topic', input)].sort((a, b) => b - a));
    expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect([...heads.priors('topic')]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('is replaced whole, leaving nothing beside it', async () => {
    await saveModel(trained.model, saved);
    expect(await readdir(join(folder, 'deep'))).toEqual(['model']);
    expect((await readdir(saved)).sort()).toEqual(['model.json', 'weights.bin']);
  });

  it('is refused for another embedding', async () => {
    await expect(loadHeads(saved, { id: 'other', dimensions: 6 })).rejects.toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
    });
  });

  it('is refused where it is missing, and says what to do', async () => {
    await expect(loadHeads(join(folder, 'none'), embedder)).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
      fix: expect.stringContaining('--model'),
    });
  });

  it('is refused where a byte has changed, where it is cut, and where its description is wrong', async () => {
    const bad = join(folder, 'bad');
    const { json, weights } = encodeModel(trained.model);
    const flipped = weights.with(100, (weights[100] ?? 0) ^ 1);
    const wrongDirectory = json.replace(/"length": \d+/, '"length": 9999999');
    const cases: [string, Uint8Array, string][] = [
      [json, flipped, 'MODEL_DAMAGED'],
      [json, weights.subarray(0, 50), 'MODEL_DAMAGED'],
      ['{', weights, 'MODEL_DAMAGED'],
      ['{"schemaVersion":1}', weights, 'MODEL_DAMAGED'],
      [wrongDirectory, weights, 'MODEL_DAMAGED'],
      [json.replace('"schemaVersion": 1', '"schemaVersion": 2'), weights, 'MODEL_INCOMPATIBLE'],
    ];
    await saveModel(trained.model, bad);
    for (const [text, bytes, code] of cases) {
      await writeFile(join(bad, 'model.json'), text);
      await writeFile(join(bad, 'weights.bin'), bytes);
      await expect(loadHeads(bad, embedder)).rejects.toMatchObject({ code });
    }
  });

  it('names the hash of its binary', async () => {
    const bytes = await readFile(join(saved, 'weights.bin'));
    const { manifest } = encodeModel(trained.model);
    expect(manifest.binary).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });
});
