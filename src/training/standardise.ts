/** Mean and standard deviation of each number of a vector over some rows. */
export interface Standardisation {
  readonly mean: Float64Array;
  /** 1 where a number does not vary. */
  readonly deviation: Float64Array;
}

/** `rows` are numbers of `vectors`, each of `width` numbers. Two passes, so that nothing cancels. */
export function standardisation(vectors: readonly Float32Array[], rows: Uint32Array, width: number): Standardisation {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of rows) {
    const vector = vectors[row];
    for (let at = 0; at < width; at++) mean[at] = (mean[at] ?? 0) + (vector?.[at] ?? 0) / rows.length;
  }
  for (const row of rows) {
    const vector = vectors[row];
    for (let at = 0; at < width; at++)
      deviation[at] = (deviation[at] ?? 0) + ((vector?.[at] ?? 0) - (mean[at] ?? 0)) ** 2;
  }
  for (let at = 0; at < width; at++) {
    const value = Math.sqrt((deviation[at] ?? 0) / rows.length);
    deviation[at] = value > 1e-9 ? value : 1;
  }
  return { mean, deviation };
}

/** The rows with mean 0 and deviation 1, rows × width, row-major. */
export function standardised(
  vectors: readonly Float32Array[],
  rows: Uint32Array,
  { mean, deviation }: Standardisation,
): Float32Array {
  const width = mean.length;
  const result = new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    const vector = vectors[row];
    for (let at = 0; at < width; at++) {
      result[index * width + at] = ((vector?.[at] ?? 0) - (mean[at] ?? 0)) / (deviation[at] ?? 1);
    }
  });
  return result;
}
