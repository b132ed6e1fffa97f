import type { Span } from '../domain/index.js';

const WORD = /[\p{L}\p{N}\p{M}'`‘’]+/gu;

/** The words of a text as received. */
export function wordsOf(text: string): Span[] {
  return [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** How many of the words each span touches. */
export function lengthsInWords(spans: readonly Span[], words: readonly Span[]): number[] {
  return spans.map(({ start, end }) => words.filter((word) => word.start < end && word.end > start).length);
}

/**
 * Runs of neighbouring words of the given lengths, drawn evenly, none overlapping; fewer where the text has no room
 * left for a length.
 */
export function randomSpans(lengths: readonly number[], words: readonly Span[], random: () => number): Span[] {
  const taken = new Set<number>();
  const spans: Span[] = [];
  for (const length of [...lengths].sort((one, other) => other - one)) {
    const starts = [...words.keys()].filter(
      (at) => at + length <= words.length && !range(at, length).some((word) => taken.has(word)),
    );
    const at = starts[Math.floor(random() * starts.length)];
    if (at === undefined || length === 0) continue;
    for (const word of range(at, length)) taken.add(word);
    spans.push({ start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 });
  }
  return spans.sort((one, other) => one.start - other.start);
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, index) => from + index);
}

/** The text with a blank in place of each span. Spans are sorted and apart. */
export function without(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of spans) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return rest + text.slice(at);
}

/** What the spans hold, and nothing else. */
export function only(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}
