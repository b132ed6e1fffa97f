import { equalWidthBin, massBins } from './metrics/index.js';
import { type EvaluationRow, isCorrect, isFailed, labelRank } from './rows.js';

const EQUAL_WIDTH_BINS = 15;

/** A field's labelled rows as numbers, so that thousands of resamples can be judged. All arrays are parallel to the rows. */
export interface CodedField {
  readonly rows: number;
  readonly classes: number;
  readonly truth: Int32Array;
  /** Class given, -1 for a failed row. */
  readonly predicted: Int32Array;
  readonly correct: Uint8Array;
  /** Whether the label is among the first three answers. */
  readonly top3: Uint8Array;
  /** NaN for a failed row. */
  readonly confidence: Float64Array;
  /** Bins of equal width and of equal mass; -1 for a failed row. */
  readonly widthBin: Int32Array;
  readonly massBin: Int32Array;
  /** Rows by falling confidence, failed ones left out. */
  readonly falling: Int32Array;
}

export function codeField(rows: readonly EvaluationRow[]): CodedField {
  const numbers = new Map<string, number>();
  const code = (label: string): number => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  };
  const truth = Int32Array.from(rows, ({ label }) => code(label));
  const predicted = Int32Array.from(rows, (row) => (isFailed(row) ? -1 : code(row.value)));
  const confidence = Float64Array.from(rows, (row) => (isFailed(row) ? Number.NaN : row.confidence));
  const answered = Int32Array.from(rows.keys()).filter((row) => predicted[row] !== -1);
  const bins = massBins(Array.from(answered, (row) => confidence[row] ?? 0));
  const massBin = new Int32Array(rows.length).fill(-1);
  for (const [place, row] of answered.entries()) massBin[row] = bins[place] ?? -1;
  return {
    rows: rows.length,
    classes: numbers.size,
    truth,
    predicted,
    correct: Uint8Array.from(rows, (row) => (isCorrect(row) ? 1 : 0)),
    top3: Uint8Array.from(rows, (row) => ((labelRank(row) ?? 4) <= 3 ? 1 : 0)),
    confidence,
    widthBin: Int32Array.from(confidence, (each) => (Number.isNaN(each) ? -1 : equalWidthBin(each, EQUAL_WIDTH_BINS))),
    massBin,
    falling: answered.sort((one, other) => (confidence[other] ?? 0) - (confidence[one] ?? 0)),
  };
}
