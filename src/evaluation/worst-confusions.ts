import type { RecordId } from '../domain/index.js';
import type { ClassScores, ConfusionCount } from './metrics/index.js';
import type { Mistake } from './report-schema.js';
import { type AnsweredRow, type EvaluationRow, isCorrect, isFailed } from './rows.js';

const WORST_PAIRS = 10;
const EXAMPLES = 5;

/**
 * The ten most frequent mistakes, among equals the one that takes the larger share of its label first. Examples are
 * the surest ones: there a wrong label or a flaw of the taxonomy shows soonest.
 */
export function worstConfusions(
  rows: readonly EvaluationRow[],
  cells: readonly ConfusionCount[],
  perClass: readonly ClassScores[],
): Mistake[] {
  const support = new Map(perClass.map((each) => [each.label, each.support]));
  return cells
    .filter(({ label, value }) => label !== value)
    .map((cell) => ({ ...cell, support: support.get(cell.label) ?? 0 }))
    .sort((one, other) => other.count - one.count || one.support - other.support)
    .slice(0, WORST_PAIRS)
    .map((cell) => ({ ...cell, examples: surest(rows, cell) }));
}

function surest(rows: readonly EvaluationRow[], { label, value }: ConfusionCount): RecordId[] {
  return rows
    .filter(
      (row): row is AnsweredRow => !isFailed(row) && !isCorrect(row) && row.label === label && row.value === value,
    )
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, EXAMPLES)
    .map(({ id }) => id);
}
