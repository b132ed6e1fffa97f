import { argMax } from './softmax.js';

/** Quality of probabilities against true classes. All from 0 to 1 but the log loss (nats, 0 is perfect). */
export interface Metrics {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly weightedF1: number;
  readonly logLoss: number;
  /** Expected calibration error of the top label, 15 bins of equal width. */
  readonly ece: number;
}

/** F1 of every class, 0 where it is neither true nor predicted (scikit-learn's `zero_division=0`). */
export function f1PerClass(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): Float64Array {
  const hits = new Float64Array(classes);
  const mentions = new Float64Array(classes);
  for (let row = 0; row < truth.length; row++) {
    const actual = truth[row] ?? 0;
    const guess = predicted[row] ?? 0;
    if (actual === guess) hits[actual] = (hits[actual] ?? 0) + 1;
    mentions[actual] = (mentions[actual] ?? 0) + 1;
    mentions[guess] = (mentions[guess] ?? 0) + 1;
  }
  return hits.map((hit, label) => (hit === 0 ? 0 : (2 * hit) / (mentions[label] ?? 1)));
}

export function accuracy(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < truth.length; row++) if (truth[row] === predicted[row]) right++;
  return truth.length === 0 ? 0 : right / truth.length;
}

/** Mean F1 over the classes that are true or predicted somewhere, as scikit-learn's `average="macro"`. */
export function macroF1(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number {
  const scores = f1PerClass(truth, predicted, classes);
  const present = new Uint8Array(classes);
  for (let row = 0; row < truth.length; row++) {
    present[truth[row] ?? 0] = 1;
    present[predicted[row] ?? 0] = 1;
  }
  const total = scores.reduce((sum, score) => sum + score, 0);
  const count = present.reduce((sum, one) => sum + one, 0);
  return count === 0 ? 0 : total / count;
}

/** Mean F1 weighted by the true count of each class. */
export function weightedF1(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number {
  const scores = f1PerClass(truth, predicted, classes);
  let total = 0;
  for (let row = 0; row < truth.length; row++) total += scores[truth[row] ?? 0] ?? 0;
  return truth.length === 0 ? 0 : total / truth.length;
}

/** Mean of -ln p(true class); p is cut at 1e-15 so that one impossible row does not make it infinite. */
export function logLoss(truth: ArrayLike<number>, probabilities: Float64Array, classes: number): number {
  let total = 0;
  for (let row = 0; row < truth.length; row++) {
    total -= Math.log(Math.max(1e-15, probabilities[row * classes + (truth[row] ?? 0)] ?? 0));
  }
  return truth.length === 0 ? 0 : total / truth.length;
}

/**
 * Expected calibration error: Σ over bins of (share of rows) × |accuracy − mean confidence| of the top label
 * (Guo et al. 2017, arXiv:1706.04599, eq. 3). `confidence` from 0 to 1; `correct` is 0 or 1.
 */
export function expectedCalibrationError(confidence: ArrayLike<number>, correct: ArrayLike<number>, bins = 15): number {
  const surplus = new Float64Array(bins);
  for (let row = 0; row < confidence.length; row++) {
    const value = confidence[row] ?? 0;
    const bin = Math.min(bins - 1, Math.floor(value * bins));
    surplus[bin] = (surplus[bin] ?? 0) + (correct[row] ?? 0) - value;
  }
  const gap = surplus.reduce((sum, value) => sum + Math.abs(value), 0);
  return confidence.length === 0 ? 0 : gap / confidence.length;
}

/** All metrics of an n × `classes` row-major matrix of probabilities against n true classes. */
export function metricsOf(truth: ArrayLike<number>, probabilities: Float64Array, classes: number): Metrics {
  const rows = truth.length;
  const predicted = new Int32Array(rows);
  const confidence = new Float64Array(rows);
  const correct = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const best = argMax(probabilities, row * classes, classes);
    predicted[row] = best;
    confidence[row] = probabilities[row * classes + best] ?? 0;
    correct[row] = best === truth[row] ? 1 : 0;
  }
  return {
    rows,
    accuracy: accuracy(truth, predicted),
    macroF1: macroF1(truth, predicted, classes),
    weightedF1: weightedF1(truth, predicted, classes),
    logLoss: logLoss(truth, probabilities, classes),
    ece: expectedCalibrationError(confidence, correct),
  };
}
