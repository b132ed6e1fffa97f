import readXlsxFile from 'read-excel-file/node';
import { MurojaatError } from '../domain/index.js';
import { shownName } from './columns.js';
import type { InputRecord } from './records.js';
import { checkHeader, type TableRow, tableRecords } from './table-records.js';

export interface XlsxTable {
  readonly columns: readonly string[];
  readonly records: AsyncGenerator<InputRecord>;
  /** What the user should know: which sheet was read, rows above the header that were passed over. */
  readonly notices: readonly string[];
}

/**
 * Reads the first sheet of an .xlsx workbook that holds anything. Its header is the first row with two filled cells
 * or more (a title above it is passed over and said). Numbers keep their digits, dates become ISO 8601, a formula
 * gives its stored value. The sheet is held in memory.
 * @throws MurojaatError INPUT_FORMAT, INPUT_EMPTY
 */
export async function openXlsx(path: string): Promise<XlsxTable> {
  const sheets = await readXlsxFile(path, { parseNumber: (digits) => digits, trim: false }).catch((cause: unknown) => {
    throw new MurojaatError('INPUT_FORMAT', `"${path}" cannot be read as an .xlsx workbook`, {
      expected: 'an .xlsx file as spreadsheet programs save it, without a password',
      fix: 'open it in the spreadsheet program and save it anew as .xlsx or as "CSV UTF-8"',
      cause,
    });
  });
  const tables = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }));
  const table = tables.find(({ rows }) => rows.some(isFilled));
  if (table === undefined) {
    throw new MurojaatError('INPUT_EMPTY', `The workbook "${path}" is empty`, {
      expected: 'a header row with column names and records below it',
      fix: 'check that this is the right file',
    });
  }
  const at = headerRow(table.rows);
  const columns = (table.rows[at] ?? []).map((name) => name.trim());
  checkHeader(columns);
  const records = tableRecords(rowsBelow(table.rows, at), columns);
  return { columns, records, notices: noticesOf(table.name, tables.length, at) };
}

function headerRow(rows: readonly (readonly string[])[]): number {
  const wide = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  return wide >= 0 ? wide : rows.findIndex(isFilled);
}

/** Rows without any filled cell are left out, as blank lines of a CSV are. */
function rowsBelow(rows: readonly (readonly string[])[], header: number): TableRow[] {
  return rows
    .slice(header + 1)
    .filter(isFilled)
    .map((cells) => ({ cells }));
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function noticesOf(sheet: string, sheets: number, header: number): string[] {
  const others = sheets > 1 ? [`read the sheet "${shownName(sheet)}", the first of ${sheets} that holds anything`] : [];
  const above = header > 0 ? [`the header is row ${header + 1}; what stands above it is passed over`] : [];
  return [...others, ...above];
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  return String(cell);
}
