import { type Appeal, MurojaatError } from '../domain/index.js';
import type { EvaluationRow } from '../evaluation/index.js';
import { orderedMap } from '../triage/index.js';
import type { LabelledTable, LabelledText } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import type { FieldAnswer, Predictor } from './predictor.js';

/** Which column of the table holds the truth of which field. */
export type Truth = ReadonlyMap<string, string>;

/** What of a table's columns goes into an evaluation. */
export interface JudgedColumns {
  readonly truth: Truth;
  readonly groups: readonly string[];
  readonly cluster?: string | undefined;
}

/**
 * Every text's answer beside its label, by field, in the order of the table.
 * @throws MurojaatError INTERRUPTED
 */
export async function answerRows(
  table: LabelledTable,
  columns: JudgedColumns,
  predictor: Predictor,
  around: Surroundings,
): Promise<ReadonlyMap<string, EvaluationRow[]>> {
  const rows = new Map<string, EvaluationRow[]>([...columns.truth.keys()].map((field) => [field, []]));
  const progress = around.reporter.progress('evaluating', table.texts.length);
  const answer = (text: LabelledText): Promise<Answer> => answerOf(text, predictor, around.signal);
  let done = 0;
  try {
    for await (const each of orderedMap(table.texts, predictor.concurrency, answer, around.signal)) {
      for (const field of columns.truth.keys()) rows.get(field)?.push(rowOf(each, field, columns));
      progress.update(++done, `${done} texts`);
    }
  } finally {
    progress.stop();
  }
  if (around.signal.aborted) throw new MurojaatError('INTERRUPTED', 'Interrupted; no report was written');
  return rows;
}

/** What is said of one text, or why nothing is. */
export interface Answer {
  readonly text: LabelledText;
  readonly predictions: ReadonlyMap<string, FieldAnswer>;
  /** Code of the error where the record failed. */
  readonly error?: string;
}

async function answerOf(text: LabelledText, predictor: Predictor, signal: AbortSignal): Promise<Answer> {
  const appeal: Appeal = { id: text.id, text: text.text };
  try {
    return { text, predictions: new Map(Object.entries(await predictor.predict(appeal, signal))) };
  } catch (error) {
    if (error instanceof MurojaatError && error.exitCode === 1)
      return { text, predictions: new Map(), error: error.code };
    throw error;
  }
}

/** One field's answer beside its label. */
export function rowOf(
  { text, predictions, error }: Answer,
  field: string,
  { truth, groups, cluster }: JudgedColumns,
): EvaluationRow {
  const name = cluster === undefined ? undefined : text.cells[cluster];
  const base = {
    id: text.id,
    label: text.cells[truth.get(field) ?? ''] ?? '',
    groups: Object.fromEntries(groups.map((group) => [group, text.cells[group] ?? ''])),
    ...(name === undefined ? {} : { cluster: name }),
  };
  const prediction = predictions.get(field);
  if (prediction === undefined) return { ...base, error: error ?? 'INTERNAL' };
  const { value, confidence, alternatives, action } = prediction;
  return { ...base, value, confidence, alternatives, ...(action === undefined ? {} : { action }) };
}
