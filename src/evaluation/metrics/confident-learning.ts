import { compareText } from './class-scores.js';

/** One labelled row and the confidences that the model gave to labels; those it did not name count as 0. */
export interface ConfidentRow {
  readonly label: string;
  readonly answers: readonly { readonly value: string; readonly confidence: number }[];
}

/** A row that the model, as sure as it usually is of that label, holds to be another. */
export interface Mislabelled {
  /** Index into the rows. */
  readonly row: number;
  readonly suggested: string;
  readonly confidence: number;
  readonly labelConfidence: number;
}

/**
 * Rows off the diagonal of the confident joint (Northcutt, Jiang and Chuang 2021, arXiv:1911.00068, §3.1): a label's
 * threshold is the mean confidence in it over the rows that carry it; a row counts as the surest label whose threshold
 * its confidence reaches. A row whose own label is at least as sure is no suspect, even where it reaches only the other
 * label's threshold: nobody is asked to replace what the model itself prefers. Ranked by the paper's normalised margin, confidence in the label less confidence in the
 * suggestion, lowest first. Needs confidences on rows that the model has not learnt from.
 */
export function likelyMislabelled(rows: readonly ConfidentRow[]): Mislabelled[] {
  const thresholds = labelThresholds(rows);
  const found = rows.flatMap((each, row): Mislabelled[] => {
    const reached = each.answers.filter(
      ({ value, confidence }) => confidence >= (thresholds.get(value) ?? Number.POSITIVE_INFINITY),
    );
    const [best] = reached.sort(
      (one, other) => other.confidence - one.confidence || compareText(one.value, other.value),
    );
    const labelConfidence = confidenceIn(each.label, each);
    if (best === undefined || best.confidence <= labelConfidence) return [];
    return [{ row, suggested: best.value, confidence: best.confidence, labelConfidence }];
  });
  const margin = ({ labelConfidence, confidence }: Mislabelled): number => labelConfidence - confidence;
  return found.sort((one, other) => margin(one) - margin(other) || one.row - other.row);
}

function labelThresholds(rows: readonly ConfidentRow[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const row of rows) {
    const { sum, count } = sums.get(row.label) ?? { sum: 0, count: 0 };
    sums.set(row.label, { sum: sum + confidenceIn(row.label, row), count: count + 1 });
  }
  return new Map([...sums].map(([label, { sum, count }]) => [label, sum / count]));
}

function confidenceIn(label: string, { answers }: ConfidentRow): number {
  return answers.find(({ value }) => value === label)?.confidence ?? 0;
}
