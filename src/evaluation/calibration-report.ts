import {
  type BinTotal,
  binTotals,
  brierScore,
  debiasedRms,
  massBins,
  type Outcome,
  wilsonInterval,
} from './metrics/index.js';
import type { CalibrationReport, ReliabilityBin } from './report-parts-schema.js';
import { orNull } from './scores.js';

/** Brier score, debiased error and the bins of the reliability diagram, of answered rows. */
export function calibrationReport(outcomes: readonly Outcome[]): CalibrationReport {
  const binOf = massBins(outcomes.map(({ confidence }) => confidence));
  const totals = binTotals(outcomes, binOf);
  const edges = totals.map(() => ({ from: 1, to: 0 }));
  for (const [row, { confidence }] of outcomes.entries()) {
    const edge = edges[binOf[row] ?? 0];
    if (edge === undefined) continue;
    edge.from = Math.min(edge.from, confidence);
    edge.to = Math.max(edge.to, confidence);
  }
  return {
    n: outcomes.length,
    brier: orNull(brierScore(outcomes)),
    rmsDebiased: orNull(debiasedRms(totals)),
    bins: totals.map((total, bin) => reliabilityBin(total, edges[bin] ?? { from: 0, to: 1 })),
  };
}

function reliabilityBin(
  { count, confidence, correct }: BinTotal,
  edge: { readonly from: number; readonly to: number },
): ReliabilityBin {
  return {
    ...edge,
    count,
    confidence: confidence / count,
    accuracy: correct / count,
    interval: wilsonInterval(correct, count) ?? null,
  };
}
