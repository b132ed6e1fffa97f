import { rename, rm } from 'node:fs/promises';
import { caseColumns, fillCase } from '../connectors/uz-case-export/index.js';
import { MurojaatError, type ReferenceData, triageSchema } from '../domain/index.js';
import { fileSink, type InputRecord, isBroken, openInput, row } from '../files/index.js';
import type { Surroundings } from './one-for-one.js';

export interface CaseExport {
  readonly input: string;
  /** JSONL that `triage` wrote for this input, one line a record. */
  readonly results: string;
  readonly target: string;
  readonly reference: ReferenceData;
}

const lineSchema = triageSchema.pick({ topic: true, agency: true, route: true });

/**
 * Writes the input table back with its blank suggested columns filled in, row by row beside the results; the target
 * is replaced whole.
 * @throws MurojaatError INPUT_FORMAT, OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
 */
export async function writeCaseExport(task: CaseExport, around: Surroundings): Promise<void> {
  const [table, results] = await Promise.all([
    openInput(task.input, around.stdin),
    openInput(task.results, around.stdin),
  ]);
  const columns = table.columns;
  if (columns === undefined) {
    throw new MurojaatError('INPUT_FORMAT', '--case-export writes a table back and needs one as input', {
      expected: 'a .csv input',
      got: task.input,
      fix: 'leave --case-export out, or triage the CSV export itself',
    });
  }
  const temporary = `${task.target}.${process.pid}.tmp`;
  const sink = await fileSink(temporary);
  let rows = 0;
  let filledRows = 0;
  try {
    await sink.write(`\uFEFF${row(caseColumns(columns), table.delimiter)}`);
    for await (const [record, result] of pairs(table.records, results.records)) {
      if (isBroken(record)) throw unreadableRow(record.number);
      const line = isBroken(result) ? undefined : lineSchema.safeParse(result.fields).data;
      const { cells, filled } = fillCase(columns, record.fields, line, task.reference);
      await sink.write(row(cells, table.delimiter));
      rows++;
      if (filled) filledRows++;
    }
    await sink.close();
    await rename(temporary, task.target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  around.reporter.info(
    `${rows} rows → ${task.target} (${filledRows} with suggestions filled in; cells stay blank where the policy only shows a suggestion)`,
  );
}

/** A row that cannot be read cannot be written back either, and a table with a blank row in its place loses it. */
function unreadableRow(number: number): MurojaatError {
  return new MurojaatError(
    'INPUT_FORMAT',
    `Row ${number} of the table cannot be read, so the table is not written back`,
    {
      expected: 'rows with as many cells as the header',
      fix: 'mend the row (its line in the results says what is wrong) and run again; the suggestions themselves are written',
    },
  );
}

async function* pairs(
  records: AsyncIterator<InputRecord>,
  results: AsyncIterator<InputRecord>,
): AsyncGenerator<[InputRecord, InputRecord]> {
  for (;;) {
    const [record, result] = await Promise.all([records.next(), results.next()]);
    if (record.done === true || result.done === true) return;
    yield [record.value, result.value];
  }
}
