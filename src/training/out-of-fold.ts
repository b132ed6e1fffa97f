import { softmaxInPlace } from '../classification/index.js';
import { type Combination, combined, fitCombination, type HeldOut } from './combination.js';

/**
 * Held-out probabilities of a combination, rows × classes. Its weights are themselves learnt on held-out scores, so
 * each part of the rows is judged with weights from the other parts; a single part is cut into two. `whole` is the
 * combination for all rows, where the search begins.
 */
export function outOfFold(heldOut: HeldOut, sizes: readonly number[], whole: Combination): Float64Array {
  const { targets, classes, sources } = heldOut;
  const parts = sizes.length > 1 ? sizes : halves(targets.length);
  const probabilities = new Float64Array(targets.length * classes);
  let first = 0;
  for (const size of parts) {
    const end = first + size;
    const rest = fitCombination(without(heldOut, first, end), whole);
    const own = sources.map((values) => values.subarray(first * classes, end * classes));
    probabilities.set(combined(own, classes, rest), first * classes);
    first = end;
  }
  return probabilities;
}

function halves(rows: number): number[] {
  const half = Math.floor(rows / 2);
  return [half, rows - half];
}

/** All rows but `first` to `end` - 1. */
function without({ sources, targets, classes }: HeldOut, first: number, end: number): HeldOut {
  return {
    classes,
    targets: Array.from(targets).toSpliced(first, end - first),
    sources: sources.map((values) => {
      const rest = new Float64Array(values.length - (end - first) * classes);
      rest.set(values.subarray(0, first * classes));
      rest.set(values.subarray(end * classes), first * classes);
      return rest;
    }),
  };
}

export function softmaxOfRows(logits: Float64Array, classes: number): Float64Array {
  const result = logits.slice();
  for (let from = 0; from < result.length; from += classes) softmaxInPlace(result, from, classes);
  return result;
}
