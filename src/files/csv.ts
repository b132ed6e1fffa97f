import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import type { InputRecord } from './records.js';
import { checkHeader, type TableRow, tableRecords } from './table-records.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** Largest record in characters; beyond it a quote was surely left open. */
const MAX_RECORD = 64 * 1024 * 1024;

const cellsSchema = z.array(z.string());

/** The delimiter that cuts the header into most columns; comma where none does. */
export function detectDelimiter(head: string): string {
  let best: string = DELIMITERS[0];
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const columns = headerOf(head, delimiter).length;
    if (columns > most) {
      best = delimiter;
      most = columns;
    }
  }
  return best;
}

function headerOf(head: string, delimiter: string): string[] {
  try {
    const rows = z
      .array(z.array(z.string()))
      .parse(parseSync(head, { delimiter, to: 1, relax_quotes: true, relax_column_count: true }));
    return rows[0] ?? [];
  } catch {
    return [];
  }
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly records: AsyncGenerator<InputRecord>;
}

/**
 * Reads a CSV table with a header. Quoted new lines are kept; a row with more cells than the header has is a
 * broken record (its text was cut at an unquoted delimiter); missing cells at the end read as empty.
 * @throws MurojaatError INPUT_EMPTY, INPUT_FORMAT (a column name twice)
 */
export async function openCsv(chunks: AsyncIterable<string>): Promise<CsvTable> {
  const source = chunks[Symbol.asyncIterator]();
  let head = '';
  while (head.length < 65_536) {
    const next = await source.next();
    if (next.done === true) break;
    head += next.value;
  }
  if (head.trim() === '') {
    throw new MurojaatError('INPUT_EMPTY', 'The input is empty', {
      expected: 'a header line with column names and records below it',
      fix: 'check that the export finished and that this is the right file',
    });
  }
  const delimiter = detectDelimiter(head);
  const rows = parsedRows(head, source, delimiter);
  const first = await rows.next();
  const columns = first.done === true ? [] : (first.value.cells ?? []).map((name) => name.trim());
  checkHeader(columns);
  return { columns, delimiter, records: tableRecords(rows, columns) };
}

/**
 * Rows as the parser finds them. They are taken from its callbacks and not from its stream, because a stream that
 * fails (an open quotation mark at the end) throws away the good rows still in its buffer.
 */
async function* parsedRows(
  head: string,
  rest: AsyncIterator<string>,
  delimiter: string,
): AsyncGenerator<TableRow, undefined> {
  const found: TableRow[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    skip_records_with_error: true,
    on_skip: (error) => {
      found.push({ problem: `${error?.message ?? 'unreadable'}; a quotation mark is probably left open here` });
      return undefined;
    },
    on_record: (record: unknown) => {
      found.push({ cells: cellsSchema.parse(record) });
      return null;
    },
  });
  parser.resume();
  for (let next: IteratorResult<string> = { value: head }; next.done !== true; next = await rest.next()) {
    await new Promise<void>((resolve, reject) =>
      parser.write(next.value, (error) => (error ? reject(error) : resolve())),
    );
    yield* found.splice(0);
  }
  await new Promise<void>((resolve) => parser.end(resolve));
  yield* found.splice(0);
  return undefined;
}
