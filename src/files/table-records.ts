import { MurojaatError } from '../domain/index.js';
import { shownName } from './columns.js';
import type { InputRecord } from './records.js';

/** A row's cells, or why they cannot be read. */
export interface TableRow {
  readonly cells?: readonly string[];
  readonly problem?: string;
}

/** @throws MurojaatError INPUT_FORMAT for a column name that stands twice */
export function checkHeader(columns: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of columns) {
    if (name !== '' && seen.has(name)) {
      throw new MurojaatError('INPUT_FORMAT', `The header names the column "${shownName(name)}" twice`, {
        expected: 'each column name once',
        fix: 'rename one of the two columns in the header line',
      });
    }
    seen.add(name);
  }
}

/** Records of a table's rows below its header, numbered from 1. */
export async function* tableRecords(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  columns: readonly string[],
): AsyncGenerator<InputRecord> {
  let number = 0;
  for await (const row of rows) {
    number++;
    if (row.cells === undefined) {
      yield { number, problem: row.problem ?? 'the row cannot be read' };
      continue;
    }
    const extra = row.cells.length - columns.length;
    if (extra > 0 && row.cells.slice(columns.length).some((cell) => cell !== '')) {
      yield {
        number,
        problem: `the row has ${row.cells.length} cells, the header ${columns.length}; put quotation marks around a cell that holds the delimiter`,
      };
      continue;
    }
    const fields: Record<string, string> = {};
    columns.forEach((name, index) => {
      if (name !== '') fields[name] = row.cells?.[index] ?? '';
    });
    yield { number, fields };
  }
}
