import { MurojaatError } from '../domain/index.js';
import { takeColumn } from './columns.js';
import { stratifiedFolds } from './folds.js';
import { groupNumbers } from './groups.js';
import type { LabelledRow } from './types.js';

/** What an encoder is adapted to: columns with their labels in class order, and each row's class and part. */
export interface Adaptation {
  readonly columns: readonly { readonly name: string; readonly labels: readonly string[] }[];
  readonly rows: readonly AdaptationRow[];
}

export interface AdaptationRow {
  /** Class by column; null where the row tells nothing of it (no label, or the same text and label again). */
  readonly labels: Readonly<Record<string, number | null>>;
  /** Not learnt until the views are judged on it. */
  readonly hold: boolean;
}

/** Share of the rows to hold out, the fewest, and the largest share that the fewest may be. */
const SHARE = 0.1;
const FEWEST = 100;
const LARGEST_SHARE = 1 / 3;
/** Below this many rows there is nothing to learn twelve layers from, and nothing to judge them on. */
const FEWEST_ROWS = 60;

/**
 * Cuts the rows for adapting: a stratified tenth (at least a hundred, at most a third) is held out, rows of one
 * text or group together. Same rows and seed, same cut.
 * @throws MurojaatError TRAINING_DATA where there are too few rows or no column has two labels
 */
export function adaptation(rows: readonly LabelledRow[], columns: readonly string[], seed: number): Adaptation {
  const taken = columns.map((name) => takeColumn(rows, name, 1)).filter(({ labels }) => labels.length > 1);
  if (taken.length === 0 || rows.length < FEWEST_ROWS) {
    throw new MurojaatError('TRAINING_DATA', 'The rows are too few to adapt an encoder to', {
      expected: `at least ${FEWEST_ROWS} texts and a column with two labels`,
      got: `${rows.length} texts, ${taken.length} such columns`,
      fix: 'train without --adapt, or add labelled rows',
    });
  }
  const heldOut = new Set(
    pickHeldOut(
      taken.map(({ classOfRow }) => classOfRow),
      groupNumbers(rows),
      seed,
    ),
  );
  const classOf = (index: number): AdaptationRow['labels'] =>
    Object.fromEntries(
      taken.map(({ name, classOfRow }) => {
        const own = classOfRow[index] ?? -1;
        return [name, own < 0 ? null : own];
      }),
    );
  return {
    columns: taken.map(({ name, labels }) => ({ name, labels })),
    rows: rows.map((_, index) => ({ labels: classOf(index), hold: heldOut.has(index) })),
  };
}

/** Row numbers to hold out. */
function pickHeldOut(targets: readonly Int32Array[], groups: Uint32Array, seed: number): Uint32Array {
  const wanted = Math.min(Math.max(FEWEST, SHARE * groups.length), LARGEST_SHARE * groups.length);
  const [first] = stratifiedFolds(targets, groups, Math.max(2, Math.floor(groups.length / wanted)), seed);
  return first ?? new Uint32Array();
}
