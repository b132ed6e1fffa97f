/**
 * Cohen's kappa of two readers' parallel label lists: (p_o − p_e) / (1 − p_e), p_o the share they agree on, p_e the
 * share they would by chance given how often each uses each label (Cohen 1960, Educ. Psychol. Meas. 20(1)).
 * 1 is full agreement, 0 chance. NaN without rows, and where both use one and the same label only (0/0).
 */
export function cohenKappa(first: readonly string[], second: readonly string[]): number {
  const rows = first.length;
  const agreed = first.filter((label, row) => label === second[row]).length / rows;
  const ours = labelCounts(first);
  const theirs = labelCounts(second);
  let chance = 0;
  for (const [label, count] of ours) chance += count * (theirs.get(label) ?? 0);
  const expected = chance / rows ** 2;
  return (agreed - expected) / (1 - expected);
}

function labelCounts(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
