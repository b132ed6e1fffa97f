/** Share of `true` among the rows. NaN without rows. */
export function accuracy(correct: readonly boolean[]): number {
  return correct.filter(Boolean).length / correct.length;
}

/**
 * Place of the label in the ranked answers: 1 for the first, undefined where it is not among them.
 * The order given counts, not the confidence: a rule may have put its answer before a surer one.
 */
export function rankOf(label: string, answers: readonly string[]): number | undefined {
  const index = answers.indexOf(label);
  return index === -1 ? undefined : index + 1;
}

/** Share of rows whose label is among the first `k` answers (scikit-learn's `top_k_accuracy_score`). NaN without rows. */
export function topKAccuracy(ranks: readonly (number | undefined)[], k: number): number {
  return ranks.filter((rank) => rank !== undefined && rank <= k).length / ranks.length;
}
