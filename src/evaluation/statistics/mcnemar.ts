import { regularisedBeta } from './incomplete-beta.js';

/**
 * Exact two-sided p-value of McNemar's test (McNemar 1947, Psychometrika 12; exact by the binomial distribution):
 * of two classifiers on the same rows, `better` and `worse` count the rows on which exactly one is right. Under chance
 * each such row falls to either side with probability ½. 1 where there is none.
 */
export function mcnemarExact(better: number, worse: number): number {
  const [fewer, rows] = [Math.min(better, worse), better + worse];
  if (rows === 0 || 2 * fewer === rows) return 1;
  // P(X ≤ fewer) = I_½(rows − fewer, fewer + 1)
  return Math.min(1, 2 * regularisedBeta(0.5, rows - fewer, fewer + 1));
}
