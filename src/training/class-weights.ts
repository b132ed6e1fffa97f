import type { ClassWeight } from './types.js';

/**
 * Measured on 2,000 appeals: against none, the square root of "balanced" lifts weighted F1 by half a point to one
 * point and macro-F1 by three to five, and costs no accuracy; "balanced" itself lowers accuracy by three points.
 */
const DEFAULT_CLASS_WEIGHT = 0.5;

/** Exponent of `classWeights`. */
export function classWeightOf(weight: ClassWeight = DEFAULT_CLASS_WEIGHT): number {
  if (weight === 'none') return 0;
  return weight === 'balanced' ? 1 : weight;
}

/**
 * Weight of each row: (rows / (classes × rows of its class)) ^ power, then divided by the mean weight so that C
 * keeps its meaning. Power 0 weighs all alike, 1 is scikit-learn's "balanced".
 */
export function classWeights(targets: ArrayLike<number>, classes: number, power: number): Float64Array {
  const counts = new Float64Array(classes);
  for (let row = 0; row < targets.length; row++) counts[targets[row] ?? 0] = (counts[targets[row] ?? 0] ?? 0) + 1;
  const weights = new Float64Array(targets.length);
  let total = 0;
  for (let row = 0; row < targets.length; row++) {
    const weight = (targets.length / (classes * (counts[targets[row] ?? 0] ?? 1))) ** power;
    weights[row] = weight;
    total += weight;
  }
  return weights.map((weight) => (weight * targets.length) / total);
}
