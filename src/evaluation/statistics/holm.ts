/**
 * p-values adjusted for their number by Holm's step-down method (Holm 1979, Scand. J. Statist. 6), in their own order:
 * calling those below α significant keeps the chance of any false one at α, whatever their dependence.
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let most = 0;
  const rising = [...pValues.entries()].sort(([, one], [, other]) => one - other);
  for (const [rank, [index, p]] of rising.entries()) {
    most = Math.max(most, Math.min(1, (pValues.length - rank) * p));
    adjusted[index] = most;
  }
  return adjusted;
}
