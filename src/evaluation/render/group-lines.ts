import type { GroupReport } from '../report-schema.js';
import type { Page } from './paint.js';
import { table } from './table.js';
import { figure, plural, printable, withInterval } from './text.js';

const MOST_SHOWN = 20;

/** One table a group column, its values by falling size. */
export function groupLines(groups: readonly GroupReport[], page: Page): string[][] {
  return [...new Set(groups.map(({ column }) => column))].map((column) =>
    columnLines(
      column,
      groups.filter((group) => group.column === column),
      page,
    ),
  );
}

function columnLines(column: string, groups: readonly GroupReport[], page: Page): string[] {
  const heads = [`By ${printable(column)}`, 'Records', 'Accuracy (95 %)', 'Top-3', 'Macro F1', 'ECE'];
  const lines = table(heads, groups.slice(0, MOST_SHOWN).map(groupRow), page);
  const more = groups.length - MOST_SHOWN;
  return more > 0
    ? [...lines, page.paint.dim(`… ${plural(more, 'smaller group', 'smaller groups')} in report.json`)]
    : lines;
}

function groupRow(group: GroupReport): string[] {
  return [
    group.value === '' ? '(empty)' : group.value,
    String(group.n),
    withInterval(group.accuracy, group.accuracyInterval),
    figure(group.top3),
    figure(group.macroF1),
    figure(group.ece),
  ];
}
