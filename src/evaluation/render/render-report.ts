import type { FieldReport, Report } from '../report-schema.js';
import { classLines } from './class-lines.js';
import { comparisonLines } from './comparison-lines.js';
import { confusionLines } from './confusion-lines.js';
import { gateLines } from './gate-lines.js';
import { groupLines } from './group-lines.js';
import { type Page, paintFor } from './paint.js';
import { summaryLines } from './summary-lines.js';
import { printable, textWidth, truncate } from './text.js';
import { trustLines } from './trust-lines.js';

export interface View {
  /** Width of the terminal in characters. */
  readonly columns: number;
  readonly colour: boolean;
}

/** Below, the figures alone would not fit; above, lines become hard to follow. */
const NARROWEST = 72;
const WIDEST = 120;

/** The report as a page for a terminal: the fields at a glance, what changed and which gates were missed, then each by group, by class and its worst mistakes. */
export function renderReport(report: Report, { columns, colour }: View): string {
  const page = { width: Math.min(WIDEST, Math.max(NARROWEST, columns)), paint: paintFor(colour) };
  const fields = Object.values(report.fields);
  const lines = [
    ...summaryLines(report, page),
    ...comparisonLines(report, page),
    ...gateLines(report, page),
    ...fields.flatMap((field) => fieldLines(field, page)),
  ];
  return `${lines.join('\n')}\n`;
}

function fieldLines(field: FieldReport, page: Page): string[] {
  if (field.n === 0) return [];
  const parts = [
    trustLines(field, page),
    ...groupLines(field.byGroup, page),
    classLines(field.perClass, page),
    confusionLines(field.confusion.worst, page),
  ];
  return [...fieldHead(field.field, page), ...parts.flatMap((part) => ['', ...part])];
}

function fieldHead(name: string, { width, paint }: Page): string[] {
  const title = truncate(printable(name), width - 8);
  return ['', '', paint.bold(`━━ ${title} ${'━'.repeat(Math.max(0, width - textWidth(title) - 4))}`)];
}
