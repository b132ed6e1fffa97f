import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularisedBeta } from './incomplete-beta.js';
import { clopperPearson, foldedNormalMean, holmAdjusted, mcnemarExact } from './index.js';

describe('the incomplete beta function against SciPy (scipy.special.betainc)', () => {
  it.each([
    [0.3, 2, 5, 0.5798250000000003],
    [0.95, 40, 3, 0.6489863906537717],
    [0.5, 0.5, 0.5, 0.5],
    [0.001, 1, 1000, 0.6323045752290359],
    [0.62, 300, 200, 0.8190699881577963],
  ])('I_%f(%f, %f)', (x, a, b, value) => {
    expect(regularisedBeta(x, a, b)).toBeCloseTo(value, 10);
  });
  it('is a binomial tail: P(X ≥ 2) of 3 fair coins is ½', () => {
    expect(regularisedBeta(0.5, 2, 2)).toBeCloseTo(0.5, 14);
  });
});

describe('Clopper–Pearson interval against SciPy (binomtest(…).proportion_ci(method="exact"))', () => {
  it.each([
    [0, 45, 0, 0.07870510040683748],
    [0, 10, 0, 0.30849710781876294],
    [10, 10, 0.6915028921812371, 1],
    [1, 10, 0.0025285785444625728, 0.44501611702819543],
    [3, 20, 0.03207093718554477, 0.37892682654529564],
    [7, 1000, 0.0028188587596180135, 0.014369194979269567],
  ])('%i of %i', (hits, rows, low, high) => {
    const interval = clopperPearson(hits, rows);
    expect(interval?.low).toBeCloseTo(low, 10);
    expect(interval?.high).toBeCloseTo(high, 10);
  });
  it('with 90 % assurance 5 % error needs 45 records without one: the one-sided bound passes 5 % there', () => {
    expect(clopperPearson(0, 45, 0.2)?.high).toBeLessThan(0.05);
    expect(clopperPearson(0, 44, 0.2)?.high).toBeGreaterThan(0.05);
  });
  it('holds the observed share, and of no rows is undefined', () => {
    const counts = fc
      .integer({ min: 1, max: 3000 })
      .chain((rows) => fc.tuple(fc.integer({ min: 0, max: rows }), fc.constant(rows)));
    fc.assert(
      fc.property(counts, ([hits, rows]) => {
        const { low = 1, high = 0 } = clopperPearson(hits, rows) ?? {};
        expect(low).toBeLessThanOrEqual(hits / rows);
        expect(high).toBeGreaterThanOrEqual(hits / rows);
      }),
    );
    expect(clopperPearson(0, 0)).toBeUndefined();
  });
});

describe('exact McNemar test', () => {
  // 150 and 86: approval of a prime minister, asked twice (Agresti, Categorical Data Analysis, table 10.1)
  it.each([
    [1, 9, 0.021484375],
    [6, 16, 0.052478790283203125],
    [0, 5, 0.0625],
    [12, 12, 1],
    [0, 0, 1],
    [150, 86, 3.7159361395713866e-5],
  ])('of %i against %i, as scipy.stats.binomtest', (better, worse, p) => {
    expect(mcnemarExact(better, worse)).toBeCloseTo(p, 9);
  });
  it('does not care which side is which', () => {
    expect(mcnemarExact(9, 1)).toBeCloseTo(mcnemarExact(1, 9), 14);
  });
});

describe('Holm correction', () => {
  it('of 0.01, 0.04, 0.03, 0.005: 4 × 0.005, 3 × 0.01, 2 × 0.03, and never falling', () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
    for (const [index, value] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[index]).toBeCloseTo(value, 14);
  });
  it('never goes below the p-value, nor above 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        for (const [index, adjusted] of holmAdjusted(pValues).entries()) {
          expect(adjusted).toBeGreaterThanOrEqual(pValues[index] ?? 0);
          expect(adjusted).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('mean of a folded normal against SciPy (foldnorm.mean)', () => {
  it.each([
    [0, 1, 0.7978845608028654],
    [0.5, 1, 0.8955931148026122],
    [-2, 0.3, 2.0000000000011298],
    [0.05, 0.1, 0.08955931148026122],
    [0.3, 0, 0.3],
  ])('of %f ± %f', (mean, deviation, value) => {
    expect(foldedNormalMean(mean, deviation)).toBeCloseTo(value, 6);
  });
});
