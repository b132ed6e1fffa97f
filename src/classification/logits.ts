import type { NgramView } from './ngram-view.js';

/** logits += weights · vector. `weights` is logits.length × vector.length, row-major. */
export function addDenseLogits(logits: Float64Array, weights: Float32Array, vector: Float32Array): void {
  const width = vector.length;
  for (let label = 0; label < logits.length; label++) {
    const row = label * width;
    let sum = 0;
    for (let at = 0; at < width; at++) sum += (weights[row + at] ?? 0) * (vector[at] ?? 0);
    logits[label] = (logits[label] ?? 0) + sum;
  }
}

/**
 * logits += weightsᵀ · (the n-gram vector in `view`), in units of each class's scale. `weights` is features ×
 * logits.length, row-major. Four features a pass: the sums are read and written a quarter as often.
 */
export function addNgramLogits(logits: Float64Array, weights: Int8Array, view: NgramView): void {
  const { size } = view;
  const fours = size - (size % 4);
  for (let entry = 0; entry < fours; entry += 4) addFour(logits, weights, view, entry);
  for (let entry = fours; entry < size; entry++) addOne(logits, weights, view, entry);
}

function addFour(logits: Float64Array, weights: Int8Array, { features, values }: NgramView, entry: number): void {
  const width = logits.length;
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
    logits[label] = (logits[label] ?? 0) + pair + other;
  }
}

function addOne(logits: Float64Array, weights: Int8Array, { features, values }: NgramView, entry: number): void {
  const row = (features[entry] ?? 0) * logits.length;
  const value = values[entry] ?? 0;
  for (let label = 0; label < logits.length; label++)
    logits[label] = (logits[label] ?? 0) + value * (weights[row + label] ?? 0);
}
