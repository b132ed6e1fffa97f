import type { WordCredit } from '../classification/index.js';
import type { Span } from '../domain/index.js';
import { inOnePhrase, merged, type Origins, phrases, wordInModel } from './original-spans.js';

/** Evidence ends when it holds this share of all that speaks for the label … */
const ENOUGH = 0.6;
/** … or has this many spans; neighbouring words are one span. */
const MOST_SPANS = 5;
/** A word below this share of the largest credit is no evidence. */
const SLIGHT = 0.25;

/**
 * The few words with the largest credit, as spans of the text as received, in order; neighbours in one phrase are
 * joined. Masked values and words that touch one are no evidence. Empty where no word speaks for the label.
 * @param words every word of the reading's form, in order
 */
export function evidenceOf(reading: Origins, words: readonly WordCredit[]): Span[] {
  const creditOf = (word: number): number => words[word]?.credit ?? 0;
  const ranked = [...words.keys()]
    .filter((word) => creditOf(word) > 0 && reading.form[words[word]?.start ?? 0] !== '[')
    .sort((one, other) => creditOf(other) - creditOf(one) || one - other);
  const enough = ENOUGH * ranked.reduce((sum, word) => sum + creditOf(word), 0);
  const slight = SLIGHT * creditOf(ranked[0] ?? -1);
  const chosen = new Map<number, Span>();
  let sum = 0;
  let spans = 0;
  for (const word of ranked) {
    if (sum >= enough || creditOf(word) < slight) break;
    const place = placeOf(reading, words[word]);
    if (place === undefined) continue;
    const more = 1 - neighbours(reading, word, place, chosen);
    if (spans + more > MOST_SPANS) continue;
    spans += more;
    chosen.set(word, place);
    sum += creditOf(word);
  }
  return phrases(reading, [...chosen.values()]);
}

/** Spans of facts and, as far as there is room for more spans beside them, those of credited words. */
export function withWords(facts: readonly Span[], words: readonly Span[]): Span[] {
  let spans = merged(facts).slice(0, MOST_SPANS);
  for (const word of words) {
    const more = merged([...spans, word]);
    if (more.length <= MOST_SPANS) spans = more;
  }
  return spans;
}

function placeOf(reading: Origins, word: Span | undefined): Span | undefined {
  return word === undefined ? undefined : wordInModel(reading, word);
}

/** How many chosen words, before and after, a word joins into one phrase. */
function neighbours(reading: Origins, word: number, place: Span, chosen: ReadonlyMap<number, Span>): number {
  const before = chosen.get(word - 1);
  const after = chosen.get(word + 1);
  return (
    Number(before !== undefined && inOnePhrase(reading, before, place)) +
    Number(after !== undefined && inOnePhrase(reading, place, after))
  );
}
