import type { Span } from '../domain/index.js';

const MOST_WINDOWS = 12;
const FEWEST_WINDOWS = 3;
const WORDS_A_WINDOW = 4;
/** Ends of sentences, of clauses, and of runs of words: each finer one is used where the one before gives too few. */
const SENTENCE = /.+?(?:[.!?…]+(?=\s|$)|\n|$)/gsu;
const CLAUSE = /.+?(?:[.!?…,;:–—]+(?=\s|$)|\n|$)/gsu;
const WORDS = new RegExp(`(?:\\S+(?:\\s+|$)){1,${WORDS_A_WINDOW}}`, 'gu');
const WORD_SIGN = /[\p{L}\p{N}]/u;

/**
 * Parts a text into at most 12 windows: its sentences, its clauses where there are fewer than three sentences, four
 * words each where there are fewer than three clauses. More than 12 are joined with their neighbours, evenly. Every
 * window holds a letter or digit; together they hold all of these.
 */
export function textWindows(text: string): Span[] {
  for (const pattern of [SENTENCE, CLAUSE, WORDS]) {
    const windows = parted(text, pattern);
    if (windows.length >= FEWEST_WINDOWS || pattern === WORDS) return atMost(windows);
  }
  return [];
}

function parted(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => WORD_SIGN.test(text.slice(start, end)));
}

function atMost(windows: readonly Span[]): Span[] {
  const count = Math.min(MOST_WINDOWS, windows.length);
  return Array.from({ length: count }, (_, index) => {
    const first = windows[Math.floor((index * windows.length) / count)];
    const last = windows[Math.floor(((index + 1) * windows.length) / count) - 1];
    return { start: first?.start ?? 0, end: last?.end ?? 0 };
  });
}
