import { MurojaatError } from '../domain/index.js';
import { DEFINITIONS } from './definitions.js';
import type { FieldReport, Report } from './report-schema.js';
import { type Resampling, resamplingFor } from './resampling.js';

export interface ReportParts {
  readonly fields: readonly FieldReport[];
  /** Group columns in the order they were asked for. */
  readonly groups: readonly string[];
  /** Versions of what was measured. */
  readonly model: Readonly<Record<string, string>>;
  /** `sha256`: 64 hexadecimal digits of the file that was read; `file`: its name, if it may be known. */
  readonly data: { readonly sha256: string; readonly file?: string; readonly records: number };
  /** Left out, that of `evaluateField` by default. */
  readonly resampling?: Resampling;
  /** Column whose equal values were drawn together. */
  readonly cluster?: string | undefined;
  /** ISO 8601. Left out, two runs over one file by one model give the same bytes. */
  readonly createdAt?: string;
}

/** Puts the fields' reports together with what is needed to trace them. */
export function buildReport({ fields, groups, model, data, createdAt, ...drawn }: ReportParts): Report {
  const names = fields.map(({ field }) => field);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new MurojaatError('USAGE', `The field "${twice}" is evaluated twice`);
  return {
    schemaVersion: 2,
    ...(createdAt === undefined ? {} : { createdAt }),
    model: { ...model },
    data: { ...data },
    groups: [...new Set(groups)],
    bootstrap: {
      ...(drawn.resampling ?? resamplingFor(fields[0]?.rows.length ?? data.records)),
      level: 0.95,
      cluster: drawn.cluster ?? null,
    },
    definitions: { ...DEFINITIONS },
    fields: Object.fromEntries(fields.map((each) => [each.field, each])),
  };
}
