import type { Span } from '../domain/index.js';
import { findPersonalData } from './find.js';

export interface ModelText {
  /** The text with `[PHONE]` in place of each span: what heads read, in training and in use. */
  readonly text: string;
  /** The original range of a range of `text`; one that touches a token covers the whole value behind it. */
  toOriginal(start: number, end: number): Span;
}

/** A stretch of the model's text: kept as it is, or a token in place of a value. */
interface Piece {
  readonly masked: Span;
  readonly original: Span;
  readonly isToken: boolean;
}

/** Masks without numbers, so that no head learns a person, and keeps the way back to the original's offsets. */
export function maskForModel(text: string): ModelText {
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (part: string, original: Span, isToken: boolean): void => {
    if (part === '') return;
    pieces.push({ masked: { start: length, end: length + part.length }, original, isToken });
    parts.push(part);
    length += part.length;
  };
  let at = 0;
  for (const { start, end, type } of findPersonalData(text)) {
    add(text.slice(at, start), { start: at, end: start }, false);
    add(`[${type.toUpperCase()}]`, { start, end }, true);
    at = end;
  }
  add(text.slice(at), { start: at, end: text.length }, false);
  return { text: parts.join(''), toOriginal: (start, end) => originalRange(pieces, start, end) };
}

function originalRange(pieces: readonly Piece[], start: number, end: number): Span {
  const first = pieces[pieceAt(pieces, start)];
  const last = pieces[pieceAt(pieces, Math.max(start, end - 1))];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return {
    start: first.isToken
      ? first.original.start
      : Math.min(first.original.start + start - first.masked.start, first.original.end),
    end: last.isToken ? last.original.end : Math.min(last.original.start + end - last.masked.start, last.original.end),
  };
}

/** Index of the piece that holds a unit of the masked text; the last one for places beyond the end. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offset < (pieces[middle]?.masked.end ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
