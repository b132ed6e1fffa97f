import { stringify } from 'csv-stringify/sync';

/** How records become text: a header before the first one (may be empty) and one piece a record. */
export interface OutputFormat {
  readonly name: 'jsonl' | 'csv';
  readonly header: string;
  piece(record: object): string;
}

export const jsonlFormat: OutputFormat = {
  name: 'jsonl',
  header: '',
  piece: (record) => `${JSON.stringify(record)}\n`,
};

/**
 * CSV with a byte order mark (so that spreadsheet programs read UTF-8), dotted columns, arrays as JSON.
 * Cells that would start a formula are made safe (CWE-1236, by csv-stringify).
 */
export function csvFormat(columns: readonly string[]): OutputFormat {
  return {
    name: 'csv',
    header: `\uFEFF${row(columns)}`,
    piece: (record) => {
      const values = leaves(record);
      return row(columns.map((column) => cell(values.get(column))));
    },
  };
}

/** One CSV line with its end, formula-safe. */
export function row(cells: readonly string[], delimiter = ','): string {
  return stringify([[...cells]], { delimiter, escape_formulas: true });
}

/** Leaves of a record by dotted path; arrays and null are leaves. A key may itself hold a dot. */
function leaves(record: object, prefix = '', found = new Map<string, unknown>()): Map<string, unknown> {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) leaves(value, `${prefix}${key}.`, found);
    else found.set(`${prefix}${key}`, value);
  }
  return found;
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
