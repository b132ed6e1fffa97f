/** Value of the function at `point`; writes its gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  /** Stops when one step lowers the value by less than this share of it. */
  readonly tolerance: number;
  readonly maximumIterations: number;
}

/** Pairs of steps kept; Nocedal and Wright advise 3 to 20. */
const MEMORY = 8;
const SUFFICIENT_DECREASE = 1e-4;
const MOST_HALVINGS = 30;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** 1 / (step · change). */
  rho: number;
}

/**
 * Minimises a smooth convex function from `point`, which ends at the minimum: limited-memory BFGS with a
 * backtracking line search (Liu and Nocedal 1989, doi:10.1007/BF01589116; Nocedal and Wright 2006, algorithms 7.4
 * and 7.5). Yields the value after each iteration, so that the caller may pause or stop; all memory is taken at
 * the start.
 */
export function* minimise(point: Float64Array, objective: Objective, options: LbfgsOptions): Generator<number, void> {
  const size = point.length;
  const gradient = new Float64Array(size);
  const trial = new Float64Array(size);
  const trialGradient = new Float64Array(size);
  const direction = new Float64Array(size);
  const pairs: Pair[] = [];
  let value = objective(point, gradient);
  for (let iteration = 0; iteration < options.maximumIterations; iteration++) {
    downhill(direction, gradient, pairs);
    const slope = dot(direction, gradient);
    if (slope >= 0) return; // at the minimum, to rounding
    let length = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < MOST_HALVINGS; halving++) {
      for (let at = 0; at < size; at++) trial[at] = (point[at] ?? 0) + length * (direction[at] ?? 0);
      next = objective(trial, trialGradient);
      if (next <= value + SUFFICIENT_DECREASE * length * slope) break;
      length *= shorter(value, slope * length, next);
    }
    if (!(next < value)) return;
    remember(pairs, point, trial, gradient, trialGradient);
    point.set(trial);
    gradient.set(trialGradient);
    const decrease = value - next;
    value = next;
    yield value;
    if (decrease <= options.tolerance * Math.max(Math.abs(value), Number.MIN_VALUE)) return;
  }
}

/** Share of the step to try next: the minimum of the parabola through what is known, kept within 0.1 to 0.5. */
function shorter(value: number, slope: number, next: number): number {
  const minimum = -slope / (2 * (next - value - slope));
  return Number.isFinite(minimum) ? Math.min(0.5, Math.max(0.1, minimum)) : 0.1;
}

function remember(
  pairs: Pair[],
  from: Float64Array,
  to: Float64Array,
  before: Float64Array,
  after: Float64Array,
): void {
  const pair =
    pairs.length < MEMORY
      ? { step: new Float64Array(from.length), change: new Float64Array(from.length), rho: 0 }
      : pairs.shift();
  if (pair === undefined) return;
  for (let at = 0; at < from.length; at++) {
    pair.step[at] = (to[at] ?? 0) - (from[at] ?? 0);
    pair.change[at] = (after[at] ?? 0) - (before[at] ?? 0);
  }
  const curvature = dot(pair.step, pair.change);
  // a convex function gives a positive curvature but for rounding: such a pair would spoil the estimate
  if (curvature <= 1e-14 * dot(pair.change, pair.change)) return;
  pair.rho = 1 / curvature;
  pairs.push(pair);
}

/** The two loops of algorithm 7.4: direction = −H · gradient. */
function downhill(direction: Float64Array, gradient: Float64Array, pairs: readonly Pair[]): void {
  for (let at = 0; at < gradient.length; at++) direction[at] = -(gradient[at] ?? 0);
  const alphas = new Float64Array(pairs.length);
  for (let index = pairs.length - 1; index >= 0; index--) {
    const pair = pairs[index];
    if (pair === undefined) continue;
    const alpha = pair.rho * dot(pair.step, direction);
    alphas[index] = alpha;
    addScaled(direction, -alpha, pair.change);
  }
  const last = pairs.at(-1);
  if (last !== undefined) scale(direction, 1 / (last.rho * dot(last.change, last.change)));
  for (const [index, pair] of pairs.entries()) {
    addScaled(direction, (alphas[index] ?? 0) - pair.rho * dot(pair.change, direction), pair.step);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addScaled(target: Float64Array, factor: number, source: Float64Array): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (source[at] ?? 0);
}

function scale(target: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) * factor;
}
