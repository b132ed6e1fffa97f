import { logSumExp, softmaxInPlace } from '../classification/index.js';
import { minimise } from './lbfgs.js';

/** score = dense × (dense logit) + ngram × (n-gram logit) + bias. */
export interface Combination {
  readonly dense: number;
  readonly ngram: number;
  readonly bias: Float64Array;
}

/** Held-out scores of the two views, rows × classes each, and the rows' classes. */
export interface HeldOut {
  readonly dense: Float64Array;
  readonly ngram: Float64Array;
  readonly targets: ArrayLike<number>;
  readonly classes: number;
}

/** Standard deviation of a class's bias that is held likely beforehand: rare classes get next to none. */
const BIAS_DEVIATION = 0.3;

/**
 * Log-linear pooling of the views with weights and a per-class bias that minimise the held-out log loss (Genest and
 * Zidek 1986, doi:10.1214/ss/1177013825, section 4; with one weight it is temperature scaling). The bias carries a
 * Gaussian prior. Weights start at one half each, the geometric mean.
 */
export function fitCombination(heldOut: HeldOut): Combination {
  const { classes } = heldOut;
  const point = new Float64Array(2 + classes);
  point[0] = 0.5;
  point[1] = 0.5;
  const scores = new Float64Array(classes);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < heldOut.targets.length; row++) loss += rowLoss(heldOut, row, at, scores, gradient);
    for (let label = 2; label < at.length; label++) {
      const bias = at[label] ?? 0;
      loss += (bias / BIAS_DEVIATION) ** 2 / 2;
      gradient[label] = (gradient[label] ?? 0) + bias / BIAS_DEVIATION ** 2;
    }
    return loss;
  };
  for (const _ of minimise(point, objective, { tolerance: 1e-7, maximumIterations: 200 }));
  return { dense: point[0] ?? 0, ngram: point[1] ?? 0, bias: point.slice(2) };
}

function rowLoss(
  heldOut: HeldOut,
  row: number,
  point: Float64Array,
  scores: Float64Array,
  gradient: Float64Array,
): number {
  const { dense, ngram, classes } = heldOut;
  const from = row * classes;
  const [byDense = 0, byNgram = 0] = point;
  for (let label = 0; label < classes; label++) {
    scores[label] =
      byDense * (dense[from + label] ?? 0) + byNgram * (ngram[from + label] ?? 0) + (point[2 + label] ?? 0);
  }
  const total = logSumExp(scores);
  const target = heldOut.targets[row] ?? 0;
  const loss = total - (scores[target] ?? 0);
  for (let label = 0; label < classes; label++) {
    const residual = Math.exp((scores[label] ?? 0) - total) - (label === target ? 1 : 0);
    gradient[0] = (gradient[0] ?? 0) + residual * (dense[from + label] ?? 0);
    gradient[1] = (gradient[1] ?? 0) + residual * (ngram[from + label] ?? 0);
    gradient[2 + label] = (gradient[2 + label] ?? 0) + residual;
  }
  return loss;
}

/** Probabilities of the combination for rows `first` to `end` - 1 of the scores, row-major. */
export function combined(heldOut: HeldOut, combination: Combination, first: number, end: number): Float64Array {
  const { classes, dense, ngram } = heldOut;
  const result = new Float64Array((end - first) * classes);
  for (let at = 0; at < result.length; at++) {
    const from = first * classes + at;
    const bias = combination.bias[at % classes] ?? 0;
    result[at] = combination.dense * (dense[from] ?? 0) + combination.ngram * (ngram[from] ?? 0) + bias;
  }
  for (let row = first; row < end; row++) softmaxInPlace(result, (row - first) * classes, classes);
  return result;
}
