import { seededRandom } from '../domain/index.js';
import { dualStep } from './dual-step.js';
import type { SparseRows } from './gram-matrix.js';
import { sparseScores } from './sparse-scores.js';

/**
 * Changes of a share below this part of the tolerance are not carried into the weights; the share then stays as it
 * was. With many classes most changes are that small, and carrying one costs as much as any other.
 */
const TOO_SMALL = 0.02;

/** Labelled sparse rows; every row has the constant feature 1 besides, whose weights are the biases. */
export interface SparseProblem {
  readonly matrix: SparseRows;
  /** Rows of the matrix to learn from. */
  readonly rows: Uint32Array;
  /** Class of each of `rows`. */
  readonly targets: ArrayLike<number>;
  /** Weight of each of `rows`. */
  readonly weights: ArrayLike<number>;
  readonly classes: number;
  readonly features: number;
}

export interface DualOptions {
  /** Stops when a pass moves the rows' distributions by less than this on average (total variation, 0 to 1). */
  readonly tolerance: number;
  readonly maximumPasses: number;
  readonly seed: number;
}

/**
 * Multinomial logistic regression on sparse rows by stochastic dual coordinate ascent (Yu, Huang and Lin 2011,
 * doi:10.1007/s10994-010-5221-8; Shalev-Shwartz and Zhang 2013, JMLR 14, 567–599), one row's distribution a step,
 * solved exactly (`dualStep`). Minimises ½‖W‖² + C Σ wᵢ lossᵢ with W = Σᵢ C wᵢ (e_target − qᵢ) xᵢᵀ.
 *
 * Needs rows × classes + features × classes single-precision numbers and no history, so that 100,000 rows of 200
 * classes fit.
 */
export class DualAscent {
  /** (features + 1) × classes, row-major; the last row is the bias. */
  readonly weights: Float32Array;
  readonly #problem: SparseProblem;
  /** qᵢ, rows × classes. It starts at the row's own label, where W is zero. */
  readonly #shares: Float32Array;
  readonly #norms: Float64Array;
  readonly #scores: Float64Array;
  readonly #old: Float64Array;
  readonly #goals: Float64Array;
  readonly #next: Float64Array;
  #c = 0;

  constructor(problem: SparseProblem) {
    const { classes, features, rows } = problem;
    this.#problem = problem;
    this.weights = new Float32Array((features + 1) * classes);
    this.#shares = new Float32Array(rows.length * classes);
    for (let index = 0; index < rows.length; index++) this.#shares[index * classes + (problem.targets[index] ?? 0)] = 1;
    this.#norms = Float64Array.from(rows, (row) => squaredNorm(problem.matrix, row) + 1);
    this.#scores = new Float64Array(classes);
    this.#old = new Float64Array(classes);
    this.#goals = new Float64Array(classes);
    this.#next = new Float64Array(classes);
  }

  /** Solves for `c`, from the solution of the last call. Yields after each pass the mean move of the pass. */
  *solve(c: number, options: DualOptions): Generator<number, void> {
    this.#scaleTo(c);
    const { rows } = this.#problem;
    const random = seededRandom(options.seed);
    const order = Uint32Array.from(rows, (_, index) => index);
    for (let pass = 0; pass < options.maximumPasses; pass++) {
      shuffle(order, random);
      let moved = 0;
      for (const index of order) moved += this.#step(index, c, options.tolerance * TOO_SMALL);
      const mean = moved / Math.max(1, rows.length);
      yield mean;
      if (mean < options.tolerance) return;
    }
  }

  /** W is linear in C for the same distributions, so a solution for one C starts the search for the next. */
  #scaleTo(c: number): void {
    if (this.#c > 0 && this.#c !== c) {
      const factor = c / this.#c;
      for (let at = 0; at < this.weights.length; at++) this.weights[at] = (this.weights[at] ?? 0) * factor;
    }
    this.#c = c;
  }

  /** Moves one row's distribution to its optimum, shares that change by `least` or more; returns how far (total variation). */
  #step(index: number, c: number, least: number): number {
    const { classes, rows, matrix, weights } = this.#problem;
    const strength = c * (weights[index] ?? 0);
    const row = rows[index] ?? 0;
    sparseScores(matrix, row, this.weights, this.#problem.features, this.#scores);
    const from = index * classes;
    for (let label = 0; label < classes; label++) this.#old[label] = this.#shares[from + label] ?? 0;
    dualStep(this.#scores, this.#old, strength * (this.#norms[index] ?? 1), this.#goals, this.#next);
    let moved = 0;
    let active = 0;
    for (let label = 0; label < classes; label++) {
      const share = Math.fround(this.#next[label] ?? 0);
      const change = share - (this.#old[label] ?? 0);
      if (Math.abs(change) < least) continue;
      moved += Math.abs(change);
      this.#shares[from + label] = share;
      this.#goals[active] = label;
      this.#old[active++] = -strength * change;
    }
    if (active > 0) this.#carry(row, active);
    return moved / 2;
  }

  /** W += step · xᵀ for the `active` classes in #goals with steps in #old. */
  #carry(row: number, active: number): void {
    const { matrix, classes, features } = this.#problem;
    const end = matrix.starts[row + 1] ?? 0;
    for (let entry = matrix.starts[row] ?? 0; entry < end; entry++) {
      this.#addTo((matrix.features[entry] ?? 0) * classes, matrix.values[entry] ?? 0, active);
    }
    this.#addTo(features * classes, 1, active);
  }

  #addTo(from: number, value: number, active: number): void {
    const { weights } = this;
    const labels = this.#goals;
    const steps = this.#old;
    for (let at = 0; at < active; at++) {
      const place = from + (labels[at] ?? 0);
      weights[place] = (weights[place] ?? 0) + value * (steps[at] ?? 0);
    }
  }
}

function squaredNorm(matrix: SparseRows, row: number): number {
  let sum = 0;
  const end = matrix.starts[row + 1] ?? 0;
  for (let entry = matrix.starts[row] ?? 0; entry < end; entry++) sum += (matrix.values[entry] ?? 0) ** 2;
  return sum;
}

/** Fisher–Yates in place. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}
