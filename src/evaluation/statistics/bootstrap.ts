import { seededRandom } from '../../domain/index.js';
import type { Interval } from '../metrics/wilson.js';

/** How often each row was drawn into a resample; parallel to the rows. */
export type Weights = Int32Array;

export interface BootstrapPlan {
  readonly samples: number;
  readonly seed: number;
  /** Cluster number of each row, from 0 without gaps: rows of one cluster are drawn together. */
  readonly clusterOf: Int32Array;
}

/** Each row its own cluster, or rows with the same name together; a row without a name stands alone. */
export function clustersOf(names: readonly (string | undefined)[]): Int32Array {
  const numbers = new Map<string, number>();
  let next = 0;
  return Int32Array.from(names, (name) => {
    if (name === undefined || name === '') return next++;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, next);
    return next++;
  });
}

/**
 * Draws as many clusters as there are, with replacement, `samples` times (Efron 1979, Ann. Statist. 7; clusters: Davison
 * and Hinkley 1997, §3.8), and tells the figures of each resample. Result: one list a figure, `samples` long.
 * Deterministic by the seed. Figures that cannot be computed in a resample are NaN.
 */
export function bootstrap(plan: BootstrapPlan, figures: (weights: Weights) => readonly number[]): Float64Array[] {
  const { samples, seed, clusterOf } = plan;
  const clusters = clusterOf.reduce((most, each) => Math.max(most, each + 1), 0);
  const random = seededRandom(seed);
  const drawn = new Int32Array(clusters);
  const weights = new Int32Array(clusterOf.length);
  const results: Float64Array[] = [];
  for (let sample = 0; sample < samples; sample++) {
    drawn.fill(0);
    for (let draw = 0; draw < clusters; draw++) {
      const one = Math.floor(random() * clusters);
      drawn[one] = (drawn[one] ?? 0) + 1;
    }
    for (let row = 0; row < weights.length; row++) weights[row] = drawn[clusterOf[row] ?? 0] ?? 0;
    for (const [index, value] of figures(weights).entries()) {
      const list = results[index] ?? new Float64Array(samples);
      results[index] = list;
      list[sample] = value;
    }
  }
  return results;
}

/** 95 % percentile interval (Efron 1979): the middle 95 % of the resamples. Null where none gave a figure. */
export function percentileInterval(replicates: Float64Array | undefined): Interval | null {
  const sorted = sortedFinite(replicates);
  return sorted.length === 0 ? null : { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/**
 * 95 % pivotal (basic) interval (Davison and Hinkley 1997, §5.2): the estimator's errors in resamples, around what it
 * estimates there (`plugIn`), turned about the estimate, cut to 0 and 1. For calibration errors, which resampling
 * itself raises: percentiles would lie above the truth. Kumar, Liang and Ma (2019) use it in their library.
 */
export function pivotalInterval(
  replicates: Float64Array | undefined,
  estimate: number,
  plugIn: number = estimate,
): Interval | null {
  const sorted = sortedFinite(replicates);
  if (sorted.length === 0 || Number.isNaN(estimate)) return null;
  const turn = (p: number): number => Math.min(1, Math.max(0, estimate + plugIn - quantile(sorted, p)));
  return { low: turn(0.975), high: turn(0.025) };
}

/** The value below which a share `p` of the resamples lies; NaN where none gave a figure. */
export function lowerQuantile(replicates: Float64Array, p: number): number {
  return quantile(sortedFinite(replicates), p);
}

function sortedFinite(values: Float64Array | undefined): Float64Array {
  return (values ?? new Float64Array()).filter(Number.isFinite).sort();
}

/** Linear between order statistics (type 7 of Hyndman and Fan 1996, the default of R and NumPy). */
function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
