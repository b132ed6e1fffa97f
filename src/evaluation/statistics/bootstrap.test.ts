import { describe, expect, it } from 'vitest';
import { bootstrap, clustersOf, percentileInterval, pivotalInterval, type Weights } from './index.js';

const plan = { samples: 2000, seed: 3 };
/** Mean of 0, 1 … n−1 over the drawn rows. */
const mean = (weights: Weights): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return [weights.reduce((sum, weight, row) => sum + weight * row, 0) / total];
};
const alone = (rows: number): Int32Array => clustersOf(Array.from({ length: rows }, () => undefined));

describe('the bootstrap', () => {
  it('draws as many rows as there are, each time', () => {
    const [drawn] = bootstrap({ ...plan, clusterOf: alone(30) }, (weights) => [
      weights.reduce((sum, each) => sum + each, 0),
    ]);
    expect(new Set(drawn)).toEqual(new Set([30]));
  });
  it('finds the standard error of a mean: σ/√n', () => {
    const [means = new Float64Array()] = bootstrap({ ...plan, clusterOf: alone(100) }, mean);
    const centre = means.reduce((sum, each) => sum + each, 0) / means.length;
    const deviation = Math.sqrt(means.reduce((sum, each) => sum + (each - centre) ** 2, 0) / means.length);
    // σ of 0 … 99 is 28.866
    expect(deviation / 2.8866).toBeGreaterThan(0.95);
    expect(deviation / 2.8866).toBeLessThan(1.05);
  });
  it('draws rows of one cluster together, a row without a name alone', () => {
    const clusterOf = clustersOf(['a', undefined, 'a', '', 'b']);
    expect([...clusterOf]).toEqual([0, 1, 0, 2, 3]);
    const [together] = bootstrap({ ...plan, clusterOf }, (weights) => [(weights[0] ?? 0) - (weights[2] ?? 0)]);
    expect(new Set(together)).toEqual(new Set([0]));
  });
  it('is the same for the same seed and another for another', () => {
    const run = (seed: number) => bootstrap({ samples: 50, seed, clusterOf: alone(20) }, mean);
    expect(run(1)).toEqual(run(1));
    expect(run(2)).not.toEqual(run(1));
  });
  it('gives wider intervals where rows come in clusters that are alike', () => {
    const rows = Array.from({ length: 100 }, (_, row) => `matter ${Math.floor(row / 10)}`);
    const width = (clusterOf: Int32Array): number => {
      const { low, high } = percentileInterval(bootstrap({ ...plan, clusterOf }, mean)[0]) ?? { low: 0, high: 0 };
      return high - low;
    };
    expect(width(clustersOf(rows))).toBeGreaterThan(2 * width(alone(100)));
  });
});

describe('intervals from resamples', () => {
  it('percentiles are linear between order statistics, as numpy.quantile', () => {
    const interval = percentileInterval(Float64Array.of(4, 1, 3, 2));
    expect(interval?.low).toBeCloseTo(1.075, 12);
    expect(interval?.high).toBeCloseTo(3.925, 12);
  });
  it('leaves out resamples without a figure; of none there is no interval', () => {
    expect(percentileInterval(Float64Array.of(Number.NaN, 5))).toEqual({ low: 5, high: 5 });
    expect(percentileInterval(Float64Array.of(Number.NaN))).toBeNull();
    expect(percentileInterval(undefined)).toBeNull();
  });
  it('the pivotal one turns the errors about the estimate and stays within 0 and 1', () => {
    const interval = pivotalInterval(Float64Array.of(0.06, 0.06), 0.05);
    expect(interval?.low).toBeCloseTo(0.04, 12);
    expect(pivotalInterval(Float64Array.of(0.3), 0.1)).toEqual({ low: 0, high: 0 });
    expect(pivotalInterval(Float64Array.of(0.3), Number.NaN)).toBeNull();
  });
});
