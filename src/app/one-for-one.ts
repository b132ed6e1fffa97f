import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { type Appeal, type Clock, MurojaatError, type RecordId, type Reporter } from '../domain/index.js';
import {
  type ColumnMap,
  csvFormat,
  fileSink,
  finishedRecords,
  type InputRecord,
  isBroken,
  isProblem,
  jsonlFormat,
  type LineSink,
  type OpenedInput,
  type OutputFormat,
  openInput,
  recogniseExport,
  resolveColumns,
  resolveKeys,
  row,
  streamSink,
  toAppeal,
} from '../files/index.js';
import { orderedMap } from '../triage/index.js';
import { parseJson } from './parse-json.js';

/** Ids remembered for the warning about repeats; beyond that many records the memory would grow with the file. */
const MOST_IDS = 1_000_000;

/** The process as a use case sees it; handed in, so that tests need no process. */
export interface Surroundings {
  readonly reporter: Reporter;
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: Writable;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Where records come from and go to, as the user said it. */
export interface RecordFiles {
  readonly input: string;
  /** Columns the user named; the others are found by their names. */
  readonly columns: ColumnMap;
  /** Output file; standard output without it. */
  readonly out: string | undefined;
  /** Go on where an interrupted run stopped. */
  readonly resume: boolean;
}

export interface OneForOne extends RecordFiles {
  readonly label: string;
  /** Columns of the CSV form; error columns are added. */
  readonly csvColumns: readonly string[];
  readonly concurrency: number;
  /** The record's line, id included. */
  readonly work: (appeal: Appeal) => Promise<object>;
  /** Says why a run that finished this line cannot be gone on with, if so. */
  readonly cannotResume?: (lastLine: string) => string | undefined;
}

export interface Outcome {
  readonly records: number;
  readonly failed: number;
  readonly interrupted: boolean;
}

interface Line {
  readonly line: object;
  readonly failed: boolean;
}

/**
 * One line out for each record in, in order: the frame of triage, predict, embed and mask. A record that fails is an
 * error line in its place; the output grows record by record and holds whole lines only, whenever it is stopped.
 * @throws MurojaatError for a wrong input, column or output; nothing finished is lost by it
 */
export async function runOneForOne(task: OneForOne, around: Surroundings): Promise<Outcome> {
  const input = await openInput(task.input, around.stdin);
  for (const notice of input.notices) around.reporter.info(notice);
  const { records, map } = await withColumns(input, task.columns, around.reporter);
  const format =
    task.out?.toLowerCase().endsWith('.csv') === true
      ? csvFormat([...task.csvColumns, 'error.code', 'error.message'])
      : jsonlFormat;
  await refuseSameFile(task.input, task.out);
  const done = await alreadyDone(task, format);
  const rest = await skip(records, done.count, done.last, map, format);
  const sink = task.out === undefined ? streamSink(around.stdout) : await fileSink(task.out, done.bytes);
  try {
    if (done.bytes === 0 && format.header !== '') await sink.write(format.header);
    if (done.count > 0) around.reporter.info(`going on after ${done.count} finished records`);
    const outcome = await writeAll(task, around, input, rest.records, map, format, sink);
    return { ...outcome, records: done.count + outcome.records, failed: rest.failed + outcome.failed };
  } finally {
    await sink.close();
  }
}

async function writeAll(
  task: OneForOne,
  around: Surroundings,
  input: OpenedInput,
  records: AsyncIterable<InputRecord>,
  map: ColumnMap,
  format: OutputFormat,
  sink: LineSink,
): Promise<Outcome> {
  const progress = around.reporter.progress(task.label, input.bytes);
  const started = around.clock();
  const warnRepeats = repeatWarner(around.reporter);
  let count = 0;
  let failed = 0;
  const lines = orderedMap(
    records,
    task.concurrency,
    (record) => lineOf(record, map, task.work, warnRepeats),
    around.signal,
  );
  try {
    for await (const { line, failed: bad } of lines) {
      await sink.write(format.piece(line));
      count++;
      if (bad) failed++;
      const seconds = (around.clock() - started) / 1000;
      progress.update(input.bytesRead(), `${count} records · ${(count / Math.max(seconds, 0.001)).toFixed(1)}/s`);
      if (around.signal.aborted) break;
    }
  } finally {
    progress.stop();
  }
  return { records: count, failed, interrupted: around.signal.aborted };
}

async function lineOf(
  record: InputRecord,
  map: ColumnMap,
  work: (appeal: Appeal) => Promise<object>,
  warnRepeats: (id: RecordId) => void,
): Promise<Line> {
  const appeal = toAppeal(record, map);
  if (isProblem(appeal)) return errorLine(appeal.id, appeal.code, appeal.message);
  warnRepeats(appeal.id);
  if (appeal.text.trim() === '') return errorLine(appeal.id, 'EMPTY_TEXT', 'The text is blank');
  try {
    return { line: await work(appeal), failed: false };
  } catch (error) {
    if (error instanceof MurojaatError && error.exitCode === 1) return errorLine(appeal.id, error.code, error.message);
    if (error instanceof MurojaatError) throw error;
    return errorLine(appeal.id, 'INTERNAL', `A fault in Murojaat: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

function errorLine(id: RecordId, code: string, message: string): Line {
  return { line: { id, error: { code, message } }, failed: true };
}

async function withColumns(
  input: OpenedInput,
  chosen: ColumnMap,
  reporter: Reporter,
): Promise<{ records: AsyncIterable<InputRecord>; map: ColumnMap }> {
  if (input.columns !== undefined) {
    const known = recogniseExport(input.columns);
    if (known !== undefined) reporter.info(`recognised: ${known}`);
    const map = resolveColumns(input.columns, chosen);
    if (chosen.text === undefined && map.text !== 'text')
      reporter.info(`the text is read from the column "${map.text}"`);
    return { records: input.records, map };
  }
  const head: InputRecord[] = [];
  for (let next = await input.records.next(); next.done !== true; next = await input.records.next()) {
    head.push(next.value);
    if (!isBroken(next.value) || head.length >= 100) break;
  }
  const sample = head.at(-1);
  const keys = sample === undefined || isBroken(sample) ? [] : Object.keys(sample.fields);
  return { records: chained(head, input.records), map: resolveKeys(keys, chosen) };
}

async function* chained(head: readonly InputRecord[], rest: AsyncIterable<InputRecord>): AsyncGenerator<InputRecord> {
  yield* head;
  yield* rest;
}

async function refuseSameFile(input: string, out: string | undefined): Promise<void> {
  if (out === undefined || input === '-') return;
  const [source, target] = await Promise.all([stat(input), stat(out).catch(() => undefined)]);
  if (target !== undefined && source.ino === target.ino && source.dev === target.dev) {
    throw new MurojaatError('USAGE', 'The output is the input file itself', {
      expected: 'another file for --out',
      fix: 'choose another name; the input was not touched',
    });
  }
}

async function alreadyDone(task: OneForOne, format: OutputFormat): ReturnType<typeof finishedRecords> {
  if (!task.resume) return { count: 0, bytes: 0, last: undefined };
  if (task.out === undefined || task.input === '-') {
    throw new MurojaatError('USAGE', '--resume needs --out and an input file', {
      got: task.out === undefined ? 'no --out' : 'standard input',
      fix: 'name both files, or leave --resume out',
    });
  }
  const done = await finishedRecords(task.out, format.name);
  const reason = done.last === undefined ? undefined : task.cannotResume?.(done.last);
  if (reason !== undefined) {
    throw new MurojaatError('RESUME_MISMATCH', `"${task.out}" cannot be gone on with`, {
      got: reason,
      fix: 'run without --resume to write it anew',
    });
  }
  return done;
}

/** Passes over the records that are done and counts those that failed; the id of the last one must stand in the output's last line. */
async function skip(
  records: AsyncIterable<InputRecord>,
  count: number,
  last: string | undefined,
  map: ColumnMap,
  format: OutputFormat,
): Promise<{ records: AsyncIterable<InputRecord>; failed: number }> {
  if (count === 0) return { records, failed: 0 };
  const iterator = records[Symbol.asyncIterator]();
  let record: InputRecord | undefined;
  let failed = 0;
  for (let index = 0; index < count; index++) {
    const next = await iterator.next();
    if (next.done === true) throw mismatch(`${count} finished records, but only ${index} in the input`);
    record = next.value;
    const appeal = toAppeal(record, map);
    if (isProblem(appeal) || appeal.text.trim() === '') failed++;
  }
  const id = record === undefined ? undefined : toAppeal(record, map).id;
  if (last === undefined || !hasId(last, id, format)) throw mismatch(`record ${count} of the input has another id`);
  return { records: { [Symbol.asyncIterator]: () => iterator }, failed };
}

function hasId(line: string, id: RecordId | undefined, format: OutputFormat): boolean {
  if (format.name === 'csv') return line.startsWith(`${row([String(id)]).trimEnd()},`);
  const parsed = z.object({ id: z.unknown() }).safeParse(parseJson(line));
  return parsed.success && parsed.data.id === id;
}

function mismatch(got: string): MurojaatError {
  return new MurojaatError('RESUME_MISMATCH', 'The output to go on with does not belong to this input', {
    got,
    fix: 'name the input of the interrupted run, or run without --resume to write the output anew',
  });
}

function repeatWarner(reporter: Reporter): (id: RecordId) => void {
  const seen = new Set<RecordId>();
  let warned = 0;
  return (id) => {
    if (seen.has(id)) {
      warned++;
      if (warned <= 5) reporter.warn(`the id ${JSON.stringify(id)} occurs again; it is processed each time`);
      if (warned === 6) reporter.warn('more ids occur again; no further warnings about that');
    } else if (seen.size < MOST_IDS) seen.add(id);
  };
}
