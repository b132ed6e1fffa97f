import { logSumExp } from '../classification/index.js';
import { minimise } from './lbfgs.js';

/**
 * Mean log loss of softmax(scores × t) at the best t > 0 (temperature scaling, Guo et al. 2017, arXiv:1706.04599);
 * `logits` is rows × classes. t is sought as e^θ, so that it stays positive.
 */
export function softenedLoss(logits: Float64Array, targets: ArrayLike<number>, classes: number): number {
  const scaled = new Float64Array(classes);
  let best = Number.POSITIVE_INFINITY;
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    const scale = Math.exp(point[0] ?? 0);
    let loss = 0;
    let slope = 0;
    for (let row = 0; row < targets.length; row++) {
      const from = row * classes;
      for (let label = 0; label < classes; label++) scaled[label] = scale * (logits[from + label] ?? 0);
      const total = logSumExp(scaled);
      const own = scaled[targets[row] ?? 0] ?? 0;
      loss += total - own;
      for (const score of scaled) slope += Math.exp(score - total) * score;
      slope -= own;
    }
    gradient[0] = slope / targets.length;
    best = Math.min(best, loss / targets.length);
    return loss / targets.length;
  };
  for (const _ of minimise(new Float64Array(1), objective, { tolerance: 1e-5, maximumIterations: 30 }));
  return best;
}
