import { areaUnderRisk, type Covered, coveredAt, reachableAt, thinned } from './metrics/index.js';
import {
  actionSchema,
  type OperatingPoint,
  type Reachable,
  type RiskCoverageReport,
  type RiskPoint,
} from './report-parts-schema.js';
import { type EvaluationRow, isAnswered, isCorrect, outcomesOf } from './rows.js';
import { orNull } from './scores.js';
import { clopperPearson } from './statistics/index.js';

const MOST_POINTS = 200;
/** Shares of wrong answers among those filled in that an operator may allow. */
export const BUDGETS = [0.01, 0.02, 0.05, 0.1] as const;

/** How many labelled records a threshold covers and how many of these are wrong; a failed record is never covered. */
export function riskReport(rows: readonly EvaluationRow[]): RiskCoverageReport {
  const points = coveredAt(outcomesOf(rows));
  return {
    points: thinned(points, MOST_POINTS).map((point) => riskPoint(point, rows.length)),
    aurc: orNull(areaUnderRisk(points)),
    operatingPoints: actionSchema.options.flatMap((action) => operatingPoint(rows, action)),
    reachable: rows.length === 0 ? [] : BUDGETS.map((budget) => reachable(points, budget, rows.length)),
  };
}

function riskPoint({ threshold, count, errors }: Covered, rows: number): RiskPoint {
  return { threshold, count, coverage: count / rows, risk: errors / count };
}

/** What the policy did with the records, one action. None where no row has the action. */
function operatingPoint(rows: readonly EvaluationRow[], action: OperatingPoint['action']): OperatingPoint[] {
  const taken = rows.filter(isAnswered).filter((row) => row.action === action);
  if (taken.length === 0) return [];
  const errors = taken.filter((row) => !isCorrect(row)).length;
  return [
    {
      action,
      n: taken.length,
      coverage: taken.length / rows.length,
      errors,
      error: errors / taken.length,
      errorInterval: clopperPearson(errors, taken.length) ?? null,
      lowest: taken.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    },
  ];
}

function reachable(points: readonly Covered[], budget: number, rows: number): Reachable {
  const point = reachableAt(points, budget);
  return {
    budget,
    coverage: (point?.count ?? 0) / rows,
    threshold: point?.threshold ?? null,
    n: point?.count ?? 0,
    errors: point?.errors ?? 0,
    errorInterval: clopperPearson(point?.errors ?? 0, point?.count ?? 0) ?? null,
  };
}
