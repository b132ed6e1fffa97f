import {
  type CueLevel,
  type CutOffs,
  chosenUrgency,
  type Distribution,
  type UrgencyQuality,
} from '../classification/index.js';
import { classScores, macroF1 } from '../evaluation/index.js';

/** Urgency's calibrated distribution over one text, its truth, and the level to which its facts raise it anyway. */
export interface UrgencyRow {
  readonly distribution: Distribution;
  readonly truth: string;
  readonly raised: CueLevel | undefined;
}

/** What must be found, where it can be. */
const FOUND = 0.9;
const AT_LEAST_HIGH = 0.97;
/** Cut-offs tried, in steps of a hundredth. */
const LOWEST = 0.05;
const HIGHEST = 0.95;

/**
 * The cut-offs of `decideUrgency` with the largest macro-F1 among those that find 0.9 of the critical appeals and give
 * 0.97 of them at least `high`; where none does, among those that come closest. Of equals the lowest: they miss least.
 * The figures are those of the whole decision, raising facts included.
 */
export function fitCutOffs(rows: readonly UrgencyRow[]): CutOffs {
  let best: { readonly cutOffs: CutOffs; readonly shortfall: number; readonly macroF1: number } | undefined;
  for (const critical of steps()) {
    for (const high of steps()) {
      const cutOffs = { critical, high };
      const quality = urgencyQuality(rows, cutOffs);
      const shortfall =
        Math.max(0, FOUND - quality.criticalFound) + Math.max(0, AT_LEAST_HIGH - quality.criticalAtLeastHigh);
      const better =
        best === undefined ||
        shortfall < best.shortfall - 1e-12 ||
        (shortfall < best.shortfall + 1e-12 && quality.macroF1 > best.macroF1 + 1e-12);
      if (better) best = { cutOffs, shortfall, macroF1: quality.macroF1 };
    }
  }
  return best?.cutOffs ?? { critical: HIGHEST, high: HIGHEST };
}

function steps(): number[] {
  const count = Math.round((HIGHEST - LOWEST) * 100) + 1;
  return Array.from({ length: count }, (_, step) => Math.round(LOWEST * 100 + step) / 100);
}

/** How the whole decision does: by the cut-offs, or by the most probable label without them. */
export function urgencyQuality(rows: readonly UrgencyRow[], cutOffs: CutOffs | undefined): UrgencyQuality {
  return qualityOf(
    rows.map(({ truth }) => truth),
    rows.map((row) => urgencyOf(row, cutOffs)),
  );
}

/** The label that a row is given. */
export function urgencyOf({ distribution, raised }: UrgencyRow, cutOffs: CutOffs | undefined): string {
  if (raised === 'critical') return raised;
  const byHead = cutOffs === undefined ? (distribution[0]?.value ?? '') : chosenUrgency(distribution, cutOffs);
  return raised === undefined || byHead === 'critical' ? byHead : raised;
}

export function qualityOf(truth: readonly string[], given: readonly string[]): UrgencyQuality {
  const scores = classScores(truth, given);
  const critical = scores.find(({ label }) => label === 'critical');
  const dangers = truth.flatMap((label, row) => (label === 'critical' ? [given[row]] : []));
  const reached = dangers.filter((label) => label === 'critical' || label === 'high').length;
  return {
    macroF1: truth.length === 0 ? 0 : macroF1(scores),
    criticalFound: critical?.recall ?? 1,
    criticalAtLeastHigh: dangers.length === 0 ? 1 : reached / dangers.length,
    criticalPrecision: critical?.precision ?? 0,
  };
}
