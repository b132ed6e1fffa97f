import { DualAscent } from './dual-ascent.js';
import type { SparseRows } from './gram-matrix.js';
import { runToEnd } from './pause.js';
import { sparseScores } from './sparse-scores.js';
import type { Sample, View, ViewFit } from './view.js';

export interface NgramWeights {
  /** (features + 1) × classes, row-major; the last row is the bias. */
  readonly weights: Float32Array;
}

/** C of the sum of losses over vectors of unit length. */
const GRID = [3, 10, 30, 100];
const TOLERANCE = 0.01;
const MOST_PASSES = 15;

/** Multinomial logistic regression by dual ascent on character n-grams. `matrix` holds the training set's rows. */
export function ngramView(matrix: SparseRows, features: number, seed: number): View<NgramWeights> {
  return { name: 'ngram', grid: GRID, begin: (sample) => beginNgram(matrix, features, seed, sample) };
}

function beginNgram(matrix: SparseRows, features: number, seed: number, sample: Sample): ViewFit<NgramWeights> {
  const ascent = new DualAscent({ matrix, features, ...sample });
  const { classes } = sample;
  return {
    async fit(c, pause) {
      await runToEnd(ascent.solve(c, { tolerance: TOLERANCE, maximumPasses: MOST_PASSES, seed }), pause);
    },
    logits(rows) {
      const logits = new Float64Array(rows.length * classes);
      rows.forEach((row, index) => {
        const scores = logits.subarray(index * classes, (index + 1) * classes);
        sparseScores(matrix, row, ascent.weights, features, scores);
      });
      return logits;
    },
    weights: () => ({ weights: ascent.weights }),
  };
}
