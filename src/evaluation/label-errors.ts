import { likelyMislabelled } from './metrics/index.js';
import type { LabelErrors } from './report-parts-schema.js';
import { type EvaluationRow, isAnswered } from './rows.js';

const MOST_SHOWN = 100;

/** Records whose label the model holds to be wrong, the likeliest first. */
export function labelErrors(rows: readonly EvaluationRow[]): LabelErrors {
  const answered = rows.filter(isAnswered);
  const found = likelyMislabelled(
    answered.map(({ label, value, confidence, alternatives = [] }) => ({
      label,
      answers: [{ value, confidence }, ...alternatives],
    })),
  );
  const suspects = found.slice(0, MOST_SHOWN).flatMap(({ row, ...suspect }) => {
    const known = answered[row];
    return known === undefined ? [] : [{ id: known.id, label: known.label, ...suspect }];
  });
  return { n: answered.length, found: found.length, suspects };
}
