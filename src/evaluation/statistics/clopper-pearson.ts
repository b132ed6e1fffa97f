import type { Interval } from '../metrics/wilson.js';
import { regularisedBeta } from './incomplete-beta.js';

/** Halvings that bring an interval of width 1 below the spacing of numbers near 1. */
const HALVINGS = 55;

/**
 * Exact two-sided interval of a share (Clopper and Pearson 1934, Biometrika 26): all p that neither one-sided binomial
 * test at `alpha`/2 refuses. Never covers less than 1 − alpha. Undefined without rows.
 */
export function clopperPearson(hits: number, rows: number, alpha = 0.05): Interval | undefined {
  if (rows === 0) return undefined;
  const misses = rows - hits;
  return {
    low: hits === 0 ? 0 : betaQuantile(alpha / 2, hits, misses + 1),
    high: misses === 0 ? 1 : betaQuantile(1 - alpha / 2, hits + 1, misses),
  };
}

/** The x with I_x(a, b) = p, by bisection: slow and never wrong. */
function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (regularisedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
