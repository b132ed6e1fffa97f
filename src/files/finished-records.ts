import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What an interrupted run left in its output. */
export interface FinishedRecords {
  /** Whole records, the CSV header not counted. */
  readonly count: number;
  /** Bytes up to the end of the last whole record: the rest is a torn line. */
  readonly bytes: number;
  /** Text of the last whole record, for a check that input and output belong together. */
  readonly last: string | undefined;
}

const NONE: FinishedRecords = { count: 0, bytes: 0, last: undefined };
const NEW_LINE = 10;
const QUOTE = 34;

/** Scans an output file for whole records; a CSV record ends at a new line outside quotation marks. */
export async function finishedRecords(path: string, format: 'jsonl' | 'csv'): Promise<FinishedRecords> {
  const exists = await stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
  if (!exists) return NONE;
  let position = 0;
  let count = 0;
  let quoted = false;
  let previousEnd = 0;
  let end = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      position++;
      if (byte === QUOTE && format === 'csv') quoted = !quoted;
      else if (byte === NEW_LINE && !quoted) {
        count++;
        previousEnd = end;
        end = position;
      }
    }
  }
  if (format === 'csv') {
    if (count <= 1) return { count: 0, bytes: 0, last: undefined };
    count--;
  }
  if (count === 0) return NONE;
  return { count, bytes: end, last: await slice(path, previousEnd, end) };
}

async function slice(path: string, start: number, end: number): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>)
    pieces.push(chunk);
  return Buffer.concat(pieces).toString('utf8').trimEnd();
}
