/** One row's confidence (0 to 1) in its first answer, and whether that answer was right. */
export interface Outcome {
  readonly confidence: number;
  readonly correct: boolean;
}

/**
 * Expected calibration error of the first answer: Σ over bins of (share of rows) × |accuracy − mean confidence|, with
 * bins of equal width ((m−1)/M, m/M] (Guo et al. 2017, arXiv:1706.04599, eq. 3; M = 15 as in their experiments).
 * Biased upwards on small samples. NaN without rows.
 */
export function expectedCalibrationError(outcomes: readonly Outcome[], bins = 15): number {
  // rows × (accuracy − mean confidence) of a bin is the sum of (correct − confidence) over its rows
  const surplus = new Float64Array(bins);
  for (const { confidence, correct } of outcomes) {
    const bin = equalWidthBin(confidence, bins);
    surplus[bin] = (surplus[bin] ?? 0) + (correct ? 1 : 0) - confidence;
  }
  return surplus.reduce((sum, value) => sum + Math.abs(value), 0) / outcomes.length;
}

/** The bin of a confidence among bins ((m−1)/M, m/M] numbered from 0; 0 itself falls into the first. */
export function equalWidthBin(confidence: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
}
