import {
  accuracy,
  binTotals,
  classScores,
  debiasedError,
  expectedCalibrationError,
  macroF1,
  massBins,
  type Outcome,
  topKAccuracy,
  wilsonInterval,
} from './metrics/index.js';
import type { Scores } from './report-schema.js';
import { type EvaluationRow, givenValue, isCorrect, isFailed, labelRank, outcomesOf } from './rows.js';

/**
 * The figures that any set of labelled rows has: a whole field or one of its groups.
 * `ranked` tells whether the answers come with alternatives; without them a top-3 would only repeat the accuracy.
 */
export function scoresOf(rows: readonly EvaluationRow[], ranked: boolean): Scores {
  const correct = rows.map(isCorrect);
  const outcomes = outcomesOf(rows);
  const perClass = classScores(
    rows.map(({ label }) => label),
    rows.map(givenValue),
  );
  return {
    n: rows.length,
    failed: rows.filter(isFailed).length,
    accuracy: orNull(accuracy(correct)),
    accuracyInterval: wilsonInterval(correct.filter(Boolean).length, rows.length) ?? null,
    top3: ranked ? orNull(topKAccuracy(rows.map(labelRank), 3)) : null,
    macroF1: orNull(macroF1(perClass)),
    ece: orNull(expectedCalibrationError(outcomes)),
    eceDebiased: orNull(debiasedEce(outcomes)),
  };
}

/** Below a bin's worth of answers there is no telling bias from miscalibration. */
export const LEAST_ANSWERS = 20;

/** Calibration error in bins of equal mass, sampling bias removed. NaN below 20 outcomes. */
function debiasedEce(outcomes: readonly Outcome[]): number {
  if (outcomes.length < LEAST_ANSWERS) return Number.NaN;
  const binOf = massBins(outcomes.map(({ confidence }) => confidence));
  return debiasedError(binTotals(outcomes, binOf));
}

/** JSON has no NaN: a figure that cannot be computed is null, never a 0 that looks measured. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
