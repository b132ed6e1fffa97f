/**
 * P(X ≤ successes) of a binomial X of `trials` and `share` in (0, 1), exactly but for rounding: the terms are summed
 * in logarithms, so that nothing underflows.
 */
export function binomialAtMost(successes: number, trials: number, share: number): number {
  if (successes >= trials) return 1;
  let log = trials * Math.log1p(-share);
  const odds = Math.log(share) - Math.log1p(-share);
  let sum = Math.exp(log);
  for (let count = 1; count <= successes; count++) {
    log += Math.log((trials - count + 1) / count) + odds;
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** The fewest trials without a success that show, at `level`, that the share is below `share`: (1 − share)^n ≤ level. */
export function fewestWithout(share: number, level: number): number {
  // rounding must not ask for one more where the power is the level itself
  return Math.ceil(Math.log(level) / Math.log1p(-share) - 1e-9);
}
