import type { ModelArrays } from '../classification/index.js';
import type { FittedHead } from './fit-heads.js';
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
    aloneBias: new Float32Array(total),
    outputBias: new Float32Array(total),
    relatedTables: joined(heads.flatMap((head) => head.tables)),
  };
  let first = 0;
  for (const head of heads) {
    const classes = head.manifest.labels.length;
    arrays.denseWeights.set(head.denseWeights, first * dimensions);
    arrays.denseBias.set(head.denseBias, first);
    arrays.aloneBias.set(head.aloneBias, first);
    arrays.outputBias.set(head.outputBias, first);
    arrays.ngramBias.set(head.ngramWeights.subarray(features * classes), first);
    for (let label = 0; label < classes; label++) {
      const place = first + label;
      const scale = quantiseClass(head.ngramWeights, classes, label, features, arrays.ngramWeights, total, place);
      arrays.ngramScales[place] = scale;
    }
    first += classes;
  }
  return arrays;
}

function joined(tables: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(tables.reduce((sum, table) => sum + table.length, 0));
  let end = 0;
  for (const table of tables) {
    all.set(table, end);
    end += table.length;
  }
  return all;
}
