import { describe, expect, it } from 'vitest';
import { confusionCounts } from './index.js';

describe('confusion counts', () => {
  it('holds what occurs, the diagonal included, largest first (scikit-learn 1.9.1 confusion_matrix)', () => {
    const truth = 'a a a a b b b c c d d d e a b c'.split(' ');
    const predicted = 'a a b a b c b c a d d z b a b c'.split(' ');
    expect(confusionCounts(truth, predicted).map(({ label, value, count }) => `${label}${value}${count}`)).toEqual([
      ...['aa4', 'bb3', 'cc2', 'dd2'],
      ...['ab1', 'bc1', 'ca1', 'dz1', 'eb1'],
    ]);
  });
  it('leaves failed rows out', () => {
    expect(confusionCounts(['a', 'a'], [undefined, 'b'])).toEqual([{ label: 'a', value: 'b', count: 1 }]);
  });
  it('of no rows is empty', () => {
    expect(confusionCounts([], [])).toEqual([]);
  });
});
