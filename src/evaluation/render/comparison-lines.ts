import type { ClassChange, FieldComparison } from '../comparison-schema.js';
import type { Report } from '../report-schema.js';
import type { Page } from './paint.js';
import { table } from './table.js';
import { figure, NO_FIGURE, printable, range, wrap } from './text.js';

const HEADS = [
  'Since the\nearlier report',
  'Before',
  'Now',
  'Difference\n(95 %)',
  'Better/\nworse',
  'p\n(Holm)',
  'Verdict',
];
const CLASSES_SHOWN = 3;

/** What got better and worse since the report that was named with --baseline, and whether that is chance. */
export function comparisonLines({ comparison }: Report, page: Page): string[] {
  if (comparison === undefined) return [];
  const changes = comparison.fields.flatMap((each) => wrap(changed(each), page.width));
  return ['', ...table(HEADS, comparison.fields.map(row), page), '', ...changes];
}

function row(field: FieldComparison): string[] {
  return [
    field.field,
    figure(field.before),
    figure(field.now),
    field.difference === null ? NO_FIGURE : `${signed(field.difference)} (${range(field.interval)})`,
    field.adjusted === null ? NO_FIGURE : field.adjusted.toPrecision(2),
    field.verdict,
  ];
}

function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

/** "topic: 9 better, 4 worse; gained gas_fuel 3 → 6 of 8; lost roads 5 → 4 of 7." */
function changed({ field, better, worse, gained, lost }: FieldComparison): string {
  const parts = [
    `${better} better, ${worse} worse`,
    ...(gained.length > 0 ? [`gained ${classes(gained)}`] : []),
    ...(lost.length > 0 ? [`lost ${classes(lost)}`] : []),
  ];
  return `${printable(field)}: ${parts.join('; ')}.`;
}

function classes(changes: readonly ClassChange[]): string {
  return changes
    .slice(0, CLASSES_SHOWN)
    .map(({ label, before, now, support }) => `${printable(label)} ${before} → ${now} of ${support}`)
    .join(', ');
}
