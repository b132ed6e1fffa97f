import { addDenseLogits } from '../classification/index.js';
import { minimise } from './lbfgs.js';
import { runToEnd } from './pause.js';
import { type DenseProblem, softmaxObjective } from './softmax-objective.js';
import { type Standardisation, standardisation, standardised } from './standardise.js';
import type { Sample, View, ViewFit } from './view.js';

/** Weights for raw vectors: the standardisation is folded in. */
export interface DenseWeights {
  /** classes × width, row-major. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** C of the sum of losses over standardised numbers; the best lies near 0.01 for 1,000 to 3,000 rows. */
const GRID = [0.001, 0.003, 0.01, 0.03, 0.1];
const TOLERANCE = 3e-4;
const MOST_ITERATIONS = 60;

/** Multinomial logistic regression by L-BFGS on standardised sentence vectors. */
export function denseView(vectors: readonly Float32Array[], width: number): View<DenseWeights> {
  return { name: 'dense', grid: GRID, begin: (sample) => beginDense(vectors, width, sample) };
}

function beginDense(vectors: readonly Float32Array[], width: number, sample: Sample): ViewFit<DenseWeights> {
  const scaling = standardisation(vectors, sample.rows, width);
  const { classes, targets, weights } = sample;
  const problem: DenseProblem = {
    vectors: standardised(vectors, sample.rows, scaling),
    width,
    targets,
    weights,
    classes,
  };
  const point = new Float64Array(classes * (width + 1));
  const folded = (): DenseWeights => fold(point, scaling, classes, width);
  return {
    async fit(c, pause) {
      const options = { tolerance: TOLERANCE, maximumIterations: MOST_ITERATIONS };
      await runToEnd(minimise(point, softmaxObjective(problem, c), options), pause);
    },
    logits: (rows) => logitsOf(folded(), vectors, rows, classes, width),
    weights: folded,
  };
}

/** w · (x − mean) / sd + b = (w / sd) · x + (b − Σ w mean / sd). */
function fold(point: Float64Array, { mean, deviation }: Standardisation, classes: number, width: number): DenseWeights {
  const weights = new Float32Array(classes * width);
  const bias = new Float32Array(classes);
  for (let label = 0; label < classes; label++) {
    let shift = point[classes * width + label] ?? 0;
    for (let at = 0; at < width; at++) {
      const weight = (point[label * width + at] ?? 0) / (deviation[at] ?? 1);
      weights[label * width + at] = weight;
      shift -= weight * (mean[at] ?? 0);
    }
    bias[label] = shift;
  }
  return { weights, bias };
}

function logitsOf(
  { weights, bias }: DenseWeights,
  vectors: readonly Float32Array[],
  rows: Uint32Array,
  classes: number,
  width: number,
): Float64Array {
  const logits = new Float64Array(rows.length * classes);
  rows.forEach((row, index) => {
    const vector = vectors[row] ?? new Float32Array(width);
    const scores = logits.subarray(index * classes, (index + 1) * classes);
    scores.set(bias);
    addDenseLogits(scores, weights, vector);
  });
  return logits;
}
