import { z } from 'zod';
import { recordIdSchema } from '../domain/index.js';
import { comparisonSchema, gateResultSchema } from './comparison-schema.js';
import {
  actionSchema,
  calibrationSchema,
  costSchema,
  gapSchema,
  labelErrorsSchema,
  learningCurveSchema,
  paritySchema,
  riskCoverageSchema,
} from './report-parts-schema.js';
import { count, interval, share } from './schema-atoms.js';

const scoresSchema = z.object({
  /** Labelled records, failed ones included. */
  n: count,
  /** Records that could not be processed; each counts as wrong. */
  failed: count,
  accuracy: share,
  /** 95 %, Wilson. */
  accuracyInterval: interval,
  top3: share,
  /** Over the classes that occur among the labels. */
  macroF1: share,
  /** 15 bins of equal width, failed records left out; biased upwards on few records. */
  ece: share,
  /** Bins of equal mass, sampling bias removed. */
  eceDebiased: share,
});
export type Scores = z.infer<typeof scoresSchema>;

/** 95 % bootstrap intervals of the field's figures. */
const intervalsSchema = z.object({
  accuracy: interval,
  top3: interval,
  macroF1: interval,
  weightedF1: interval,
  ece: interval,
  eceDebiased: interval,
  brier: interval,
  aurc: interval,
});
export type Intervals = z.infer<typeof intervalsSchema>;

const classSchema = z.object({
  label: z.string(),
  support: count,
  predicted: count,
  correct: count,
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});

const groupSchema = scoresSchema.extend({
  column: z.string(),
  value: z.string(),
  /** How far it is behind the best group of its column; null for the best itself, or where there is none. */
  gap: gapSchema.nullable(),
});
export type GroupReport = z.infer<typeof groupSchema>;

const cellSchema = z.object({ label: z.string(), value: z.string(), count });
const mistakeSchema = cellSchema.extend({
  /** Records that have the label. */
  support: count,
  /** Up to five ids, the surest mistakes first. */
  examples: z.array(recordIdSchema),
});
export type Mistake = z.infer<typeof mistakeSchema>;

const orderedSchema = z.object({
  attention: z.string(),
  atLeast: z.string(),
  /** Records whose label is `attention`. */
  n: count,
  found: count,
  recall: share,
  /** 95 %, Wilson. */
  recallInterval: interval,
  /** Of these records, those that were given `atLeast` or a label above it. */
  raised: count,
  raisedShare: share,
  /** 95 %, Wilson. */
  raisedInterval: interval,
  /** 95 %, bootstrap. */
  intervals: z.object({ recall: interval, raisedShare: interval }),
});
export type OrderedReport = z.infer<typeof orderedSchema>;

const rowSchema = z.object({
  id: recordIdSchema,
  /** Null where the record has no label. */
  label: z.string().nullable(),
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  /** Place of the label among value (1) and alternatives (2 …); null where it is not among them. */
  rank: z.int().min(1).nullable(),
  /** What the policy says is to be done with it; absent for a model without a policy. */
  action: actionSchema.optional(),
  /** Code of the error catalogue, for a failed record only. */
  error: z.string().optional(),
});
export type ReportRow = z.infer<typeof rowSchema>;

const fieldReportSchema = scoresSchema.extend({
  field: z.string(),
  /** Records without a label: in `rows`, in no figure. */
  unlabelled: count,
  weightedF1: share,
  intervals: intervalsSchema,
  perClass: z.array(classSchema),
  confusion: z.object({ cells: z.array(cellSchema), worst: z.array(mistakeSchema) }),
  calibration: calibrationSchema,
  riskCoverage: riskCoverageSchema,
  /** Column by column in the order asked for, each group column's largest group first. */
  byGroup: z.array(groupSchema),
  parity: z.array(paritySchema),
  ordered: orderedSchema.optional(),
  cost: costSchema,
  labelErrors: labelErrorsSchema,
  /** Where it was asked for: by rising share of the training rows. */
  learningCurve: learningCurveSchema.optional(),
  rows: z.array(rowSchema),
});
export type FieldReport = z.infer<typeof fieldReportSchema>;

const bootstrapSchema = z.object({
  samples: count,
  seed: count,
  /** 0.95. */
  level: z.number(),
  /** Column whose equal values are drawn together; null where each record is drawn alone. */
  cluster: z.string().nullable(),
});
export type BootstrapReport = z.infer<typeof bootstrapSchema>;

/** `report.json`. It names records by id and holds no word of an appeal. */
export const reportSchema = z.object({
  schemaVersion: z.literal(2),
  createdAt: z.string().optional(),
  /** Versions of what was measured, such as `{ version, taxonomy, heads, policy, prompts }`. */
  model: z.record(z.string(), z.string()),
  data: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), file: z.string().optional(), records: count }),
  /** Group columns in the order they were asked for. */
  groups: z.array(z.string()),
  bootstrap: bootstrapSchema,
  /** How each figure is defined and where the formula comes from, so that a reader needs no source code. */
  definitions: z.record(z.string(), z.string()),
  fields: z.record(z.string(), fieldReportSchema),
  /** With `--baseline`. */
  comparison: comparisonSchema.optional(),
  /** With `--gate`, in the order of the file. */
  gates: z.array(gateResultSchema).optional(),
});
export type Report = z.infer<typeof reportSchema>;
