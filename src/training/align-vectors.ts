/** Below this deviation a number hardly varies and is only shifted. */
const LEAST_DEVIATION = 1e-6;

/**
 * Moves vectors of another kind of text (short phrases) to the mean and spread of the texts that will be judged,
 * number by number: correlation alignment (Sun, Feng and Saenko 2016, arXiv 1511.05547) with diagonal covariances.
 * The phrases then tell the classes apart and not phrase from text.
 * @returns new vectors of the same length and order
 */
export function alignVectors(vectors: readonly Float32Array[], like: readonly Float32Array[]): Float32Array[] {
  const from = momentsOf(vectors);
  const to = momentsOf(like);
  return vectors.map((vector) =>
    vector.map((value, at) => {
      const deviation = from.deviation[at] ?? 0;
      const scale = deviation < LEAST_DEVIATION ? 1 : (to.deviation[at] ?? 0) / deviation;
      return (value - (from.mean[at] ?? 0)) * scale + (to.mean[at] ?? 0);
    }),
  );
}

function momentsOf(vectors: readonly Float32Array[]): { mean: Float64Array; deviation: Float64Array } {
  const width = vectors[0]?.length ?? 0;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const vector of vectors) for (let at = 0; at < width; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
  mean.forEach((sum, at) => {
    mean[at] = sum / Math.max(1, vectors.length);
  });
  for (const vector of vectors) {
    for (let at = 0; at < width; at++)
      deviation[at] = (deviation[at] ?? 0) + ((vector[at] ?? 0) - (mean[at] ?? 0)) ** 2;
  }
  return { mean, deviation: deviation.map((sum) => Math.sqrt(sum / Math.max(1, vectors.length))) };
}
