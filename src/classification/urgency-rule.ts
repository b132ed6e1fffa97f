import type { CutOffs } from './calibration-schema.js';
import { type Distribution, mostProbable } from './distribution.js';
import type { Prediction } from './types.js';

/**
 * Urgency by ordinal cut-offs on the calibrated distribution: `critical` from P(critical) ≥ `critical` on, else
 * `high` from P(critical) + P(high) ≥ `high` on, else the more probable of `normal` and `low`. The most probable
 * label would miss rare dangers: missing one costs more than a false alarm. `confidence` is the value's probability
 * and may be lower than an alternative's; alternatives fall.
 */
export function decideUrgency(distribution: Distribution, cutOffs: CutOffs | undefined): Prediction {
  if (cutOffs === undefined) return mostProbable(distribution);
  const chosen = chosenUrgency(distribution, cutOffs);
  const own = distribution.find(({ value }) => value === chosen);
  if (own === undefined) return mostProbable(distribution);
  const others = distribution.filter(({ value }) => value !== chosen);
  return { ...own, alternatives: mostProbable([own, ...others]).alternatives };
}

/** The label that the cut-offs choose. */
export function chosenUrgency(distribution: Distribution, cutOffs: CutOffs): string {
  const critical = probabilityOf(distribution, 'critical');
  if (critical >= cutOffs.critical) return 'critical';
  if (critical + probabilityOf(distribution, 'high') >= cutOffs.high) return 'high';
  return probabilityOf(distribution, 'low') > probabilityOf(distribution, 'normal') ? 'low' : 'normal';
}

/** P(label); 0 where the heads do not know it. */
export function probabilityOf(distribution: Distribution, label: string): number {
  return distribution.find(({ value }) => value === label)?.confidence ?? 0;
}
