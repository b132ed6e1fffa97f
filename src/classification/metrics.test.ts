import { describe, expect, it } from 'vitest';
import { expectedCalibrationError, logLoss, macroF1, metricsOf, weightedF1 } from './metrics.js';

const truth = [0, 0, 1, 1, 2, 2, 3];
const guess = [0, 1, 1, 1, 2, 0, 2];

describe('metrics', () => {
  it('agree with scikit-learn 1.9.1 on F1', () => {
    expect(macroF1(truth, guess, 4)).toBeCloseTo(0.45, 12);
    expect(weightedF1(truth, guess, 4)).toBeCloseTo(0.5142857142857143, 12);
  });

  it('leave classes that occur nowhere out of macro-F1', () => {
    expect(macroF1(truth, guess, 9)).toBeCloseTo(0.45, 12);
  });

  it('give ln 2 for a coin', () => {
    expect(logLoss([0, 1], Float64Array.of(0.5, 0.5, 0.5, 0.5), 2)).toBeCloseTo(Math.LN2, 12);
  });

  it('give the gap between confidence and accuracy as calibration error', () => {
    expect(expectedCalibrationError([0.8, 0.8, 0.8, 0.8], [1, 1, 0, 0])).toBeCloseTo(0.3, 12);
    expect(expectedCalibrationError([1, 1], [1, 1])).toBe(0);
  });

  it('survive no rows', () => {
    expect(metricsOf([], new Float64Array(0), 3)).toMatchObject({ rows: 0, accuracy: 0, logLoss: 0, ece: 0 });
  });
});
