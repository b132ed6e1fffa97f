import { z } from 'zod';
import { recordIdSchema } from '../domain/index.js';

const count = z.int().min(0);
/** Null where it cannot be computed: no rows, or (top-3) no row with alternatives. */
const share = z.number().min(0).max(1).nullable();
const interval = z.object({ low: z.number(), high: z.number() }).nullable();

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
});
export type Scores = z.infer<typeof scoresSchema>;

const classSchema = z.object({
  label: z.string(),
  support: count,
  predicted: count,
  correct: count,
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});

const groupSchema = scoresSchema.extend({ column: z.string(), value: z.string() });
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
  recallInterval: interval,
  /** Of these records, those that were given `atLeast` or a label above it. */
  raised: count,
  raisedShare: share,
  raisedInterval: interval,
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
  /** Code of the error catalogue, for a failed record only. */
  error: z.string().optional(),
});
export type ReportRow = z.infer<typeof rowSchema>;

const fieldReportSchema = scoresSchema.extend({
  field: z.string(),
  /** Records without a label: in `rows`, in no figure. */
  unlabelled: count,
  weightedF1: share,
  /** 15 bins of equal width, failed records left out. */
  ece: share,
  perClass: z.array(classSchema),
  confusion: z.object({ cells: z.array(cellSchema), worst: z.array(mistakeSchema) }),
  byGroup: z.array(groupSchema),
  ordered: orderedSchema.optional(),
  rows: z.array(rowSchema),
});
export type FieldReport = z.infer<typeof fieldReportSchema>;

/** `report.json`. It names records by id and holds no word of an appeal. */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  createdAt: z.string().optional(),
  /** Versions of what was measured, such as `{ version, taxonomy, heads, policy, prompts }`. */
  model: z.record(z.string(), z.string()),
  data: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), file: z.string().optional(), records: count }),
  /** Group columns in the order they were asked for. */
  groups: z.array(z.string()),
  /** How each figure is defined, so that a reader needs no source code. */
  definitions: z.record(z.string(), z.string()),
  fields: z.record(z.string(), fieldReportSchema),
});
export type Report = z.infer<typeof reportSchema>;
