import { z } from 'zod';
import type { Field } from '../domain/index.js';

/** Raised whenever a reader of an older version could misread the file. */
export const CALIBRATION_VERSION = 1;

const probability = z.number().min(0).max(1);
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** ln T of a text = intercept + slope × (ln length − centre) + Σ of its groups' weights (see `temperature`). */
const temperatureSchema = z.object({
  intercept: z.number(),
  slope: z.number(),
  /** Mean ln length of the texts it was fitted on; length in characters of the matching form. */
  centre: z.number(),
  /** Least and greatest ln length seen: beyond them the length counts as the nearest of the two. */
  range: z.tuple([z.number(), z.number()]),
  /** Weights of the groups that had enough texts, such as `language:ru` and `script:Cyrl`. */
  groups: z.record(z.string(), z.number()),
});
export type Temperature = z.infer<typeof temperatureSchema>;

const qualitySchema = z.object({ logLoss: z.number(), ece: z.number() });

const fieldSchema = z.object({
  temperature: temperatureSchema,
  rows: count,
  accuracy: probability,
  /** Cross-validated, so that no text is judged by a calibration that has seen it. */
  before: qualitySchema,
  after: qualitySchema,
});

const urgencyQualitySchema = z.object({
  macroF1: probability,
  /** Share of the critical appeals given `critical`, and given at least `high`. */
  criticalFound: probability,
  criticalAtLeastHigh: probability,
  /** Share of the appeals given `critical` that are. */
  criticalPrecision: probability,
});
export type UrgencyQuality = z.infer<typeof urgencyQualitySchema>;

const cutOffsSchema = z.object({ critical: probability, high: probability });
/** Urgency's cut-offs: `critical` from P(critical) on, at least `high` from P(critical) + P(high) on. */
export type CutOffs = z.infer<typeof cutOffsSchema>;

const urgencySchema = z.object({
  cutOffs: cutOffsSchema,
  rows: count,
  critical: count,
  /** On the rows the cut-offs were chosen by, cross-validated, and by the most probable label instead. */
  fitted: urgencyQualitySchema,
  crossValidated: urgencyQualitySchema,
  mostProbable: urgencyQualitySchema,
});

/** `calibration.json` in a folder of heads: what makes their distributions probabilities. It holds no time and no path. */
export const calibrationSchema = z.object({
  schemaVersion: z.literal(CALIBRATION_VERSION),
  /** Data hash of the heads whose distributions it was fitted on; for others it means nothing. */
  heads: sha256,
  data: z.object({ sha256, rows: count, groups: count }),
  seed: z.int(),
  folds: count,
  fields: z.object({ topic: fieldSchema, type: fieldSchema, urgency: fieldSchema, agency: fieldSchema }),
  urgency: urgencySchema,
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** The part of a calibration that is applied to a text. */
export interface CalibrationRules {
  readonly fields: Readonly<Record<Field, { readonly temperature: Temperature }>>;
  readonly urgency: { readonly cutOffs: CutOffs };
}
