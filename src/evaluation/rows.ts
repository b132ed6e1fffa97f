import type { RecordId, Suggestion } from '../domain/index.js';
import { type Outcome, rankOf } from './metrics/index.js';

interface LabelledRow {
  readonly id: RecordId;
  /** The truth, verbatim; blank where nobody has labelled the record, which is then counted but not judged. */
  readonly label: string;
  /** Value of each group column, such as `{ language: "uz", script: "Cyrl" }`. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Rows of one cluster (one matter told twice) are drawn together by the bootstrap; blank where the row stands alone. */
  readonly cluster?: string;
}

/** One record's answer in one field. */
export interface AnsweredRow extends LabelledRow {
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The next best answers without `value`, best first; left out where the model gives none. */
  readonly alternatives?: readonly { readonly value: string; readonly confidence: number }[];
  /** What the policy says is to be done with the answer; left out where there is no policy. */
  readonly action?: Suggestion['action'];
}

/** A record that could not be processed; `error` is a code of the error catalogue. Judged as wrong. */
export interface FailedRow extends LabelledRow {
  readonly error: string;
}

export type EvaluationRow = AnsweredRow | FailedRow;

export function isFailed(row: EvaluationRow): row is FailedRow {
  return 'error' in row;
}

export function isLabelled(row: EvaluationRow): boolean {
  return row.label.trim() !== '';
}

export function isCorrect(row: EvaluationRow): boolean {
  return !isFailed(row) && row.value === row.label;
}

export function isAnswered(row: EvaluationRow): row is AnsweredRow {
  return !isFailed(row);
}

/** Confidence and truth of the answered rows: a failed record stated no confidence that could be right or wrong. */
export function outcomesOf(rows: readonly EvaluationRow[]): Outcome[] {
  return rows.filter(isAnswered).map((row) => ({ confidence: row.confidence, correct: isCorrect(row) }));
}

export function givenValue(row: EvaluationRow): string | undefined {
  return isFailed(row) ? undefined : row.value;
}

/** Place of the label among the value (1) and its alternatives (2 …), undefined where it is not among them. */
export function labelRank(row: EvaluationRow): number | undefined {
  if (isFailed(row)) return undefined;
  return rankOf(row.label, [row.value, ...(row.alternatives ?? []).map(({ value }) => value)]);
}
