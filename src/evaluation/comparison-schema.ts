import { z } from 'zod';
import { count, interval, share } from './schema-atoms.js';

/** How one class changed in recall. */
const classChangeSchema = z.object({
  label: z.string(),
  /** Common records with the label. */
  support: count,
  /** Right before and now. */
  before: count,
  now: count,
});
export type ClassChange = z.infer<typeof classChangeSchema>;

/** One field before and now, over the records that both reports hold with the same label. */
const fieldComparisonSchema = z.object({
  field: z.string(),
  n: count,
  before: share,
  now: share,
  /** Accuracy now less accuracy before. */
  difference: z.number().nullable(),
  /** 95 %, paired bootstrap. */
  interval,
  /** Wrong before and right now, and the other way round. */
  better: count,
  worse: count,
  /** Exact McNemar, two-sided. */
  pValue: share,
  /** `pValue` corrected for the number of fields (Holm). */
  adjusted: share,
  /** `adjusted` below 0.05: better or worse, else not told from chance. */
  verdict: z.enum(['better', 'worse', 'chance']),
  /** Up to five classes each, the largest change first. */
  gained: z.array(classChangeSchema),
  lost: z.array(classChangeSchema),
});
export type FieldComparison = z.infer<typeof fieldComparisonSchema>;

export const comparisonSchema = z.object({
  /** The earlier report. */
  baseline: z.object({
    createdAt: z.string().optional(),
    model: z.record(z.string(), z.string()),
    data: z.object({ sha256: z.string(), file: z.string().optional() }),
  }),
  /** Sentences for a person, such as that 3 records were left out; empty where both reports are of one file. */
  warnings: z.array(z.string()),
  fields: z.array(fieldComparisonSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Figures that a gate may name. With a group, only those that groups have. */
export const GATE_METRICS = [
  ...['accuracy', 'top3', 'macroF1', 'weightedF1', 'ece', 'eceDebiased', 'brier', 'aurc'],
  ...['coverageAt5', 'attentionRecall', 'attentionRaised', 'gapLowerBound'],
] as const;

const gateBaseSchema = z.strictObject({
  field: z.string(),
  metric: z.enum(GATE_METRICS),
  group: z.strictObject({ column: z.string(), value: z.string() }).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  note: z.string().optional(),
});

/** One threshold; exactly one of `atLeast` and `atMost`. */
export const gateSchema = gateBaseSchema.refine(
  ({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined),
  'a gate has either "atLeast" or "atMost"',
);
export type Gate = z.infer<typeof gateSchema>;

/** A gate and what it met; `got` is null where the figure cannot be computed, which counts as missed. */
export const gateResultSchema = gateBaseSchema.extend({ got: z.number().nullable(), passed: z.boolean() });
export type GateResult = z.infer<typeof gateResultSchema>;
