import type { Span } from '../domain/index.js';
import { gramWords } from './grams.js';
import type { NgramView } from './ngram-view.js';

/** A word of the n-gram text (a range of it) and what its grams add to the explained difference; negative: take from it. */
export interface WordCredit extends Span {
  readonly credit: number;
}

/**
 * Credits Σ direction × (n-gram logit of the class) to the words of the text: a linear score is a sum over grams, a
 * gram's part is shared equally among the places where it stands, and no gram crosses a word's edge. The credits sum
 * to the score exactly, in the model's own arithmetic (int8 weights).
 * @param text what `view` has read
 * @param weights features × classes, row-major, in units of each class's scale
 * @param direction one number a class, the class's scale in it; 0 where the class plays no part
 */
export function wordCredits(
  text: string,
  view: NgramView,
  weights: Int8Array,
  direction: Float64Array,
): readonly WordCredit[] {
  const ofPlace = creditsOfPlaces(view, weights, direction);
  let place = 0;
  return gramWords(text).map(({ start, end }) => {
    let credit = 0;
    for (; place < view.places && (view.placeStarts[place] ?? 0) < end; place++)
      credit += ofPlace[view.placeEntries[place] ?? 0] ?? 0;
    return { start, end, credit };
  });
}

/** What one place of each entry's gram adds. */
function creditsOfPlaces(view: NgramView, weights: Int8Array, direction: Float64Array): Float64Array {
  const { size, features, values, counts } = view;
  const classes = Uint32Array.from([...direction.keys()].filter((label) => direction[label] !== 0));
  const shares = Float64Array.from(classes, (label) => direction[label] ?? 0);
  const credits = new Float64Array(size);
  for (let entry = 0; entry < size; entry++) {
    const row = (features[entry] ?? 0) * direction.length;
    let sum = 0;
    for (let at = 0; at < classes.length; at++) sum += (shares[at] ?? 0) * (weights[row + (classes[at] ?? 0)] ?? 0);
    credits[entry] = (sum * (values[entry] ?? 0)) / (counts[entry] ?? 1);
  }
  return credits;
}
