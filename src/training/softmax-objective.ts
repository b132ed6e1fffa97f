import { logSumExp } from '../classification/index.js';
import type { Objective } from './lbfgs.js';
import { productWithTransposed } from './matrix-product.js';

/** Rows taken at once: 128 rows of 384 numbers in double precision, twice, stay within one megabyte of cache. */
const BLOCK = 128;

/** Labelled dense rows. */
export interface DenseProblem {
  /** rows × width, row-major. */
  readonly vectors: Float32Array;
  readonly width: number;
  readonly targets: ArrayLike<number>;
  /** Weight of each row's loss. */
  readonly weights: ArrayLike<number>;
  readonly classes: number;
}

/**
 * Multinomial logistic regression: ½‖W‖² + C Σ wᵢ (ln Σₖ exp sᵢₖ − sᵢ,target), s = W x + bias, the bias not
 * penalised. The point is [W (classes × width, row-major), bias (classes)].
 */
export function softmaxObjective(problem: DenseProblem, c: number): Objective {
  const { width, classes } = problem;
  const rows = problem.targets.length;
  const block = new Float64Array(BLOCK * width);
  const blockTransposed = new Float64Array(BLOCK * width);
  const scores = new Float64Array(BLOCK * classes);
  const residuals = new Float64Array(BLOCK * classes);
  return (point, gradient) => {
    let loss = 0;
    gradient.fill(0);
    for (let first = 0; first < rows; first += BLOCK) {
      const count = Math.min(BLOCK, rows - first);
      loadBlock(problem, first, count, block, blockTransposed);
      productWithTransposed(block, point, scores, count, classes, width, false);
      loss += residualsOf(problem, c, first, count, point, scores, residuals, gradient);
      productWithTransposed(residuals, blockTransposed, gradient, classes, width, count, true);
    }
    let squares = 0;
    for (let at = 0; at < classes * width; at++) {
      const weight = point[at] ?? 0;
      squares += weight * weight;
      gradient[at] = (gradient[at] ?? 0) + weight;
    }
    return squares / 2 + c * loss;
  };
}

function loadBlock(
  problem: DenseProblem,
  first: number,
  count: number,
  block: Float64Array,
  transposed: Float64Array,
): void {
  const { vectors, width } = problem;
  for (let row = 0; row < count; row++) {
    const from = (first + row) * width;
    for (let at = 0; at < width; at++) {
      const value = vectors[from + at] ?? 0;
      block[row * width + at] = value;
      transposed[at * count + row] = value;
    }
  }
}

/** Weighted loss of the block; fills residuals (classes × count) and adds the gradient of the bias. */
function residualsOf(
  problem: DenseProblem,
  c: number,
  first: number,
  count: number,
  point: Float64Array,
  scores: Float64Array,
  residuals: Float64Array,
  gradient: Float64Array,
): number {
  const { classes, width } = problem;
  const biases = classes * width;
  let loss = 0;
  for (let row = 0; row < count; row++) {
    const from = row * classes;
    for (let label = 0; label < classes; label++)
      scores[from + label] = (scores[from + label] ?? 0) + (point[biases + label] ?? 0);
    const total = logSumExp(scores, from, classes);
    const target = problem.targets[first + row] ?? 0;
    const weight = problem.weights[first + row] ?? 0;
    loss += weight * (total - (scores[from + target] ?? 0));
    for (let label = 0; label < classes; label++) {
      const probability = Math.exp((scores[from + label] ?? 0) - total);
      const residual = c * weight * (label === target ? probability - 1 : probability);
      residuals[label * count + row] = residual;
      gradient[biases + label] = (gradient[biases + label] ?? 0) + residual;
    }
  }
  return loss;
}
