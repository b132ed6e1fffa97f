import type { ModelArrays } from '../classification/index.js';
import type { FittedHead } from './fit-head.js';
import { quantiseClass } from './quantise.js';

/** Lays the heads' numbers side by side in the model's arrays, n-gram weights as bytes. */
export function assemble(heads: readonly FittedHead[], dimensions: number, features: number): ModelArrays {
  const total = heads.reduce((sum, head) => sum + head.manifest.labels.length, 0);
  const arrays = {
    denseWeights: new Float32Array(total * dimensions),
    denseBias: new Float32Array(total),
    ngramWeights: new Int8Array(features * total),
    ngramScales: new Float32Array(total),
    ngramBias: new Float32Array(total),
    outputBias: new Float32Array(total),
  };
  let first = 0;
  for (const { manifest, dense, ngram, combination } of heads) {
    const classes = manifest.labels.length;
    arrays.denseWeights.set(dense.weights, first * dimensions);
    arrays.denseBias.set(dense.bias, first);
    arrays.outputBias.set(combination.bias, first);
    arrays.ngramBias.set(ngram.weights.subarray(features * classes), first);
    for (let label = 0; label < classes; label++) {
      const place = first + label;
      const scale = quantiseClass(ngram.weights, classes, label, features, arrays.ngramWeights, total, place);
      arrays.ngramScales[place] = scale;
    }
    first += classes;
  }
  return arrays;
}
