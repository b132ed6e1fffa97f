import { type ColumnManifest, metricsOf, softmaxInPlace } from '../classification/index.js';
import { combined, fitCombination, type HeldOut } from './combination.js';

/**
 * Held-out quality of the combination and of each view alone. The combination's weights are themselves learnt on
 * held-out scores, so each part is judged with weights from the other parts; a single part is cut into two.
 */
export function outOfFoldMetrics(heldOut: HeldOut, sizes: readonly number[]): NonNullable<ColumnManifest['outOfFold']> {
  const { targets, classes } = heldOut;
  const parts = sizes.length > 1 ? sizes : halves(targets.length);
  const probabilities = new Float64Array(targets.length * classes);
  let first = 0;
  for (const size of parts) {
    const end = first + size;
    probabilities.set(combined(heldOut, fitCombination(without(heldOut, first, end)), first, end), first * classes);
    first = end;
  }
  return {
    combined: metricsOf(targets, probabilities, classes),
    dense: metricsOf(targets, softmaxOfRows(heldOut.dense, classes), classes),
    ngram: metricsOf(targets, softmaxOfRows(heldOut.ngram, classes), classes),
  };
}

function halves(rows: number): number[] {
  const half = Math.floor(rows / 2);
  return [half, rows - half];
}

/** All rows but `first` to `end` - 1. */
function without(heldOut: HeldOut, first: number, end: number): HeldOut {
  const { classes } = heldOut;
  return {
    classes,
    targets: Array.from(heldOut.targets).toSpliced(first, end - first),
    dense: cut(heldOut.dense, first * classes, end * classes),
    ngram: cut(heldOut.ngram, first * classes, end * classes),
  };
}

function cut(values: Float64Array, start: number, end: number): Float64Array {
  const rest = new Float64Array(values.length - (end - start));
  rest.set(values.subarray(0, start));
  rest.set(values.subarray(end), start);
  return rest;
}

function softmaxOfRows(logits: Float64Array, classes: number): Float64Array {
  const result = logits.slice();
  for (let from = 0; from < result.length; from += classes) softmaxInPlace(result, from, classes);
  return result;
}
