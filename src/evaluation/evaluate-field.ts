import { byGroup, groupColumns } from './by-group.js';
import { calibrationReport } from './calibration-report.js';
import { codeField } from './coded-field.js';
import { costReport } from './cost.js';
import { fieldIntervals } from './field-intervals.js';
import { labelErrors } from './label-errors.js';
import { classScores, confusionCounts, weightedF1 } from './metrics/index.js';
import { type OrderedField, orderedReport } from './ordered.js';
import { parityOf } from './parity.js';
import type { LearningPoint, Prices } from './report-parts-schema.js';
import type { FieldReport, ReportRow } from './report-schema.js';
import { planFor, type Resampling, resamplingFor } from './resampling.js';
import { riskReport } from './risk-report.js';
import { type EvaluationRow, givenValue, isFailed, isLabelled, labelRank, outcomesOf } from './rows.js';
import { orNull, scoresOf } from './scores.js';
import { worstConfusions } from './worst-confusions.js';

export interface FieldOptions {
  /** Name of the field or label column. */
  readonly field: string;
  /** Group columns to report by, in order; without it, all that the rows carry. */
  readonly groups?: readonly string[];
  readonly ordered?: OrderedField;
  /** By default 2,000 resamples, fewer for many rows. */
  readonly resampling?: Resampling;
  /** Gap in accuracy between groups that must not be exceeded; 0.08 by default. */
  readonly gapLimit?: number | undefined;
  /** Minutes of staff time that an operator has stated; the others are assumed. */
  readonly prices?: Partial<Prices>;
  readonly learningCurve?: readonly LearningPoint[];
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
  const plan = planFor(judged, options.resampling ?? resamplingFor(rows.length));
  return {
    field: options.field,
    ...scoresOf(judged, ranked),
    unlabelled: rows.length - judged.length,
    weightedF1: orNull(weightedF1(perClass)),
    intervals: fieldIntervals(codeField(judged), plan, ranked),
    perClass,
    confusion: { cells, worst: worstConfusions(judged, cells, perClass) },
    calibration: calibrationReport(outcomesOf(judged)),
    riskCoverage: riskReport(judged),
    ...parityOf(judged, byGroup(judged, options.groups ?? groupColumns(rows), ranked), plan, options.gapLimit),
    ...(options.ordered === undefined ? {} : { ordered: orderedReport(judged, options.ordered, plan) }),
    cost: costReport(judged, options.prices),
    labelErrors: labelErrors(judged),
    ...(options.learningCurve === undefined ? {} : { learningCurve: [...options.learningCurve] }),
    rows: rows.map(reportRow),
  };
}

function reportRow(row: EvaluationRow): ReportRow {
  const label = isLabelled(row) ? row.label : null;
  if (isFailed(row)) return { id: row.id, label, value: null, confidence: null, rank: null, error: row.error };
  const rank = label === null ? null : (labelRank(row) ?? null);
  const { id, value, confidence, action } = row;
  return { id, label, value, confidence, rank, ...(action === undefined ? {} : { action }) };
}
