import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRisk, coveredAt, reachableAt, thinned } from './index.js';

const of = (...rows: [number, boolean][]) => rows.map(([confidence, correct]) => ({ confidence, correct }));
const outcome = fc.record({
  confidence: fc.integer({ min: 0, max: 9 }).map((part) => part / 9),
  correct: fc.boolean(),
});

describe('risk and coverage', () => {
  const rows = of([0.9, true], [0.7, false], [0.9, true], [0.8, true], [0.6, false]);

  it('takes equal confidences together, surest first', () => {
    expect(coveredAt(rows)).toEqual([
      { threshold: 0.9, count: 2, errors: 0 },
      { threshold: 0.8, count: 3, errors: 0 },
      { threshold: 0.7, count: 4, errors: 1 },
      { threshold: 0.6, count: 5, errors: 2 },
    ]);
  });
  it('the area is the mean risk over the answers: (0 · 3 + ¼ + ⅖) / 5', () => {
    expect(areaUnderRisk(coveredAt(rows))).toBeCloseTo(0.65 / 5, 14);
    expect(areaUnderRisk([])).toBeNaN();
  });
  it('finds the largest coverage within a budget, also behind a stretch that is above it', () => {
    expect(reachableAt(coveredAt(rows), 0.05)?.count).toBe(3);
    expect(reachableAt(coveredAt(rows), 0.25)?.count).toBe(4);
    expect(reachableAt(coveredAt(of([0.9, false], [0.8, true], [0.7, true], [0.6, true])), 0.25)?.count).toBe(4);
    expect(reachableAt(coveredAt(of([0.9, false])), 0.05)).toBeUndefined();
  });
  it('ends at the error rate and does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const points = coveredAt(outcomes);
        expect(points.at(-1)).toMatchObject({
          count: outcomes.length,
          errors: outcomes.filter(({ correct }) => !correct).length,
        });
        expect(coveredAt([...outcomes].reverse())).toEqual(points);
        const area = areaUnderRisk(points);
        expect(area).toBeGreaterThanOrEqual(0);
        expect(area).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('thinning', () => {
  it('keeps both ends and an even stride', () => {
    expect(thinned([...Array(9).keys()], 3)).toEqual([0, 4, 8]);
    expect(thinned([1, 2], 3)).toEqual([1, 2]);
  });
});
