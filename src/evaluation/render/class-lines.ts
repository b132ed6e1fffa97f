import type { FieldReport } from '../report-schema.js';
import type { Page } from './paint.js';
import { table } from './table.js';
import { bar, figure, NO_FIGURE, plural } from './text.js';

const MOST_SHOWN = 20;
const HEADS = ['By class', 'Records', 'Precision', 'Recall', 'F1', ''];

type ClassRow = FieldReport['perClass'][number];

/** The largest classes with a bar for F1. `perClass` comes by falling support. */
export function classLines(perClass: FieldReport['perClass'], page: Page): string[] {
  const rows = perClass.slice(0, MOST_SHOWN).map((each) => classRow(each, page));
  const lines = table(HEADS, rows, { ...page, bars: true });
  const more = perClass.length - MOST_SHOWN;
  return more > 0
    ? [...lines, page.paint.dim(`… ${plural(more, 'smaller class', 'smaller classes')} in report.json`)]
    : lines;
}

function classRow({ label, support, predicted, precision, recall, f1 }: ClassRow, { paint }: Page): string[] {
  return [
    label,
    String(support),
    predicted === 0 ? NO_FIGURE : figure(precision),
    support === 0 ? NO_FIGURE : figure(recall),
    figure(f1),
    paint.grade(bar(f1), f1),
  ];
}
