import { FIELDS, type Field } from '../domain/index.js';
import type { FieldJudgement } from '../training/index.js';
import type { Fields } from '../triage/index.js';

/** Suggestions of one text and its truth in the fields where it is known. */
export interface Judged {
  readonly fields: Fields;
  readonly truth: Readonly<Partial<Record<Field, string>>>;
}

/** How each field's suggestions fared; a field whose truth is not known for a text has no judgement of it. */
export function judge(texts: readonly Judged[]): Record<Field, FieldJudgement[]> {
  const judgements: Record<Field, FieldJudgement[]> = { topic: [], type: [], urgency: [], agency: [] };
  for (const { fields, truth } of texts) {
    for (const field of FIELDS) {
      const label = truth[field];
      if (label === undefined || label.trim() === '') continue;
      const { value, confidence } = fields[field];
      judgements[field].push({ confidence, correct: value === label, topic: fields.topic.value });
    }
  }
  return judgements;
}
