import { describe, expect, it } from 'vitest';
import { cohenKappa } from './index.js';

describe('Cohen’s kappa', () => {
  it('agrees with scikit-learn 1.9.1 (cohen_kappa_score)', () => {
    const first = 'a a a a b b b c c d d d e a b c'.split(' ');
    const second = 'a a b a b c b c a d d z b a b c'.split(' ');
    expect(cohenKappa(first, second)).toBeCloseTo(0.5918367346938775, 14);
  });
  it('by hand: 20 yes-yes, 15 no-no, 5 yes-no, 10 no-yes give (0.7 − 0.5) / (1 − 0.5)', () => {
    const pairs = [...times(20, 'yy'), ...times(15, 'nn'), ...times(5, 'yn'), ...times(10, 'ny')];
    const kappa = cohenKappa(
      pairs.map((pair) => pair.charAt(0)),
      pairs.map((pair) => pair.charAt(1)),
    );
    expect(kappa).toBeCloseTo(0.4, 14);
  });
  it('is 1 in full agreement, 0 where one reader always says the same, below 0 in contradiction', () => {
    expect(cohenKappa(['x', 'y'], ['x', 'y'])).toBe(1);
    expect(cohenKappa(['x', 'x', 'y'], ['x', 'x', 'x'])).toBe(0);
    expect(cohenKappa(['x', 'y'], ['y', 'x'])).toBe(-1);
  });
  it('is undefined (NaN) where both know one label only, and without rows', () => {
    expect(cohenKappa(['x', 'x', 'x'], ['x', 'x', 'x'])).toBeNaN();
    expect(cohenKappa([], [])).toBeNaN();
  });
});

const times = (count: number, pair: string): string[] => Array.from({ length: count }, () => pair);
