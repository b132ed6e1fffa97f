import type { CodedField } from './coded-field.js';
import type { Intervals } from './report-schema.js';
import { LEAST_ANSWERS } from './scores.js';
import {
  type BootstrapPlan,
  bootstrap,
  percentileInterval,
  pivotalInterval,
  type Weights,
} from './statistics/index.js';
import {
  weightedAurc,
  weightedBrier,
  weightedEce,
  weightedF1s,
  weightedMassErrors,
  weightedShare,
} from './weighted-figures.js';

/** 95 % bootstrap intervals of a field's figures; `ranked` tells whether it has a top-3. */
export function fieldIntervals(field: CodedField, plan: BootstrapPlan, ranked: boolean): Intervals {
  const figures = (weights: Weights): number[] => [
    weightedShare(field.correct, weights),
    ranked ? weightedShare(field.top3, weights) : Number.NaN,
    ...weightedF1s(field, weights),
    weightedEce(field, weights),
    ...weightedMassErrors(field, weights).slice(0, 1),
    weightedBrier(field, weights),
    weightedAurc(field, weights),
  ];
  const [accuracy, top3, macroF1, weightedF1, ece, eceDebiased, brier, aurc] = bootstrap(plan, figures);
  const once: Weights = new Int32Array(field.rows).fill(1);
  const [debiased, massError] = weightedMassErrors(field, once);
  return {
    accuracy: percentileInterval(accuracy),
    top3: percentileInterval(top3),
    macroF1: percentileInterval(macroF1),
    weightedF1: percentileInterval(weightedF1),
    ece: pivotalInterval(ece, weightedEce(field, once)),
    // resamples scatter about the calibration error of the rows drawn from, which still holds their sampling bias
    eceDebiased: field.falling.length < LEAST_ANSWERS ? null : pivotalInterval(eceDebiased, debiased, massError),
    brier: percentileInterval(brier),
    aurc: percentileInterval(aurc),
  };
}
