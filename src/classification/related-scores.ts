/** Keeps the logarithm finite; far below any share that a smoothed table can give. */
const LOWEST = 1e-9;

/**
 * What one column's probabilities tell of another's labels: score of label k = ln Σₜ p(t) P(k | t), the law of
 * total probability. `table` is P, labels of the first × `scores.length`, row-major.
 */
export function relatedScores(probabilities: Float64Array, table: Float32Array, scores: Float64Array): void {
  const classes = scores.length;
  scores.fill(0);
  for (let label = 0; label < probabilities.length; label++) {
    const probability = probabilities[label] ?? 0;
    if (probability < LOWEST) continue;
    const row = label * classes;
    for (let own = 0; own < classes; own++) scores[own] = (scores[own] ?? 0) + probability * (table[row + own] ?? 0);
  }
  for (let own = 0; own < classes; own++) scores[own] = Math.log(Math.max(LOWEST, scores[own] ?? 0));
}
