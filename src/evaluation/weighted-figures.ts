import type { CodedField } from './coded-field.js';
import { type BinTotal, binnedError, debiasedError } from './metrics/index.js';
import type { Weights } from './statistics/index.js';

/*
 * The figures of `metrics/` for rows that count `weights` times: what resampling needs, thousands of times. With every
 * weight 1 they are those figures; with whole weights, those of the rows repeated (both are tested).
 */

/** Share of hits among the rows. NaN where no row was drawn. */
export function weightedShare(hits: Uint8Array, weights: Weights): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < hits.length; row++) {
    const weight = weights[row] ?? 0;
    total += weight;
    sum += weight * (hits[row] ?? 0);
  }
  return sum / total;
}

/** Macro F1 over the classes among the drawn labels, and F1 weighted by their rows. */
export function weightedF1s({ truth, predicted, classes }: CodedField, weights: Weights): [number, number] {
  const [support, given, right] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  for (let row = 0; row < truth.length; row++) {
    const weight = weights[row] ?? 0;
    const [label, value] = [truth[row] ?? 0, predicted[row] ?? -1];
    support[label] = (support[label] ?? 0) + weight;
    if (value === -1) continue;
    given[value] = (given[value] ?? 0) + weight;
    if (value === label) right[label] = (right[label] ?? 0) + weight;
  }
  let [macro, present, weighted, total] = [0, 0, 0, 0];
  for (let label = 0; label < classes; label++) {
    const own = support[label] ?? 0;
    if (own === 0) continue;
    const f1 = (2 * (right[label] ?? 0)) / (own + (given[label] ?? 0));
    macro += f1;
    present++;
    weighted += own * f1;
    total += own;
  }
  return [macro / present, weighted / total];
}

/** Calibration error of the bins of equal width. */
export function weightedEce(field: CodedField, weights: Weights): number {
  return binnedError(weightedTotals(field, field.widthBin, weights));
}

/** Calibration error of the bins of equal mass: with its sampling bias removed, and as it stands. */
export function weightedMassErrors(field: CodedField, weights: Weights): [number, number] {
  const totals = weightedTotals(field, field.massBin, weights);
  return [debiasedError(totals), binnedError(totals)];
}

function weightedTotals({ confidence, correct }: CodedField, binOf: Int32Array, weights: Weights): BinTotal[] {
  const totals: { count: number; confidence: number; correct: number }[] = [];
  for (let row = 0; row < binOf.length; row++) {
    const [bin, weight] = [binOf[row] ?? -1, weights[row] ?? 0];
    if (bin === -1) continue;
    for (let fresh = totals.length; fresh <= bin; fresh++) totals.push({ count: 0, confidence: 0, correct: 0 });
    const total = totals[bin];
    if (total === undefined || weight === 0) continue;
    total.count += weight;
    total.confidence += weight * (confidence[row] ?? 0);
    total.correct += weight * (correct[row] ?? 0);
  }
  return totals;
}

export function weightedBrier({ confidence, correct, predicted }: CodedField, weights: Weights): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < confidence.length; row++) {
    if (predicted[row] === -1) continue;
    const weight = weights[row] ?? 0;
    total += weight;
    sum += weight * ((confidence[row] ?? 0) - (correct[row] ?? 0)) ** 2;
  }
  return sum / total;
}

/** Area under the risk–coverage curve. */
export function weightedAurc({ falling, confidence, correct }: CodedField, weights: Weights): number {
  let [count, errors, area, since] = [0, 0, 0, 0];
  for (let place = 0; place < falling.length; place++) {
    const row = falling[place] ?? 0;
    const weight = weights[row] ?? 0;
    count += weight;
    since += weight;
    errors += weight * (1 - (correct[row] ?? 0));
    if (confidence[falling[place + 1] ?? -1] === confidence[row] || since === 0) continue;
    area += since * (errors / count);
    since = 0;
  }
  return area / count;
}
