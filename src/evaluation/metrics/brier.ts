import type { Outcome } from './calibration.js';

/**
 * Brier score of the first answer: mean of (confidence − 1 if right, else 0)² (Brier 1950, Monthly Weather Review 78, for
 * the event "the answer is right"). 0 is best; always stating 0.5 gives 0.25. NaN without rows.
 */
export function brierScore(outcomes: readonly Outcome[]): number {
  const sum = outcomes.reduce((total, { confidence, correct }) => total + (confidence - (correct ? 1 : 0)) ** 2, 0);
  return sum / outcomes.length;
}
