import { expect, it } from 'vitest';
import { takeColumn } from './columns.js';
import { reordered } from './held-out.js';
import { relatedHeldOut, relationTable } from './related.js';

const row = (at: number, topic: string, group: string) => ({
  dense: new Float32Array(1),
  ngramText: `text ${at}`,
  labels: { topic, group },
});
const rows = [
  row(0, 'gas', 'utilities'),
  row(1, 'gas', 'utilities'),
  row(2, 'water', 'utilities'),
  row(3, 'water', 'roads'),
  row(4, 'road', 'roads'),
  row(5, 'road', 'roads'),
];
const topic = takeColumn(rows, 'topic', 2); // gas, road, water
const group = takeColumn(rows, 'group', 2); // roads, utilities

it('a relation is the share of labels that go together, smoothed by one row of the overall shares', () => {
  // gas: (0 + ½) / 3 roads, (2 + ½) / 3 utilities; road the reverse; water one of each
  const table = [...relationTable(topic, group, new Set())];
  [1 / 6, 5 / 6, 5 / 6, 1 / 6, 1 / 2, 1 / 2].forEach((share, at) => {
    expect(table[at]).toBeCloseTo(share, 6);
  });
});

it('held-out rows are scored by the law of total probability, with tables that have not seen them', () => {
  const folds = [Uint32Array.of(0, 1), Uint32Array.of(2, 3, 4, 5)];
  const sure = Float64Array.of(1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0.5, 0.5);
  const scores = relatedHeldOut(topic, group, folds, sure);
  // without rows 0 and 1 gas is unseen: the other rows' shares, 3 roads of 4
  expect(Math.exp(scores[0] ?? 0)).toBeCloseTo(3 / 4, 6);
  expect(Math.exp(scores[1] ?? 0)).toBeCloseTo(1 / 4, 6);
  for (let at = 0; at < scores.length; at += 2) {
    expect(Math.exp(scores[at] ?? 0) + Math.exp(scores[at + 1] ?? 0)).toBeCloseTo(1, 6);
  }
});

it('the scores of a column whose folds lie otherwise are put in the order of this one’s', () => {
  const [theirs, ours] = [Uint32Array.of(4, 0, 2), Uint32Array.of(0, 2, 4)];
  expect([...reordered(Float64Array.of(40, 41, 0, 1, 20, 21), 2, theirs, ours)]).toEqual([0, 1, 20, 21, 40, 41]);
});
