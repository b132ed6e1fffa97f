import { byGroup, groupColumns } from './by-group.js';
import { classScores, confusionCounts, expectedCalibrationError, weightedF1 } from './metrics/index.js';
import { type OrderedField, orderedReport } from './ordered.js';
import type { FieldReport, ReportRow } from './report-schema.js';
import {
  type AnsweredRow,
  type EvaluationRow,
  givenValue,
  isCorrect,
  isFailed,
  isLabelled,
  labelRank,
} from './rows.js';
import { orNull, scoresOf } from './scores.js';
import { worstConfusions } from './worst-confusions.js';

export interface FieldOptions {
  /** Name of the field or label column. */
  readonly field: string;
  /** Group columns to report by, in order; without it, all that the rows carry. */
  readonly groups?: readonly string[];
  readonly ordered?: OrderedField;
}

/**
 * Measures one field's answers against its labels. Failed rows count as wrong; unlabelled ones in no figure.
 * @throws MurojaatError USAGE for a group column that holds texts, or an `ordered` label that does not exist
 */
export function evaluateField(rows: readonly EvaluationRow[], options: FieldOptions): FieldReport {
  const judged = rows.filter(isLabelled);
  const ranked = judged.some((row) => !isFailed(row) && row.alternatives !== undefined);
  const truth = judged.map(({ label }) => label);
  const predicted = judged.map(givenValue);
  const perClass = classScores(truth, predicted);
  const cells = confusionCounts(truth, predicted);
  return {
    field: options.field,
    ...scoresOf(judged, ranked),
    unlabelled: rows.length - judged.length,
    weightedF1: orNull(weightedF1(perClass)),
    ece: orNull(expectedCalibrationError(outcomes(judged))),
    perClass,
    confusion: { cells, worst: worstConfusions(judged, cells, perClass) },
    byGroup: byGroup(judged, options.groups ?? groupColumns(rows), ranked),
    ...(options.ordered === undefined ? {} : { ordered: orderedReport(judged, options.ordered) }),
    rows: rows.map(reportRow),
  };
}

/** A failed record stated no confidence, so it says nothing about whether stated ones are right. */
function outcomes(rows: readonly EvaluationRow[]): { confidence: number; correct: boolean }[] {
  return rows
    .filter((row): row is AnsweredRow => !isFailed(row))
    .map((row) => ({ confidence: row.confidence, correct: isCorrect(row) }));
}

function reportRow(row: EvaluationRow): ReportRow {
  const label = isLabelled(row) ? row.label : null;
  if (isFailed(row)) return { id: row.id, label, value: null, confidence: null, rank: null, error: row.error };
  const rank = label === null ? null : (labelRank(row) ?? null);
  return { id: row.id, label, value: row.value, confidence: row.confidence, rank };
}
