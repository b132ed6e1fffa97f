import { MurojaatError } from '../domain/index.js';
import type { FieldReport, Report } from './report-schema.js';

export interface ReportParts {
  readonly fields: readonly FieldReport[];
  /** Group columns in the order they were asked for. */
  readonly groups: readonly string[];
  /** Versions of what was measured. */
  readonly model: Readonly<Record<string, string>>;
  /** `sha256`: 64 hexadecimal digits of the file that was read; `file`: its name, if it may be known. */
  readonly data: { readonly sha256: string; readonly file?: string; readonly records: number };
  /** ISO 8601. Left out, two runs over one file by one model give the same bytes. */
  readonly createdAt?: string;
}

const DEFINITIONS = {
  n: 'labelled records; those that failed are among them and count as wrong',
  accuracyInterval: '95 % score interval of Wilson (1927)',
  top3: 'share of records whose label is the value or one of its first two alternatives; null without alternatives',
  macroF1: 'mean F1 over the classes that occur among the labels of the records in question',
  weightedF1: 'mean F1 over classes, weighted by the number of records that have the label',
  perClass: 'precision, recall and F1 are 0 where their denominator is 0 (never predicted, or never a label)',
  ece: 'expected calibration error of the value, 15 bins of equal width (Guo et al. 2017), failed records left out',
  confusion: 'cells: every pair of label and value that occurs, the right ones included, failed records left out',
};

/** Puts the fields' reports together with what is needed to trace them. */
export function buildReport({ fields, groups, model, data, createdAt }: ReportParts): Report {
  const names = fields.map(({ field }) => field);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new MurojaatError('USAGE', `The field "${twice}" is evaluated twice`);
  return {
    schemaVersion: 2,
    ...(createdAt === undefined ? {} : { createdAt }),
    model: { ...model },
    data: { ...data },
    groups: [...groups],
    bootstrap: { samples: 0, seed: 1, level: 0.95, cluster: null },
    definitions: { ...DEFINITIONS },
    fields: Object.fromEntries(fields.map((each) => [each.field, each])),
  };
}
