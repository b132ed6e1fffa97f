import { logSumExp } from '../classification/index.js';
import { wrightOmega } from './wright-omega.js';

/** Below this argument a class's share is under 2e-9 of the whole and is left out of the search. */
const NEGLIGIBLE = -20;
const CLOSE_ENOUGH = 1e-7;
const MOST_STEPS = 50;

/**
 * One row's exact dual step: finds the distribution q with q = softmax(scores + strength (old − q)), the
 * probabilities that the model would give once it has taken the step itself. `strength` is C · weight · ‖x‖².
 * Writes q into `result`.
 *
 * ln qₖ + strength qₖ = bₖ − ν with b = scores + strength · old gives qₖ = ω(bₖ − ν + ln strength) / strength
 * (Wright omega); Σ q = 1 is solved for ν by Newton's method, which closes in from the left because the sum is
 * convex and falls in ν. `goals` is scratch memory of the same length.
 */
export function dualStep(
  scores: Float64Array,
  old: Float64Array,
  strength: number,
  goals: Float64Array,
  result: Float64Array,
): void {
  const classes = scores.length;
  const shift = Math.log(strength);
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < classes; label++) {
    const goal = (scores[label] ?? 0) + strength * (old[label] ?? 0);
    goals[label] = goal;
    if (goal > highest) highest = goal;
  }
  const lowestNu = highest - strength; // there the first class alone has share 1
  let nu = Math.max(lowestNu, logSumExp(scores)); // the solution itself where old is already right
  for (let step = 0; step < MOST_STEPS; step++) {
    let total = 0;
    let slope = 0;
    for (let label = 0; label < classes; label++) {
      const x = (goals[label] ?? 0) - nu + shift;
      const omega = x < NEGLIGIBLE ? 0 : wrightOmega(x);
      total += omega;
      slope += omega / (1 + omega);
      result[label] = omega / strength;
    }
    const surplus = total - strength;
    if (Math.abs(surplus) <= CLOSE_ENOUGH * strength) return;
    nu = slope > 0 ? Math.max(lowestNu, nu + surplus / slope) : lowestNu;
  }
}
