/** Replaces `count` scores from `offset` on by their softmax; subtracts the largest first, so nothing overflows. */
export function softmaxInPlace(scores: Float64Array | Float32Array, offset = 0, count = scores.length): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = offset; index < offset + count; index++) largest = Math.max(largest, scores[index] ?? 0);
  let total = 0;
  for (let index = offset; index < offset + count; index++) {
    const value = Math.exp((scores[index] ?? 0) - largest);
    scores[index] = value;
    total += value;
  }
  for (let index = offset; index < offset + count; index++) scores[index] = (scores[index] ?? 0) / total;
}

/** ln Σ exp of `count` scores from `offset` on. */
export function logSumExp(scores: Float64Array | Float32Array, offset = 0, count = scores.length): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = offset; index < offset + count; index++) largest = Math.max(largest, scores[index] ?? 0);
  let total = 0;
  for (let index = offset; index < offset + count; index++) total += Math.exp((scores[index] ?? 0) - largest);
  return largest + Math.log(total);
}

/** Index of the largest of `count` numbers from `offset` on, relative to `offset`; the first of equals. */
export function argMax(values: ArrayLike<number>, offset = 0, count = values.length): number {
  let best = 0;
  for (let index = 1; index < count; index++) {
    if ((values[offset + index] ?? 0) > (values[offset + best] ?? 0)) best = index;
  }
  return best;
}
