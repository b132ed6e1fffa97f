import { MurojaatError, type RecordId, type Reporter } from '../domain/index.js';
import {
  type ColumnMap,
  type InputRecord,
  isBroken,
  isProblem,
  openInput,
  requireColumn,
  resolveColumns,
  resolveKeys,
  toAppeal,
} from '../files/index.js';
import type { Surroundings } from './one-for-one.js';

/** One labelled text of a table. */
export interface LabelledText {
  readonly id: RecordId;
  readonly text: string;
  /** Every cell of the record as a string, by column; absent where the cell is null or missing. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface LabelledTable {
  readonly texts: readonly LabelledText[];
  /** Names of all columns (CSV) or of the first record's keys (JSONL). */
  readonly columns: readonly string[];
  /** Which of them the appeal itself is read from. */
  readonly appeal: ColumnMap;
  /** Records passed over because they could not be read or were blank. */
  readonly skipped: number;
}

/**
 * Reads a whole labelled table. Records that cannot be read are counted and passed over: a training or an evaluation
 * must say so, not stop.
 * @throws MurojaatError of the input, COLUMN_NOT_FOUND, INPUT_EMPTY
 */
export async function readLabelled(path: string, chosen: ColumnMap, around: Surroundings): Promise<LabelledTable> {
  const input = await openInput(path, around.stdin);
  for (const notice of input.notices) around.reporter.info(notice);
  const records: InputRecord[] = [];
  for await (const record of input.records) records.push(record);
  const columns = input.columns ?? keysOf(records);
  const map = input.columns === undefined ? resolveKeys(columns, chosen) : resolveColumns(columns, chosen);
  if (chosen.text !== undefined) requireColumn(columns, chosen.text);
  const texts: LabelledText[] = [];
  for (const record of records) {
    const appeal = toAppeal(record, map);
    if (isBroken(record) || isProblem(appeal) || appeal.text.trim() === '') continue;
    texts.push({ id: appeal.id, text: appeal.text, cells: cellsOf(record.fields) });
  }
  if (texts.length === 0) {
    throw new MurojaatError('INPUT_EMPTY', `"${path}" holds no text`, {
      expected: `records with a text in the column "${map.text ?? 'text'}"`,
      got: `${records.length} records, none with a text`,
      fix: 'name the right column with --text',
    });
  }
  const skipped = records.length - texts.length;
  warnSkipped(skipped, around.reporter);
  return { texts, columns, appeal: map, skipped };
}

function warnSkipped(skipped: number, reporter: Reporter): void {
  if (skipped > 0) reporter.warn(`${skipped} records have no readable text and are passed over`);
}

function keysOf(records: readonly InputRecord[]): string[] {
  const keys = new Set<string>();
  for (const record of records.slice(0, 1000)) {
    if (!isBroken(record)) for (const key of Object.keys(record.fields)) keys.add(key);
  }
  return [...keys];
}

function cellsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [column, value] of Object.entries(fields)) {
    if (typeof value === 'string') cells[column] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') cells[column] = String(value);
  }
  return cells;
}

/**
 * The label columns named on the command line: "a,b" or an exact name that itself holds a comma.
 * @throws MurojaatError COLUMN_NOT_FOUND with the nearest names
 */
export function labelColumns(named: string, columns: readonly string[]): string[] {
  if (columns.includes(named)) return [named];
  return [...new Set(named.split(',').map((name) => requireColumn(columns, name.trim())))];
}
