import type { MatchingForm } from '../../text/index.js';

/** A text as the grammar reads it: folded words with what parted them. */
export interface CueText {
  readonly words: readonly string[];
  /** Offsets of each word in the matching form. */
  readonly starts: readonly number[];
  /** Number of the sentence that each word stands in, rising from 0. */
  readonly sentences: readonly number[];
  /** The same of clauses; a clause lies in one sentence. */
  readonly clauses: readonly number[];
  /** Numbers of the sentences that are English. */
  readonly english: ReadonlySet<number>;
}

/** Words of which two make a sentence English, in any text: people write a sentence of another language beside. */
const ENGLISH = new Set(
  'the is are my has have of and vas vith from she they our been his this for not vant vill me he there at in ve to'.split(
    ' ',
  ),
);

const SENTENCE_END = /[!?…\n;]|\.(?=\s|$|["»”)])/;
const CLAUSE_END = /[,:()«»"“”–—]|\s-\s/;
/** Up to this many letters before a full stop may be an abbreviation ("ul.", "d."), which ends nothing. */
const ABBREVIATION = 2;

/**
 * Splits a matching form into words; sentences and clauses come from the signs of the text that it was made from,
 * because the form itself has none.
 * @param text what `matched` was made from
 */
export function wordsOf(text: string, matched: MatchingForm): CueText {
  const words = matched.form === '' ? [] : matched.form.split(' ');
  const starts: number[] = [];
  const sentences: number[] = [];
  const clauses: number[] = [];
  let at = 0;
  let sentence = 0;
  let clause = 0;
  let endInText = 0;
  for (const [index, word] of words.entries()) {
    const origin = matched.toInput(at, at + word.length);
    if (index > 0) {
      const gap = text.slice(endInText, origin.start);
      const ends = SENTENCE_END.test(gap) && !(gap.startsWith('.') && isAbbreviation(words[index - 1] ?? ''));
      if (ends) sentence++;
      if (ends || CLAUSE_END.test(gap)) clause++;
    }
    starts.push(at);
    sentences.push(sentence);
    clauses.push(clause);
    endInText = origin.end;
    at += word.length + 1;
  }
  return { words, starts, sentences, clauses, english: englishOnes(words, sentences) };
}

function isAbbreviation(word: string): boolean {
  return word.length <= ABBREVIATION && !/^\d+$/.test(word);
}

function englishOnes(words: readonly string[], sentences: readonly number[]): Set<number> {
  const once = new Map<number, string>();
  const english = new Set<number>();
  for (const [index, word] of words.entries()) {
    if (!ENGLISH.has(word)) continue;
    const sentence = sentences[index] ?? 0;
    const before = once.get(sentence);
    if (before === undefined) once.set(sentence, word);
    else if (before !== word) english.add(sentence);
  }
  return english;
}
