import { type Appeal, type AppealKey, type RecordId, recordIdSchema } from '../domain/index.js';
import type { ColumnMap } from './columns.js';
import { type InputRecord, isBroken, lineId } from './records.js';

/** A record that cannot be processed, in the words of the error line. */
export interface RecordProblem {
  readonly id: RecordId;
  readonly code: 'EMPTY_TEXT' | 'MISSING_TEXT' | 'INVALID_RECORD';
  readonly message: string;
}

/** Turns a record into an appeal, or says why it cannot be one. A CSV cell's id stays a string. */
export function toAppeal(record: InputRecord, map: ColumnMap): Appeal | RecordProblem {
  if (isBroken(record)) {
    return { id: lineId(record.number), code: 'INVALID_RECORD', message: `record ${record.number}: ${record.problem}` };
  }
  const cell = (key: AppealKey): unknown => {
    const column = map[key];
    return column === undefined ? undefined : record.fields[column];
  };
  const id = readId(cell('id'), record.number);
  const text = cell('text');
  if (text === undefined || text === null) {
    return { id, code: 'MISSING_TEXT', message: `record ${record.number} has no "${map.text ?? 'text'}"` };
  }
  if (typeof text !== 'string') {
    return {
      id,
      code: 'INVALID_RECORD',
      message: `record ${record.number}: expected the text to be a string, got ${typeof text}`,
    };
  }
  const appeal: { -readonly [K in keyof Appeal]: Appeal[K] } = { id, text };
  for (const key of ['receivedAt', 'channel', 'applicant', 'region', 'district', 'language'] as const) {
    const value = cell(key);
    if (typeof value === 'string' && value.trim() !== '') appeal[key] = value.trim();
    else if (typeof value === 'number') appeal[key] = String(value);
  }
  return appeal;
}

export function isProblem(value: Appeal | RecordProblem): value is RecordProblem {
  return 'code' in value;
}

function readId(value: unknown, number: number): RecordId {
  const parsed = recordIdSchema.safeParse(value);
  if (!parsed.success || parsed.data === '') return lineId(number);
  return parsed.data;
}
