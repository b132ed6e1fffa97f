import { createHash } from 'node:crypto';
import type { TrainingRow } from './types.js';

/** SHA-256 over everything of the rows that shapes a model: texts, vectors, groups and the columns' labels, in order. */
export function dataHash(rows: readonly TrainingRow[], columns: readonly string[]): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(columns));
  for (const row of rows) {
    hash.update(
      JSON.stringify([
        row.ngramText,
        row.group ?? null,
        row.weight ?? 1,
        row.auxiliary ?? false,
        columns.map((column) => row.labels[column] ?? null),
        ...(row.heldOut === true ? ['held out'] : []),
      ]),
    );
    for (const vector of [row.dense, row.judgingDense])
      if (vector !== undefined) hash.update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  }
  return hash.digest('hex');
}
