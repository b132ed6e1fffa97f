import type { ColumnReport } from '../classification/index.js';
import type { LabelledRow } from './types.js';

/** The rows of one column that can be learnt from; all arrays run over these rows. */
export interface ColumnData {
  readonly name: string;
  readonly labels: readonly string[];
  /** Rows of each label, after merging duplicates. */
  readonly counts: readonly number[];
  /** Number of each row in the training set. */
  readonly rows: Uint32Array;
  /** Class of each row, an index of `labels`. */
  readonly targets: Uint16Array;
  /** Class of every row of the training set; -1 where it is not among `rows`. */
  readonly classOfRow: Int32Array;
  /** Weight of every row of the training set. */
  readonly weightOfRow: Float64Array;
  readonly report: ColumnReport;
}

/**
 * Takes one column's rows: blank labels are passed over, labels with fewer than `minimum` rows dropped, and of
 * rows with the same text and label the first is kept, one that is not held out before one that is.
 */
export function takeColumn(rows: readonly LabelledRow[], name: string, minimum: number): ColumnData {
  const sizes = new Map<string, number>();
  let emptyLabels = 0;
  for (const row of rows) {
    const label = labelOf(row, name);
    if (label === undefined) emptyLabels++;
    else sizes.set(label, (sizes.get(label) ?? 0) + 1);
  }
  const ordered = [...sizes].sort(([a], [b]) => compare(a, b));
  const dropped = ordered.filter(([, count]) => count < minimum).map(([label, count]) => ({ label, count }));
  const labels = ordered.filter(([, count]) => count >= minimum).map(([label]) => label);
  const { classOfRow, duplicatesMerged, conflictingTexts } = merged(rows, name, labels);
  const learnt = [...rows.keys()].filter((row) => (classOfRow[row] ?? -1) >= 0);
  const targets = Uint16Array.from(learnt, (row) => classOfRow[row] ?? 0);
  const counts = labels.map(() => 0);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  return {
    name,
    labels,
    counts,
    rows: Uint32Array.from(learnt),
    targets,
    classOfRow,
    weightOfRow: Float64Array.from(rows, (row) => row.weight ?? 1),
    report: {
      ...{ dropped, emptyLabels, duplicatesMerged, conflictingTexts },
      warnings: warningsOf(name, labels, counts),
    },
  };
}

function merged(rows: readonly LabelledRow[], name: string, labels: readonly string[]) {
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const classesOfText = new Map<string, number[]>();
  const classOfRow = new Int32Array(rows.length).fill(-1);
  let duplicatesMerged = 0;
  const take = (row: LabelledRow, index: number): void => {
    const target = classOf.get(labelOf(row, name) ?? '');
    if (target === undefined) return;
    const seen = classesOfText.get(row.ngramText);
    if (seen?.includes(target)) {
      duplicatesMerged++;
      return;
    }
    if (seen === undefined) classesOfText.set(row.ngramText, [target]);
    else seen.push(target);
    classOfRow[index] = target;
  };
  for (const heldOut of [false, true])
    rows.forEach((row, index) => {
      if ((row.heldOut === true) === heldOut) take(row, index);
    });
  const conflictingTexts = [...classesOfText.values()].filter((classes) => classes.length > 1).length;
  return { classOfRow, duplicatesMerged, conflictingTexts };
}

function warningsOf(name: string, labels: readonly string[], counts: readonly number[]): string[] {
  if (labels.length === 0) return [`Column "${name}" has no label with enough rows: no head was trained for it.`];
  if (labels.length === 1) return [`Column "${name}" has one label only: its head always answers with it.`];
  const single = labels.filter((_, index) => counts[index] === 1);
  if (single.length === 0) return [];
  const named = single.slice(0, 5).map((label) => `"${label}"`);
  const more = single.length > 5 ? ` and ${single.length - 5} more` : '';
  return [`${single.length} labels have one example only and are hardly learnt: ${named.join(', ')}${more}.`];
}

/** A blank label is no label; any other is kept as it is written. */
export function labelOf(row: LabelledRow, name: string): string | undefined {
  const label = row.labels[name];
  return label === undefined || label.trim() === '' ? undefined : label;
}

/** Order by code units: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
