import type { Span } from '../domain/index.js';

/** Lengths of the character n-grams, in UTF-16 code units, the padding blank of a word's edge included. */
export const SHORTEST_GRAM = 2;
export const LONGEST_GRAM = 5;

/** Receives one gram: its hash and the range of the text it covers (the padding blanks are cut off the range). */
export type GramVisitor = (hash: number, start: number, end: number) => void;

const BLANK = 0x20;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Visits every word-bounded character 2- to 5-gram of `text`, as scikit-learn's `char_wb` does: words are what
 * white space parts, each is padded with one blank on either side, and no gram crosses a word's padding.
 * Allocates nothing. Offsets are UTF-16 code units of `text`.
 */
export function forEachGram(text: string, visit: GramVisitor): void {
  for (let start = wordStart(text, 0); start < text.length; ) {
    const end = wordEnd(text, start);
    gramsOfWord(text, start, end, visit);
    start = wordStart(text, end);
  }
}

/** The words whose grams `forEachGram` visits, in order. */
export function gramWords(text: string): Span[] {
  const words: Span[] = [];
  for (let start = wordStart(text, 0); start < text.length; start = wordStart(text, words.at(-1)?.end ?? 0)) {
    words.push({ start, end: wordEnd(text, start) });
  }
  return words;
}

function wordStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

function gramsOfWord(text: string, start: number, end: number, visit: GramVisitor): void {
  for (let from = start - 1; from <= end - 1; from++) {
    let hash = FNV_OFFSET;
    const last = Math.min(from + LONGEST_GRAM, end + 1);
    for (let at = from; at < last; at++) {
      const unit = at < start || at >= end ? BLANK : text.charCodeAt(at);
      hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
      hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
      if (at - from + 1 >= SHORTEST_GRAM) visit(scrambled(hash), Math.max(from, start), Math.min(at + 1, end));
    }
  }
}

/** FNV-1a's low bits are weak: MurmurHash3's finaliser (A. Appleby, public domain) spreads them. */
function scrambled(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function isBlank(unit: number): boolean {
  if (unit <= 0xa0) return unit === BLANK || (unit >= 9 && unit <= 13) || unit === 0xa0;
  return (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x3000;
}
