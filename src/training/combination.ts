import { logSumExp, softmaxInPlace } from '../classification/index.js';
import { minimise } from './lbfgs.js';

/** score of a class = Σ over sources (weight × the source's score of it) + the class's bias. */
export interface Combination {
  readonly weights: readonly number[];
  readonly bias: Float64Array;
}

/** Held-out scores by each source, rows × classes each, and the rows' classes. */
export interface HeldOut {
  readonly sources: readonly Float64Array[];
  readonly targets: ArrayLike<number>;
  readonly classes: number;
}

/** Standard deviation of a class's bias that is held likely beforehand: rare classes get next to none. */
const BIAS_DEVIATION = 0.3;
/**
 * The same of a source's weight, around the geometric mean's. Thousands of rows hardly feel it; a few dozen that are
 * all told apart would else drive the weights up without end, and every confidence to 1.
 */
const WEIGHT_DEVIATION = 1;
const TOLERANCE = 1e-6;
const MOST_ITERATIONS = 100;

/**
 * Log-linear pooling of sources with weights and a per-class bias that minimise the held-out log loss (Genest and
 * Zidek 1986, doi:10.1214/ss/1177013825, section 4; with one source it is temperature scaling). Weights and
 * bias carry Gaussian priors. The search begins at `start`, or at equal weights that sum to 1, the geometric mean.
 */
export function fitCombination(heldOut: HeldOut, start?: Combination): Combination {
  const { classes, sources, targets } = heldOut;
  const count = sources.length;
  const point = new Float64Array(count + classes).fill(1 / count, 0, count);
  if (start !== undefined) point.set([...start.weights, ...start.bias]);
  const scores = new Float64Array(classes);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < targets.length; row++) loss += rowLoss(heldOut, row, at, scores, gradient);
    for (let source = 0; source < count; source++) {
      const excess = (at[source] ?? 0) - 1 / count;
      loss += (excess / WEIGHT_DEVIATION) ** 2 / 2;
      gradient[source] = (gradient[source] ?? 0) + excess / WEIGHT_DEVIATION ** 2;
    }
    for (let label = count; label < at.length; label++) {
      const bias = at[label] ?? 0;
      loss += (bias / BIAS_DEVIATION) ** 2 / 2;
      gradient[label] = (gradient[label] ?? 0) + bias / BIAS_DEVIATION ** 2;
    }
    return loss;
  };
  for (const _ of minimise(point, objective, { tolerance: TOLERANCE, maximumIterations: MOST_ITERATIONS }));
  return { weights: [...point.subarray(0, count)], bias: point.slice(count) };
}

/** Loss of one row; adds its gradient to `gradient`. `scores` is scratch memory. */
function rowLoss(
  heldOut: HeldOut,
  row: number,
  point: Float64Array,
  scores: Float64Array,
  gradient: Float64Array,
): number {
  const { sources, classes } = heldOut;
  const count = sources.length;
  const from = row * classes;
  scores.set(point.subarray(count));
  sources.forEach((values, source) => {
    const weight = point[source] ?? 0;
    for (let label = 0; label < classes; label++)
      scores[label] = (scores[label] ?? 0) + weight * (values[from + label] ?? 0);
  });
  const target = heldOut.targets[row] ?? 0;
  const loss = logSumExp(scores) - (scores[target] ?? 0);
  softmaxInPlace(scores);
  scores[target] = (scores[target] ?? 0) - 1; // now the gradient by the scores
  sources.forEach((values, source) => {
    let slope = 0;
    for (let label = 0; label < classes; label++) slope += (scores[label] ?? 0) * (values[from + label] ?? 0);
    gradient[source] = (gradient[source] ?? 0) + slope;
  });
  for (let label = 0; label < classes; label++)
    gradient[count + label] = (gradient[count + label] ?? 0) + (scores[label] ?? 0);
  return loss;
}

/** Probabilities of the combination, rows × classes, for every row of the sources. */
export function combined(
  sources: readonly Float64Array[],
  classes: number,
  { weights, bias }: Combination,
): Float64Array {
  const rows = (sources[0]?.length ?? 0) / classes;
  const result = new Float64Array(rows * classes);
  for (let at = 0; at < result.length; at++) result[at] = bias[at % classes] ?? 0;
  sources.forEach((values, source) => {
    const weight = weights[source] ?? 0;
    for (let at = 0; at < result.length; at++) result[at] = (result[at] ?? 0) + weight * (values[at] ?? 0);
  });
  for (let from = 0; from < result.length; from += classes) softmaxInPlace(result, from, classes);
  return result;
}
