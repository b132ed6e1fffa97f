import { describe, expect, it } from 'vitest';
import { accuracy, rankOf, topKAccuracy } from './index.js';

describe('accuracy', () => {
  it('is the share of right rows', () => {
    expect(accuracy([true, false, true, true])).toBe(0.75);
  });
  it('of no rows is not a number', () => {
    expect(accuracy([])).toBeNaN();
  });
});

describe('top-k accuracy', () => {
  // ranked answers of the score matrix given to top_k_accuracy_score of scikit-learn 1.9.1, labels 0 1 2 2 1 0
  const answers = ['012', '102', '120', '012', '210', '120'].map((row) => row.split(''));
  const ranks = ['0', '1', '2', '2', '1', '0'].map((label, row) => rankOf(label, answers[row] ?? []));

  it('agrees with scikit-learn', () => {
    expect(ranks).toEqual([1, 1, 2, 3, 2, 3]);
    expect(topKAccuracy(ranks, 1)).toBeCloseTo(0.3333333333333333, 14);
    expect(topKAccuracy(ranks, 2)).toBeCloseTo(0.6666666666666666, 14);
    expect(topKAccuracy(ranks, 3)).toBe(1);
  });
  it('counts a label that is not among the answers as missed at any k', () => {
    expect(rankOf('x', ['a', 'b'])).toBeUndefined();
    expect(topKAccuracy([undefined, 1], 99)).toBe(0.5);
  });
  it('of no rows is not a number', () => {
    expect(topKAccuracy([], 3)).toBeNaN();
  });
});
