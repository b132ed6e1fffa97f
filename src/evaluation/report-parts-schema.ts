import { z } from 'zod';
import { recordIdSchema, suggestionSchema } from '../domain/index.js';
import { count, interval, minutes, share } from './schema-atoms.js';

/** What the policy says is to be done with a suggestion: auto, recommend, monitor or off. */
export const actionSchema = suggestionSchema.shape.action;

/** A bin of the reliability diagram. Bins hold about the same number of answers; equal confidences are never parted. */
const reliabilityBinSchema = z.object({
  /** Lowest and highest confidence in the bin. */
  from: z.number(),
  to: z.number(),
  count,
  /** Mean confidence. */
  confidence: z.number(),
  accuracy: z.number(),
  /** 95 % of `accuracy`, Wilson. */
  interval,
});
export type ReliabilityBin = z.infer<typeof reliabilityBinSchema>;

/** How far confidences mean what they say. `ece` and `eceDebiased` stand beside the other scores of the field. */
export const calibrationSchema = z.object({
  /** Labelled answers, failed records left out. */
  n: count,
  /** Mean of (confidence − right)², 0 is best. */
  brier: share,
  /** Root mean square calibration error, sampling bias removed. */
  rmsDebiased: share,
  /** By rising confidence. */
  bins: z.array(reliabilityBinSchema),
});
export type CalibrationReport = z.infer<typeof calibrationSchema>;

/** Answers of at least `threshold` confidence: how many of all labelled records, and how many of these are wrong. */
const riskPointSchema = z.object({
  threshold: z.number(),
  count,
  coverage: z.number(),
  /** Share of wrong answers among those covered. */
  risk: z.number(),
});
export type RiskPoint = z.infer<typeof riskPointSchema>;

const operatingPointSchema = z.object({
  action: actionSchema,
  n: count,
  /** Share of the labelled records whose suggestion has this action. */
  coverage: z.number(),
  errors: count,
  error: share,
  /** 95 % of `error`, Clopper–Pearson. */
  errorInterval: interval,
  /** Lowest confidence among them. */
  lowest: z.number().nullable(),
});
export type OperatingPoint = z.infer<typeof operatingPointSchema>;

const reachableSchema = z.object({
  /** The error allowed, such as 0.05. */
  budget: z.number(),
  /** Largest coverage whose observed error is within the budget; 0 where none is. */
  coverage: z.number(),
  /** Confidence from which it is reached; null where it is not. */
  threshold: z.number().nullable(),
  n: count,
  errors: count,
  /** 95 % of the error, Clopper–Pearson; optimistic, since the threshold was chosen on the same records. */
  errorInterval: interval,
});
export type Reachable = z.infer<typeof reachableSchema>;

export const riskCoverageSchema = z.object({
  /** By falling confidence, at most 200, the first and the last always among them. */
  points: z.array(riskPointSchema),
  /** Area under the risk–coverage curve: mean risk over all thresholds; 0 is best. */
  aurc: share,
  /** In the order auto, recommend, monitor, off; empty for a model without a policy. */
  operatingPoints: z.array(operatingPointSchema),
  /** At 1, 2, 5 and 10 % error. */
  reachable: z.array(reachableSchema),
});
export type RiskCoverageReport = z.infer<typeof riskCoverageSchema>;

/** How far a group's accuracy is behind that of the best group of its column. */
export const gapSchema = z.object({
  /** Accuracy of the best group less that of this one, -1 to 1. */
  difference: z.number(),
  /** 95 % bootstrap, two-sided. */
  interval,
  /** One-sided 95 % lower bound: the gap is at least this large. */
  lowerBound: z.number().nullable(),
  /** Whether the group has enough rows to be judged. */
  judged: z.boolean(),
  /** Judged, and `lowerBound` above the limit. */
  exceeds: z.boolean(),
});
export type Gap = z.infer<typeof gapSchema>;

/** Parity of one group column; the figures of its groups are in `byGroup`. */
export const paritySchema = z.object({
  column: z.string(),
  /** Value of the most accurate group of at least `minimum` rows; null where none is as large. */
  best: z.string().nullable(),
  minimum: count,
  /** Gap in accuracy that must not be exceeded, such as 0.08. */
  limit: z.number(),
  /** Values of the groups shown to be further behind. */
  exceeded: z.array(z.string()),
});
export type ParityReport = z.infer<typeof paritySchema>;

const pricesSchema = z.object({
  /** A person reads and decides the field unaided. */
  minutesPerAppeal: minutes,
  /** A wrong value that nobody noticed: sent on, returned, decided again. */
  minutesPerWrong: minutes,
  /** A person checks a suggestion. */
  minutesPerCheck: minutes,
});
export type Prices = z.infer<typeof pricesSchema>;

export const SCENARIOS = ['hand', 'check_all', 'policy', 'fill_1', 'fill_2', 'fill_5', 'fill_10', 'cheapest'] as const;

/**
 * One way of working and what it costs. hand: no suggestions; check_all: a person checks each; policy: auto is filled in
 * unchecked, recommend checked, the rest decided by hand; fill_N: unchecked from the confidence at which at most N % are
 * wrong, the rest checked; cheapest: the least minutes at these prices among hand,
 * check_all, policy and every threshold, the rest checked.
 */
const scenarioSchema = z.object({
  name: z.enum(SCENARIOS),
  /** Confidence from which a value is filled in unchecked; null where none is or the policy decides. */
  threshold: z.number().nullable(),
  filled: count,
  checked: count,
  byHand: count,
  /** Wrong values among those filled in unchecked. */
  wrong: count,
  minutes,
  /** Minutes saved against `hand`; negative where it costs more. */
  saved: minutes,
  savedPer1000: minutes,
});
export type Scenario = z.infer<typeof scenarioSchema>;

export const costSchema = z.object({
  prices: pricesSchema,
  /** Prices that nobody stated: defaults, which are assumptions and no measurements. */
  assumed: z.array(pricesSchema.keyof()),
  scenarios: z.array(scenarioSchema),
});
export type CostReport = z.infer<typeof costSchema>;

const suspectSchema = z.object({
  id: recordIdSchema,
  label: z.string(),
  /** The label that the model holds to be right. */
  suggested: z.string(),
  /** Confidence in `suggested`. */
  confidence: z.number(),
  /** Confidence in `label`, 0 where it is not among the answers given. */
  labelConfidence: z.number(),
});
export type Suspect = z.infer<typeof suspectSchema>;

export const labelErrorsSchema = z.object({
  /** Labelled answers looked at. */
  n: count,
  /** How many look wrongly labelled. */
  found: count,
  /** The likeliest first, at most 100. */
  suspects: z.array(suspectSchema),
});
export type LabelErrors = z.infer<typeof labelErrorsSchema>;

/** What a model fitted on a part of the training rows reaches on the evaluated ones. */
const learningPointSchema = z.object({
  /** Share of the training rows, 0 to 1. */
  share: z.number(),
  /** Training rows with a label of this field. */
  rows: count,
  accuracy: share,
  /** 95 %, Wilson. */
  accuracyInterval: interval,
  macroF1: share,
});
export const learningCurveSchema = z.array(learningPointSchema);
export type LearningPoint = z.infer<typeof learningPointSchema>;
