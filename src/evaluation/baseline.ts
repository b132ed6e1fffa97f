import { z } from 'zod';
import { MurojaatError, type RecordId, recordIdSchema } from '../domain/index.js';

/** What a comparison needs of an earlier report, of schema version 1 or 2. */
const baselineSchema = z.object({
  schemaVersion: z.union([z.literal(1), z.literal(2)]),
  createdAt: z.string().optional(),
  model: z.record(z.string(), z.string()),
  data: z.object({ sha256: z.string(), file: z.string().optional() }),
  fields: z.record(
    z.string(),
    z.object({
      rows: z.array(z.object({ id: recordIdSchema, label: z.string().nullable(), value: z.string().nullable() })),
    }),
  ),
});
export type Baseline = z.infer<typeof baselineSchema>;
export type JudgedRow = Baseline['fields'][string]['rows'][number];

/** @throws MurojaatError INPUT_FORMAT where it is not a report of a version that can be compared */
export function parseBaseline(value: unknown, name: string): Baseline {
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new MurojaatError('INPUT_FORMAT', `"${name}" is not a report that can be compared`, {
    expected: 'a report.json that "murojaat evaluate" has written',
    got: z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '),
    fix: 'name the report.json of the earlier run with --baseline',
  });
}

export interface RowPair {
  /** Index of the row in the present report. */
  readonly index: number;
  readonly label: string;
  readonly before: boolean;
  readonly now: boolean;
}

export interface Joined {
  /** Rows of both reports with one and the same label, in their present order. */
  readonly pairs: RowPair[];
  readonly commonIds: number;
  /** Common rows whose labels agree, being absent in both included. */
  readonly agreeing: number;
  /** Rows of the larger report. */
  readonly rows: number;
}

/** Joins by id in its own JSON type; a repeated id's rows are joined in their order. */
export function joinRows(now: readonly JudgedRow[], before: readonly JudgedRow[]): Joined {
  const earlier = new Map(keys(before).map((key, index) => [key, before[index]]));
  const pairs: RowPair[] = [];
  let [commonIds, agreeing] = [0, 0];
  for (const [index, key] of keys(now).entries()) {
    const [row, old] = [now[index], earlier.get(key)];
    if (row === undefined || old === undefined) continue;
    commonIds++;
    if (row.label !== old.label) continue;
    agreeing++;
    const { label } = row;
    if (label !== null) pairs.push({ index, label, before: old.value === label, now: row.value === label });
  }
  return { pairs, commonIds, agreeing, rows: Math.max(now.length, before.length) };
}

function keys(rows: readonly { readonly id: RecordId }[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ id }) => {
    const key = JSON.stringify(id);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${key} ${times}`;
  });
}
