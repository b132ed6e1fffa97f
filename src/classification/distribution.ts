import type { Alternative, Prediction } from './types.js';

/** Every label of a field with its probability, falling; of equals the one that comes first in class order. */
export type Distribution = readonly Alternative[];

const MOST_ALTERNATIVES = 3;

/** Labels in class order and their probabilities as a distribution. */
export function ranked(labels: readonly string[], probabilities: ArrayLike<number>): Distribution {
  return labels
    .map((value, index) => ({ value, confidence: Math.min(1, probabilities[index] ?? 0) }))
    .sort((one, other) => other.confidence - one.confidence);
}

/** The most probable label and up to three others. The distribution must hold a label. */
export function mostProbable(distribution: Distribution): Prediction {
  const [best = { value: '', confidence: 0 }, ...others] = distribution;
  return { ...best, alternatives: others.slice(0, MOST_ALTERNATIVES) };
}
