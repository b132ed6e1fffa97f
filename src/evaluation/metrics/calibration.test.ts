import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCalibrationError } from './index.js';

const rows = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, correct: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, correct: false })),
];

describe('expected calibration error', () => {
  it('is 0 where 7 of 10 answers given at 0.7 are right', () => {
    expect(expectedCalibrationError(rows(0.7, 7, 3))).toBeCloseTo(0, 14);
  });
  it('weighs each bin’s gap by its rows: (4 × |1 − 0.95| + 6 × |0.5 − 0.65|) / 10', () => {
    expect(expectedCalibrationError([...rows(0.95, 4, 0), ...rows(0.65, 3, 3)])).toBeCloseTo(0.11, 14);
  });
  it('lets errors of one bin cancel and those of two bins add up', () => {
    const two = [...rows(0.15, 1, 0), ...rows(0.95, 0, 1)];
    expect(expectedCalibrationError(two, 10)).toBeCloseTo((0.85 + 0.95) / 2, 14);
    expect(expectedCalibrationError(two, 1)).toBeCloseTo(Math.abs(0.5 - 0.55), 14);
  });
  it('closes a bin on its right: at five bins 0.2 falls with 0.1, 0.3 apart', () => {
    const together = [...rows(0.1, 1, 0), ...rows(0.2, 0, 1)];
    const apart = [...rows(0.2, 0, 1), ...rows(0.3, 1, 0)];
    expect(expectedCalibrationError(together, 5)).toBeCloseTo(Math.abs(1 - 0.3) / 2, 14);
    expect(expectedCalibrationError(apart, 5)).toBeCloseTo((0.2 + 0.7) / 2, 14);
  });
  it('takes confidences of 0 and 1', () => {
    expect(expectedCalibrationError([...rows(0, 0, 1), ...rows(1, 1, 0)])).toBe(0);
  });
  it('of no rows is not a number', () => {
    expect(expectedCalibrationError([])).toBeNaN();
  });
  it('lies between 0 and 1', () => {
    const outcome = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const error = expectedCalibrationError(outcomes);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});
