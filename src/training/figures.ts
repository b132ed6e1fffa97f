import { accuracy, argMax, macroF1, weightedF1 } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { type Interval, wilsonInterval } from '../evaluation/index.js';

/** A share from 0 to 1 with its 95 % interval. */
export interface Figure extends Interval {
  readonly value: number;
}

/** What held-out rows say of answers. */
export interface Figures {
  readonly rows: number;
  readonly accuracy: Figure;
  readonly macroF1: Figure;
  readonly weightedF1: Figure;
}

const REPLICATES = 1000;
const TAIL = 0.025;

/**
 * Accuracy with Wilson's interval, F1 with percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13)
 * over the rows, drawn from `seed`. Rows are taken for independent: where they come in groups the true intervals
 * are wider. Undefined without rows.
 */
export function figuresOf(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
  seed: number,
): Figures | undefined {
  const rows = truth.length;
  const share = accuracy(truth, predicted);
  const wilson = wilsonInterval(Math.round(share * rows), rows);
  if (wilson === undefined) return undefined;
  const drawn = replicates(truth, predicted, classes, seed);
  return {
    rows,
    accuracy: { value: share, ...wilson },
    macroF1: { value: macroF1(truth, predicted, classes), ...middle(drawn.macroF1) },
    weightedF1: { value: weightedF1(truth, predicted, classes), ...middle(drawn.weightedF1) },
  };
}

/** The most probable class of each row of a row-major matrix. */
export function answersOf(scores: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: scores.length / classes }, (_, row) => argMax(scores, row * classes, classes));
}

function replicates(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number, seed: number) {
  const random = seededRandom(seed);
  const macro = new Float64Array(REPLICATES);
  const weighted = new Float64Array(REPLICATES);
  const drawnTruth = new Int32Array(truth.length);
  const drawnAnswers = new Int32Array(truth.length);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    for (let at = 0; at < truth.length; at++) {
      const row = Math.floor(random() * truth.length);
      drawnTruth[at] = truth[row] ?? 0;
      drawnAnswers[at] = predicted[row] ?? 0;
    }
    macro[replicate] = macroF1(drawnTruth, drawnAnswers, classes);
    weighted[replicate] = weightedF1(drawnTruth, drawnAnswers, classes);
  }
  return { macroF1: macro.sort(), weightedF1: weighted.sort() };
}

function middle(sorted: Float64Array): Interval {
  const at = Math.floor(TAIL * sorted.length);
  return { low: sorted[at] ?? 0, high: sorted[sorted.length - 1 - at] ?? 0 };
}
