import {
  accuracy,
  classScores,
  expectedCalibrationError,
  macroF1,
  topKAccuracy,
  wilsonInterval,
} from './metrics/index.js';
import type { Scores } from './report-schema.js';
import { type AnsweredRow, type EvaluationRow, givenValue, isCorrect, isFailed, labelRank } from './rows.js';

/**
 * The figures that any set of labelled rows has: a whole field or one of its groups.
 * `ranked` tells whether the answers come with alternatives; without them a top-3 would only repeat the accuracy.
 */
export function scoresOf(rows: readonly EvaluationRow[], ranked: boolean): Scores {
  const correct = rows.map(isCorrect);
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
    ece: orNull(expectedCalibrationError(outcomes(rows))),
    eceDebiased: null,
  };
}

/** A failed record stated no confidence, so it says nothing about whether stated ones are right. */
function outcomes(rows: readonly EvaluationRow[]): { confidence: number; correct: boolean }[] {
  return rows
    .filter((row): row is AnsweredRow => !isFailed(row))
    .map((row) => ({ confidence: row.confidence, correct: isCorrect(row) }));
}

/** JSON has no NaN: a figure that cannot be computed is null, never a 0 that looks measured. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
