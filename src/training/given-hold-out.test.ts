import { describe, expect, it } from 'vitest';
import { encodeModel, Heads } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { takeColumn } from './columns.js';
import { holdOutsOf } from './hold-out.js';
import { trainModel } from './train-model.js';
import type { TrainingRow } from './types.js';

const options = { embedder: { id: 'made-up@1', dimensions: 4 }, seed: 3 };
const LABELS = ['gas', 'roads', 'water'];

/** Rows whose vector and words lean to their label; every fifth is held out. */
function madeUpRows(count: number, noise = 1.2): TrainingRow[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, row) => {
    const label = row % 3;
    const told = random() < 0.7 ? label : Math.floor(random() * 3);
    const dense = Float32Array.from({ length: 4 }, (_, at) => (at === label ? 1 : 0) + noise * random());
    const labels = { topic: LABELS[label], half: row % 2 === 0 ? LABELS[label] : undefined };
    return { dense, ngramText: `${LABELS[told]} ${LABELS[told]} ${row}`, labels, heldOut: row % 5 === 0 };
  });
}

const heldOut = (rows: readonly TrainingRow[]): number => rows.filter((row) => row.heldOut === true).length;

describe('rows held out by the caller', () => {
  const rows = madeUpRows(300);

  it('are the only ones judged, by one model that has seen none of them', async () => {
    const { model } = await trainModel(rows, ['topic', 'half'], options);
    const [topic, half] = model.description.columns;
    expect(topic?.folds).toBe(1);
    expect(topic?.outOfFold?.combined.rows).toBe(heldOut(rows));
    expect(half?.outOfFold?.combined.rows).toBe(30);
    expect(topic?.outOfFold?.combined.accuracy).toBeGreaterThan(0.7);
    expect(topic?.counts).toEqual([100, 100, 100]);
  });

  it('are judged by the vectors that an encoder gave before it learnt them', async () => {
    // after: vectors that give the label away, as those of an encoder that has learnt every row
    const seen = rows.map((row) => ({
      ...row,
      dense: Float32Array.from({ length: 4 }, (_, at) => (LABELS[at] === row.labels.topic ? 1 : 0)),
      judgingDense: row.dense,
    }));
    const before = await trainModel(rows, ['topic'], options);
    const { model } = await trainModel(seen, ['topic'], options);
    expect(model.description.columns[0]?.outOfFold).toEqual(before.model.description.columns[0]?.outOfFold);
    expect([...model.arrays.denseWeights]).not.toEqual([...before.model.arrays.denseWeights]);
    const naive = await trainModel(
      seen.map((row) => ({ ...row, judgingDense: undefined })),
      ['topic'],
      options,
    );
    expect(naive.model.description.columns[0]?.outOfFold?.dense.accuracy).toBe(1);
  });

  it('give the same bytes again', async () => {
    const [one, other] = [
      await trainModel(rows, ['topic'], options),
      await trainModel(madeUpRows(300), ['topic'], options),
    ];
    expect(encodeModel(other.model).json).toBe(encodeModel(one.model).json);
    expect(Buffer.compare(encodeModel(other.model).weights, encodeModel(one.model).weights)).toBe(0);
  });

  it('need not be there for every column', async () => {
    const odd = rows.map((row) => ({
      ...row,
      labels: { topic: row.labels.topic, late: row.heldOut ? undefined : row.labels.topic },
    }));
    const { model } = await trainModel(odd, ['topic', 'late'], options);
    expect(model.description.columns[1]?.outOfFold).toBeNull();
    const late = rows
      .filter((row) => row.heldOut !== true)
      .map((row) => new Heads(model).predict(row).late?.value === row.labels.topic);
    expect(late.filter(Boolean).length / late.length).toBeGreaterThan(0.8);
  });
});

describe('the partition', () => {
  it('hides given rows together and parts them for the weights; the search is on the others', () => {
    const rows = madeUpRows(100);
    const data = takeColumn(rows, 'topic', 1);
    const [holdOut] = holdOutsOf(rows, [data], 1);
    const { fits, parts, search } = holdOut ?? expect.fail('no hold-out');
    expect(fits).toHaveLength(1);
    expect([...(fits[0] ?? [])]).toEqual(parts.flatMap((part) => [...part]));
    expect(parts).toHaveLength(5);
    expect([...(fits[0] ?? [])].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at * 5));
    expect(search.flatMap((fold) => [...fold]).sort((a, b) => a - b)).toEqual(
      [...rows.keys()].filter((row) => row % 5 !== 0),
    );
  });

  it('keeps the row that can be learnt of two with one text and label', () => {
    const pair = madeUpRows(2).map((row, at) => ({
      ...row,
      ngramText: 'suv',
      labels: { topic: 'water' },
      heldOut: at === 0,
    }));
    expect([...takeColumn(pair, 'topic', 1).classOfRow]).toEqual([-1, 0]);
  });
});
