import { foldedNormalMean } from '../statistics/index.js';
import type { Outcome } from './calibration.js';

/** Rows of one bin: how many, the sum of their confidences, how many are right. */
export interface BinTotal {
  readonly count: number;
  readonly confidence: number;
  readonly correct: number;
}

const MOST_BINS = 15;
/** Fewer rows a bin would make the correction for sampling bias larger than what it corrects. */
const LEAST_ROWS = 20;

/** 15 bins as in Guo et al. (2017), fewer where a bin would hold under 20 rows. */
export function massBinCount(rows: number): number {
  return Math.max(1, Math.min(MOST_BINS, Math.floor(rows / LEAST_ROWS)));
}

/**
 * Bin number of each confidence, bins of about equal mass by rising confidence, from 0 without gaps. Equal confidences
 * share a bin, so that the bins do not depend on the order of the rows.
 */
export function massBins(confidences: readonly number[], bins = massBinCount(confidences.length)): Int32Array {
  const order = [...confidences.keys()].sort((one, other) => (confidences[one] ?? 0) - (confidences[other] ?? 0));
  const binOf = new Int32Array(confidences.length);
  let [bin, due] = [0, 0];
  let last = confidences[order[0] ?? 0];
  for (const [place, row] of order.entries()) {
    const confidence = confidences[row];
    const part = Math.floor((place * bins) / order.length);
    if (confidence !== last && part > due) {
      bin++;
      due = part;
    }
    binOf[row] = bin;
    last = confidence;
  }
  return binOf;
}

/** The totals of each bin. */
export function binTotals(outcomes: readonly Outcome[], binOf: Int32Array): BinTotal[] {
  const totals: { count: number; confidence: number; correct: number }[] = [];
  for (const [row, { confidence, correct }] of outcomes.entries()) {
    const bin = binOf[row] ?? 0;
    const total = totals[bin] ?? { count: 0, confidence: 0, correct: 0 };
    totals[bin] = total;
    total.count++;
    total.confidence += confidence;
    total.correct += correct ? 1 : 0;
  }
  return totals;
}

/** Calibration error of given bins: Σ (share of rows) × |accuracy − mean confidence|. NaN without rows. */
export function binnedError(totals: readonly BinTotal[]): number {
  const rows = totals.reduce((sum, { count }) => sum + count, 0);
  return totals.reduce((sum, { confidence, correct }) => sum + Math.abs(correct - confidence), 0) / rows;
}

/**
 * The same with its sampling bias removed. A bin's accuracy scatters with σ = √(a(1 − a)/n), which makes a perfectly
 * calibrated bin look off by E|N(0, σ²)|; so each gap d is replaced by 2|d| − E|N(d, σ²)| (Kumar, Liang and Ma 2019,
 * arXiv:1909.10155, the ℓ1 estimator of their library, its expectation in closed form instead of by sampling). Cut at 0.
 */
export function debiasedError(totals: readonly BinTotal[]): number {
  const rows = totals.reduce((sum, { count }) => sum + count, 0);
  const sum = totals.reduce((total, { count, confidence, correct }) => {
    if (count === 0) return total;
    const accuracy = correct / count;
    const gap = accuracy - confidence / count;
    const deviation = Math.sqrt((accuracy * (1 - accuracy)) / count);
    return total + count * (2 * Math.abs(gap) - foldedNormalMean(gap, deviation));
  }, 0);
  return Math.max(0, sum / rows);
}

/**
 * Root mean square calibration error, debiased: √Σ p_i [(a_i − c_i)² − a_i(1 − a_i)/(n_i − 1)], cut at 0 (Kumar, Liang
 * and Ma 2019, definition 4.1; a bin of one row tells nothing and is left out). NaN where every bin is.
 */
export function debiasedRms(totals: readonly BinTotal[]): number {
  const told = totals.filter(({ count }) => count > 1);
  const rows = told.reduce((sum, { count }) => sum + count, 0);
  const square = told.reduce((sum, { count, confidence, correct }) => {
    const accuracy = correct / count;
    return sum + count * ((accuracy - confidence / count) ** 2 - (accuracy * (1 - accuracy)) / (count - 1));
  }, 0);
  return Math.sqrt(Math.max(0, square / rows));
}
