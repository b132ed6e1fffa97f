import type { SparseRows } from './gram-matrix.js';

/**
 * scores = Wᵀ x + bias for one row; W is (features + 1) × scores.length, row-major, the bias its last row. Four
 * features a pass, as in prediction; a function of its own, because one that met bytes and floats would be slower.
 */
export function sparseScores(
  matrix: SparseRows,
  row: number,
  weights: Float32Array,
  features: number,
  scores: Float64Array,
): void {
  const bias = features * scores.length;
  for (let label = 0; label < scores.length; label++) scores[label] = weights[bias + label] ?? 0;
  const start = matrix.starts[row] ?? 0;
  const end = matrix.starts[row + 1] ?? 0;
  const fours = end - ((end - start) % 4);
  for (let entry = start; entry < fours; entry += 4) addFour(scores, weights, matrix, entry);
  for (let entry = fours; entry < end; entry++) addOne(scores, weights, matrix, entry);
}

function addFour(scores: Float64Array, weights: Float32Array, { features, values }: SparseRows, entry: number): void {
  const width = scores.length;
  const a = (features[entry] ?? 0) * width;
  const b = (features[entry + 1] ?? 0) * width;
  const c = (features[entry + 2] ?? 0) * width;
  const d = (features[entry + 3] ?? 0) * width;
  const va = values[entry] ?? 0;
  const vb = values[entry + 1] ?? 0;
  const vc = values[entry + 2] ?? 0;
  const vd = values[entry + 3] ?? 0;
  for (let label = 0; label < width; label++) {
    const pair = va * (weights[a + label] ?? 0) + vb * (weights[b + label] ?? 0);
    const other = vc * (weights[c + label] ?? 0) + vd * (weights[d + label] ?? 0);
    scores[label] = (scores[label] ?? 0) + pair + other;
  }
}

function addOne(scores: Float64Array, weights: Float32Array, { features, values }: SparseRows, entry: number): void {
  const from = (features[entry] ?? 0) * scores.length;
  const value = values[entry] ?? 0;
  for (let label = 0; label < scores.length; label++)
    scores[label] = (scores[label] ?? 0) + value * (weights[from + label] ?? 0);
}
