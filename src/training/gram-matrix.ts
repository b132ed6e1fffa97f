import { forEachGram, NgramView, type Vocabulary } from '../classification/index.js';
import { DocumentFrequencies } from './document-frequencies.js';
import type { Pause } from './pause.js';

/** Most features kept: weights of 200 classes then fit in 40 MB, and the tail beyond adds no accuracy. */
export const MOST_FEATURES = 50_000;
/** A gram of one text tells nothing about another. */
const FEWEST_TEXTS = 2;

/** Sparse rows: entries `starts[row]` to `starts[row + 1]` - 1 of `features` and `values`. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float32Array;
}

const TEXTS_BETWEEN_PAUSES = 500;

/**
 * The most frequent grams of the texts, at most `limit`, of equals the lower hash, each in at least two texts;
 * and the sum of their document frequencies, which is the count of entries that the texts' matrix will have.
 */
export async function buildVocabulary(
  texts: readonly string[],
  pause: Pause,
  limit = MOST_FEATURES,
): Promise<{ vocabulary: Vocabulary; entries: number }> {
  const frequencies = new DocumentFrequencies();
  for (const [index, text] of texts.entries()) {
    if (index % TEXTS_BETWEEN_PAUSES === 0) await pause();
    forEachGram(text, (hash) => frequencies.add(hash, index + 1));
  }
  const kept = frequencies
    .atLeast(FEWEST_TEXTS)
    .sort((a, b) => b.count - a.count || a.hash - b.hash)
    .slice(0, limit)
    .sort((a, b) => a.hash - b.hash);
  const idf = Float32Array.from(kept, ({ count }) => Math.log((1 + texts.length) / (1 + count)) + 1);
  const entries = kept.reduce((sum, { count }) => sum + count, 0);
  return { vocabulary: { hashes: Uint32Array.from(kept, ({ hash }) => hash), idf }, entries };
}

/** The n-gram vectors of texts that have `entries` features of the vocabulary in all. */
export async function gramMatrix(
  texts: readonly string[],
  vocabulary: Vocabulary,
  entries: number,
  pause: Pause,
): Promise<SparseRows> {
  const view = new NgramView(vocabulary);
  const starts = new Uint32Array(texts.length + 1);
  const features = new Uint32Array(entries);
  const values = new Float32Array(entries);
  let end = 0;
  for (const [row, text] of texts.entries()) {
    if (row % TEXTS_BETWEEN_PAUSES === 0) await pause();
    view.read(text);
    features.set(view.features.subarray(0, view.size), end);
    values.set(view.values.subarray(0, view.size), end);
    end += view.size;
    starts[row + 1] = end;
  }
  return { starts, features, values };
}
