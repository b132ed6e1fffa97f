import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Prediction } from '../classification/index.js';
import { type Appeal, MurojaatError, URGENCIES } from '../domain/index.js';
import { buildReport, type EvaluationRow, evaluateField, guessLabelColumns, type Report } from '../evaluation/index.js';
import { type ColumnMap, writeFileAtomic } from '../files/index.js';
import { orderedMap } from '../triage/index.js';
import type { Config } from './config.js';
import { type LabelledTable, type LabelledText, labelColumns, readLabelled } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import { openModelPredictor, openPipelinePredictor, type Predictor } from './predictor.js';

export interface EvaluationTask {
  readonly input: string;
  readonly columns: ColumnMap;
  /** Label columns parted by commas; found by their names without it. */
  readonly label: string | undefined;
  /** Folder that `train` has written; the bundled pipeline without it. */
  readonly model: string | undefined;
  /** Folder for report.json. */
  readonly report: string;
  /** Columns to report by. */
  readonly groups: readonly string[];
}

/** Which column of the table holds the truth of which field. */
type Truth = ReadonlyMap<string, string>;

/**
 * Measures a model or the bundled pipeline against a labelled table and writes report.json.
 * @throws MurojaatError of the input and the models, COLUMN_NOT_FOUND, INTERRUPTED
 */
export async function evaluateTable(task: EvaluationTask, config: Config, around: Surroundings): Promise<Report> {
  const table = await readLabelled(task.input, task.columns, around);
  const groups = task.groups.flatMap((each) => labelColumns(each, table.columns));
  const predictor =
    task.model === undefined
      ? await openPipelinePredictor(config, around.clock)
      : await openModelPredictor(task.model, config);
  try {
    const truth = truthColumns(task, table, predictor, around);
    const rows = await predictAll(table, truth, groups, predictor, around);
    const fields = [...truth.keys()].map((field) =>
      evaluateField(rows.get(field) ?? [], { field, groups, ...orderOf(field, predictor) }),
    );
    const report = buildReport({ fields, groups, model: predictor.versions, data: await dataOf(task.input, table) });
    await writeFileAtomic(join(task.report, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
    return report;
  } finally {
    await predictor.close();
  }
}

/** Urgency has an order; how many critical appeals are missed matters more than its accuracy. */
function orderOf(
  field: string,
  predictor: Predictor,
): { ordered?: NonNullable<Parameters<typeof evaluateField>[1]['ordered']> } {
  if (field !== 'urgency' || !predictor.bundled) return {};
  return { ordered: { labels: URGENCIES, attention: 'critical', atLeast: 'high' } };
}

/**
 * The columns of a table that hold the truth: those named, or those found by their names, which are then said.
 * @throws MurojaatError COLUMN_NOT_FOUND
 */
export function truthColumns(
  { label }: Pick<EvaluationTask, 'label'>,
  table: LabelledTable,
  predictor: Pick<Predictor, 'fields'>,
  around: Surroundings,
): Truth {
  const named = label === undefined ? undefined : labelColumns(label, table.columns);
  const { guesses } = guessLabelColumns(named ?? table.columns, predictor.fields);
  const truth = new Map(guesses.map(({ field, column }) => [field, column]));
  const unused = (named ?? []).filter((column) => ![...truth.values()].includes(column));
  if (truth.size === 0 || unused.length > 0) {
    throw new MurojaatError(
      'COLUMN_NOT_FOUND',
      unused.length > 0 ? `The column "${unused[0]}" is no label of this model` : 'No label column was found',
      {
        expected: `label columns for: ${predictor.fields.join(', ')}`,
        got: `the columns ${table.columns.join(', ')}`,
        fix: 'name the label columns with --label; each must be called as the field whose truth it holds',
      },
    );
  }
  if (named === undefined) {
    around.reporter.info(
      `labels: ${[...truth].map(([field, column]) => (field === column ? field : `${field} ← "${column}"`)).join(', ')} (name them with --label to choose others)`,
    );
  }
  return truth;
}

async function predictAll(
  table: LabelledTable,
  truth: Truth,
  groups: readonly string[],
  predictor: Predictor,
  around: Surroundings,
): Promise<ReadonlyMap<string, EvaluationRow[]>> {
  const rows = new Map<string, EvaluationRow[]>([...truth.keys()].map((field) => [field, []]));
  const progress = around.reporter.progress('evaluating', table.texts.length);
  let done = 0;
  try {
    for await (const answer of orderedMap(
      each(table.texts),
      predictor.concurrency,
      (text) => answerOf(text, predictor, around.signal),
      around.signal,
    )) {
      for (const [field, column] of truth) rows.get(field)?.push(rowOf(answer, field, column, groups));
      progress.update(++done, `${done} texts`);
    }
  } finally {
    progress.stop();
  }
  if (around.signal.aborted) throw new MurojaatError('INTERRUPTED', 'Interrupted; no report was written');
  return rows;
}

interface Answer {
  readonly text: LabelledText;
  readonly predictions: ReadonlyMap<string, Prediction>;
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

function rowOf(
  { text, predictions, error }: Answer,
  field: string,
  column: string,
  groups: readonly string[],
): EvaluationRow {
  const base = {
    id: text.id,
    label: text.cells[column] ?? '',
    groups: Object.fromEntries(groups.map((group) => [group, text.cells[group] ?? ''])),
  };
  const prediction = predictions.get(field);
  if (prediction === undefined) return { ...base, error: error ?? 'INTERNAL' };
  const { value, confidence, alternatives } = prediction;
  return { ...base, value, confidence, alternatives };
}

async function dataOf(input: string, table: LabelledTable): Promise<{ sha256: string; file: string; records: number }> {
  // standard input is gone once read: there the hash is that of the records
  const content = input === '-' ? JSON.stringify(table.texts) : await readFile(input);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { sha256, file: basename(input), records: table.texts.length + table.skipped };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
