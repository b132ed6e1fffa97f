import type { FieldReport, Report } from '../report-schema.js';
import type { Page } from './paint.js';
import { table } from './table.js';
import { figure, plural, printable, withInterval, wrap } from './text.js';

const HEADS = ['Field', 'Records', 'Accuracy (95 %)', 'Top-3', 'Macro\nF1', 'Weighted\nF1', 'ECE'];

const LEGEND =
  'Accuracy with its 95 % Wilson interval. Macro F1: mean over the classes that occur among the labels. ' +
  'ECE: gap between stated confidence and accuracy, 15 bins of equal width; 0 is best.';

/** What was measured on what, and one line of figures a field. */
export function summaryLines(report: Report, page: Page): string[] {
  const { width, paint } = page;
  const fields = Object.values(report.fields);
  const dim = (text: string) => wrap(text, width).map(paint.dim);
  return [
    ...wrap(title(report), width).map(paint.bold),
    ...dim(traces(report)),
    '',
    ...table(HEADS, fields.map(fieldRow), page),
    '',
    ...fields.flatMap(remarks).flatMap((remark) => [...wrap(remark, width), '']),
    ...dim(LEGEND),
  ];
}

function title({ data }: Report): string {
  const source = data.file === undefined ? '' : ` of ${printable(data.file)}`;
  return `Evaluation: ${plural(data.records, 'record', 'records')}${source}`;
}

function traces({ data, model }: Report): string {
  const versions = Object.entries(model).map(([part, version]) => `${part} ${version}`);
  return printable([`Data sha256 ${data.sha256.slice(0, 12)}…`, ...versions].join(' · '));
}

function fieldRow(field: FieldReport): string[] {
  return [
    field.field,
    String(field.n),
    withInterval(field.accuracy, field.accuracyInterval),
    figure(field.top3),
    figure(field.macroF1),
    figure(field.weightedF1),
    figure(field.ece),
  ];
}

/** What a figure alone would hide, a sentence each. */
function remarks(field: FieldReport): string[] {
  const { failed, unlabelled } = field;
  const apart = [
    ...(failed > 0 ? [`${plural(failed, 'record', 'records')} failed, counted as wrong`] : []),
    ...(unlabelled > 0 ? [`${plural(unlabelled, 'record has', 'records have')} no label, left out`] : []),
  ];
  const parts = [...orderedRemark(field), ...(apart.length > 0 ? [`${apart.join('; ')}.`] : [])];
  return parts.length > 0 ? [`${printable(field.field)}: ${parts.join(' ')}`] : [];
}

function orderedRemark({ ordered }: FieldReport): string[] {
  if (ordered === undefined || ordered.n === 0) return [];
  const { attention, atLeast, n, found, raised, recall, recallInterval, raisedShare, raisedInterval } = ordered;
  return [
    `${found} of ${n} ${attention} found, ${withInterval(recall, recallInterval)}; ` +
      `${raised} of ${n} given at least ${atLeast}, ${withInterval(raisedShare, raisedInterval)}.`,
  ];
}
