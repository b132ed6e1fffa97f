import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../domain/index.js';
import { binnedError, binTotals, brierScore, debiasedError, debiasedRms, massBinCount, massBins } from './index.js';

const outcome = fc.record({
  confidence: fc.integer({ min: 0, max: 20 }).map((part) => part / 20),
  correct: fc.boolean(),
});
const totalsOf = (outcomes: readonly { confidence: number; correct: boolean }[], bins?: number) =>
  binTotals(
    outcomes,
    massBins(
      outcomes.map(({ confidence }) => confidence),
      bins,
    ),
  );

describe('bins of equal mass', () => {
  it('are 15, fewer where one would hold under 20 rows', () => {
    expect([0, 19, 40, 299, 300, 5000].map(massBinCount)).toEqual([1, 1, 2, 14, 15, 15]);
  });
  it('hold the same number of rows where no confidence repeats', () => {
    expect([...massBins([0.9, 0.1, 0.5, 0.3, 0.7, 0.2], 3)]).toEqual([2, 0, 1, 1, 2, 0]);
  });
  it('never part equal confidences, and go on in even parts behind them', () => {
    expect([...massBins([0.1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9], 5)]).toEqual([
      0, 0, 0, 0, 0, 0, 1, 1, 2, 2,
    ]);
  });
  it('do not depend on the order of the rows, have no gaps and rise with confidence', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 15 }), (rows, bins) => {
        const confidences = rows.map(({ confidence }) => confidence);
        const binOf = massBins(confidences, bins);
        expect(new Set(binOf).size).toBe(Math.max(...binOf) + 1);
        const byConfidence = new Map(confidences.map((each, row) => [each, binOf[row]]));
        const mixed = shuffled(confidences, seededRandom(5));
        expect([...massBins(mixed, bins)]).toEqual(mixed.map((each) => byConfidence.get(each)));
      }),
    );
  });
});

describe('calibration error without its sampling bias', () => {
  it('by hand: one bin, 10 rows at 0.8, 6 right: gap 0.2, σ = √(0.6 · 0.4 / 10)', () => {
    const rows = Array.from({ length: 10 }, (_, row) => ({ confidence: 0.8, correct: row < 6 }));
    // E|N(0.2, σ²)| = 0.21437858388958003 (scipy.stats.foldnorm.mean)
    expect(debiasedError(totalsOf(rows, 1))).toBeCloseTo(0.4 - 0.21437858388958003, 6);
    expect(binnedError(totalsOf(rows, 1))).toBeCloseTo(0.2, 12);
    // 0.2² − 0.6 · 0.4 / 9
    expect(debiasedRms(totalsOf(rows, 1))).toBeCloseTo(Math.sqrt(0.04 - 0.24 / 9), 12);
  });
  it('is never above the plain one on the same bins, and never below 0', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 200 }), (rows) => {
        const totals = totalsOf(rows);
        expect(debiasedError(totals)).toBeLessThanOrEqual(binnedError(totals) + 1e-6);
        expect(debiasedError(totals)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('takes away most of what a perfectly calibrated model shows on 200 rows', () => {
    const random = seededRandom(11);
    const draws = Array.from({ length: 60 }, () => {
      const rows = Array.from({ length: 200 }, () => {
        const confidence = 0.3 + 0.7 * random();
        return { confidence, correct: random() < confidence };
      });
      const totals = totalsOf(rows);
      return { plain: binnedError(totals), debiased: debiasedError(totals) };
    });
    const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    const [plain, debiased] = [mean(draws.map((each) => each.plain)), mean(draws.map((each) => each.debiased))];
    expect(plain).toBeGreaterThan(0.06);
    expect(debiased).toBeLessThan(0.65 * plain);
  });
  it('of bins of one row cannot be told in squares', () => {
    expect(debiasedRms(totalsOf([{ confidence: 0.5, correct: true }]))).toBeNaN();
  });
});

describe('Brier score', () => {
  it('by hand: (0.2² + 0.6²) / 2', () => {
    const rows = [
      { confidence: 0.8, correct: true },
      { confidence: 0.6, correct: false },
    ];
    expect(brierScore(rows)).toBeCloseTo(0.2, 14);
    expect(brierScore([])).toBeNaN();
  });
});
