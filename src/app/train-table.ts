import { MurojaatError } from '../domain/index.js';
import { type ColumnMap, requireColumn } from '../files/index.js';
import type { Config } from './config.js';
import { labelColumns, readLabelled } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import { requirePython } from './python.js';
import { type Training, type TrainingResult, trainToFolder } from './train.js';

/** A table to learn from, as the user named it. */
export interface TrainingTable extends Pick<Training, 'target' | 'seed' | 'outerFolds' | 'encoder' | 'adapt'> {
  readonly input: string;
  readonly columns: ColumnMap;
  /** Label columns parted by commas. */
  readonly label: string;
  /** Column whose equal values must not be parted by cross-validation or a hold-out. */
  readonly group: string | undefined;
}

/**
 * Trains on a table's label columns.
 * @throws MurojaatError of the input, COLUMN_NOT_FOUND, TRAINING_DATA, ADAPT_UNAVAILABLE, ADAPT_FAILED,
 * OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function trainOnTable(task: TrainingTable, config: Config, around: Surroundings): Promise<TrainingResult> {
  // before any work: a table of 100,000 rows is not read for nothing
  if (task.adapt === true) await requirePython(config.python);
  const table = await readLabelled(task.input, task.columns, around);
  const columns = labelColumns(task.label, table.columns);
  refuseReserved(columns);
  const group = task.group === undefined ? undefined : requireColumn(table.columns, task.group);
  const texts = table.texts.map(({ text, cells }) => ({
    text,
    labels: Object.fromEntries(columns.map((column) => [column, cells[column]])),
    group: group === undefined ? undefined : cells[group],
  }));
  const { target, seed, outerFolds, encoder, adapt } = task;
  return trainToFolder({ texts, columns, target, seed, outerFolds, encoder, adapt }, config, around);
}

/** `predict` writes {"id", "<label column>"} or {"id", "error"}: a column of such a name would hide the other. */
function refuseReserved(columns: readonly string[]): void {
  const reserved = columns.find((column) => column === 'id' || column === 'error');
  if (reserved === undefined) return;
  throw new MurojaatError('TRAINING_DATA', `A label column cannot be called "${reserved}"`, {
    expected: 'another name than id and error, which "predict" writes itself',
    fix: 'rename the column in the header',
  });
}
