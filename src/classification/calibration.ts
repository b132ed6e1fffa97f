import type { Temperature } from './calibration-schema.js';
import type { Distribution } from './distribution.js';
import { softmaxInPlace } from './softmax.js';

/** What a text's temperature depends on. */
export interface TextFeatures {
  /** Characters (UTF-16 units) of the text's matching form. */
  readonly length: number;
  /** Language and script as detected, never as labelled. */
  readonly language: string;
  readonly script: string;
}

/** Least probability that is told from none: a label that the heads rule out stays ruled out at any temperature. */
export const LEAST_PROBABILITY = 1e-12;

/** The groups a text belongs to; each may have a weight of its own. */
export function groupsOf({ language, script }: TextFeatures): readonly string[] {
  return [`language:${language}`, `script:${script}`];
}

/** ln length, blank texts as one character. */
export function logLength({ length }: TextFeatures): number {
  return Math.log(Math.max(1, length));
}

/** T > 0 of one text: above 1 softens its distribution, below 1 sharpens it. */
export function temperature({ intercept, slope, centre, range, groups }: Temperature, features: TextFeatures): number {
  const length = Math.min(range[1], Math.max(range[0], logLength(features)));
  const own = groupsOf(features).reduce((sum, group) => sum + (groups[group] ?? 0), 0);
  return Math.exp(intercept + slope * (length - centre) + own);
}

/**
 * The distribution p^(1/T), scaled to sum 1: temperature scaling (Guo et al. 2017, arXiv:1706.04599) with a T that
 * depends on the text. The labels keep their order, so that no answer changes.
 */
export function calibrated(
  distribution: Distribution,
  fitted: Temperature | undefined,
  features: TextFeatures,
): Distribution {
  if (fitted === undefined) return distribution;
  const divisor = temperature(fitted, features);
  const scores = Float64Array.from(
    distribution,
    ({ confidence }) => Math.log(Math.max(LEAST_PROBABILITY, confidence)) / divisor,
  );
  softmaxInPlace(scores);
  return distribution.map(({ value }, index) => ({ value, confidence: Math.min(1, scores[index] ?? 0) }));
}
