import { byGroup, groupColumns } from './by-group.js';
import { classScores, confusionCounts, weightedF1 } from './metrics/index.js';
import { type OrderedField, orderedReport } from './ordered.js';
import type { FieldReport, ReportRow } from './report-schema.js';
import { type EvaluationRow, givenValue, isFailed, isLabelled, labelRank } from './rows.js';
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
    ...NOT_YET_COMPUTED,
    perClass,
    confusion: { cells, worst: worstConfusions(judged, cells, perClass) },
    byGroup: byGroup(judged, options.groups ?? groupColumns(rows), ranked).map((group) => ({ ...group, gap: null })),
    ...(options.ordered === undefined ? {} : { ordered: orderedReport(judged, options.ordered) }),
    rows: rows.map(reportRow),
  };
}

const NO_INTERVALS = {
  ...{ accuracy: null, top3: null, macroF1: null, weightedF1: null, ece: null, eceDebiased: null },
  ...{ brier: null, aurc: null },
};
const NOT_YET_COMPUTED = {
  intervals: NO_INTERVALS,
  calibration: { n: 0, brier: null, rmsDebiased: null, bins: [] },
  riskCoverage: { points: [], aurc: null, operatingPoints: [], reachable: [] },
  parity: [],
  cost: { prices: { minutesPerAppeal: 5, minutesPerWrong: 30, minutesPerCheck: 1 }, assumed: [], scenarios: [] },
  labelErrors: { n: 0, found: 0, suspects: [] },
};

function reportRow(row: EvaluationRow): ReportRow {
  const label = isLabelled(row) ? row.label : null;
  if (isFailed(row)) return { id: row.id, label, value: null, confidence: null, rank: null, error: row.error };
  const rank = label === null ? null : (labelRank(row) ?? null);
  return { id: row.id, label, value: row.value, confidence: row.confidence, rank };
}
