import { seededRandom, shuffled } from '../domain/index.js';
import type { LearningPoint } from './report-parts-schema.js';
import { type EvaluationRow, isLabelled } from './rows.js';
import { scoresOf } from './scores.js';

/** Shares of the training rows that are learnt from. */
const SHARES = [0.1, 0.2, 0.4, 0.7, 1] as const;

/** What a model fitted on some training rows says of the evaluated ones, by field. */
export interface Fitted {
  readonly rows: ReadonlyMap<string, readonly EvaluationRow[]>;
  /** Training rows among those chosen that have a label of the field. */
  readonly learnt: ReadonlyMap<string, number>;
}

/**
 * How quality grows with the number of training rows: for each share, `fitOn` is called with the chosen rows' indices
 * (parts are nested, by one shuffle of the seed) and its answers are scored. A share too small for any model, for which
 * `fitOn` gives undefined, is left out.
 */
export async function learningCurves(
  trainingRows: number,
  fitOn: (chosen: readonly number[]) => Promise<Fitted | undefined>,
  seed = 1,
): Promise<Map<string, LearningPoint[]>> {
  const order = shuffled([...Array(trainingRows).keys()], seededRandom(seed));
  const curves = new Map<string, LearningPoint[]>();
  for (const share of SHARES) {
    const chosen = order.slice(0, Math.round(share * trainingRows)).sort((one, other) => one - other);
    const fitted = await fitOn(chosen);
    for (const [field, rows] of fitted?.rows ?? []) {
      const { accuracy, accuracyInterval, macroF1 } = scoresOf(rows.filter(isLabelled), false);
      const point = { share, rows: fitted?.learnt.get(field) ?? 0, accuracy, accuracyInterval, macroF1 };
      curves.set(field, [...(curves.get(field) ?? []), point]);
    }
  }
  return curves;
}
