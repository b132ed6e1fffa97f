import { compareText, type Prediction } from './class-scores.js';

/** How many rows with this label were read as this value. */
export interface ConfusionCount {
  readonly label: string;
  readonly value: string;
  readonly count: number;
}

/**
 * The confusion matrix without its zeros (diagonal included), largest count first. Failed rows have no value and are
 * in no cell, so the counts add up to the rows less the failed ones.
 */
export function confusionCounts(truth: readonly string[], predicted: readonly Prediction[]): ConfusionCount[] {
  const cells = new Map<string, Map<string, number>>();
  for (const [row, label] of truth.entries()) {
    const value = predicted[row];
    if (value === undefined) continue;
    const line = cells.get(label) ?? new Map<string, number>();
    line.set(value, (line.get(value) ?? 0) + 1);
    cells.set(label, line);
  }
  return [...cells]
    .flatMap(([label, line]) => [...line].map(([value, count]) => ({ label, value, count })))
    .sort(
      (one, other) =>
        other.count - one.count || compareText(one.label, other.label) || compareText(one.value, other.value),
    );
}
