import type { RecordId } from '../domain/index.js';

/** A record as it stands in a file: named cells (CSV: strings; JSONL: any JSON value). */
export interface RawRecord {
  /** Position in the input, from 1. */
  readonly number: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A record that could not be read; it keeps its place in the order. */
export interface BrokenRecord {
  readonly number: number;
  readonly problem: string;
}

export type InputRecord = RawRecord | BrokenRecord;

export function isBroken(record: InputRecord): record is BrokenRecord {
  return 'problem' in record;
}

/** The id a record without one is given. */
export function lineId(number: number): RecordId {
  return `line:${number}`;
}
