import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtMost, fewestWithout } from './binomial.js';

describe('the binomial tail', () => {
  it('agrees with the sum of Pascal’s triangle', () => {
    const tail = (most: number, trials: number, share: number): number => {
      let row = [1];
      for (let trial = 0; trial < trials; trial++)
        row = [...row, 0].map((p, at) => p * (1 - share) + (row[at - 1] ?? 0) * share);
      return row.slice(0, most + 1).reduce((sum, p) => sum + p, 0);
    };
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (trials, most, share) => {
        expect(binomialAtMost(most, trials, share)).toBeCloseTo(Math.min(1, tail(most, trials, share)), 9);
      }),
    );
  });

  it('does not underflow where every term is tiny', () => {
    expect(binomialAtMost(5000, 100_000, 0.05)).toBeCloseTo(0.503, 2);
    expect(binomialAtMost(0, 100_000, 0.05)).toBeGreaterThanOrEqual(0);
  });

  it('45 trials without an error are the fewest that show 5 % at 90 %', () => {
    expect(fewestWithout(0.05, 0.1)).toBe(45);
    expect(binomialAtMost(0, 45, 0.05)).toBeLessThanOrEqual(0.1);
    expect(binomialAtMost(0, 44, 0.05)).toBeGreaterThan(0.1);
    expect(fewestWithout(0.5, 0.25)).toBe(2);
  });
});
