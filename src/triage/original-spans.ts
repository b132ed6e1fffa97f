import type { Span } from '../domain/index.js';

/** From a range of a text to the range that it was made from. */
type WayBack = (start: number, end: number) => Span;

/** Takes spans back through several changes of a text, newest first; the result is sorted and joined where it meets. */
export function originalSpans(spans: readonly Span[], ways: readonly WayBack[]): Span[] {
  const back = spans
    .map((span) => ways.reduce<Span>(({ start, end }, way) => way(start, end), span))
    .sort((one, other) => one.start - other.start);
  const joined: Span[] = [];
  for (const span of back) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else if (span.end > span.start) joined.push(span);
  }
  return joined;
}
