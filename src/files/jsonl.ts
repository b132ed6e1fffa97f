import { z } from 'zod';
import type { InputRecord } from './records.js';

/** Longest JSONL line read, in UTF-16 units; a longer one is an error line, so that memory stays bounded. */
const MAX_LINE = 64 * 1024 * 1024;

const objectSchema = z.record(z.string(), z.unknown());

/** Records of JSON Lines text; blank lines are passed over, a broken line is a broken record in its place. */
export async function* jsonlRecords(chunks: AsyncIterable<string>): AsyncGenerator<InputRecord> {
  let number = 0;
  for await (const line of lines(chunks)) {
    if (line !== undefined && line.trim() === '') continue;
    number++;
    yield line === undefined
      ? { number, problem: `line is longer than ${MAX_LINE} characters` }
      : parseLine(line, number);
  }
}

function parseLine(line: string, number: number): InputRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { number, problem: 'not valid JSON; expected one object a line, such as {"id": 1, "text": "…"}' };
  }
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success || Array.isArray(value)) {
    return { number, problem: `expected a JSON object, got ${Array.isArray(value) ? 'an array' : typeof value}` };
  }
  return { number, fields: parsed.data };
}

/** Lines without their ends; `undefined` stands for a line over the limit. */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let pieces: string[] = [];
  let length = 0;
  let tooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
      pieces.push(chunk.slice(from, at));
      yield tooLong ? undefined : pieces.join('').replace(/\r$/, '');
      pieces = [];
      length = 0;
      tooLong = false;
      from = at + 1;
    }
    length += chunk.length - from;
    if (length > MAX_LINE) {
      tooLong = true;
      pieces = [];
    } else if (from < chunk.length) pieces.push(chunk.slice(from));
  }
  if (tooLong) yield undefined;
  else if (pieces.length > 0) yield pieces.join('').replace(/\r$/, '');
}
