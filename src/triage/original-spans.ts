import type { Span } from '../domain/index.js';
import type { Reading } from './reading.js';

/** Words this near each other are shown as one phrase, a blank or a comma and a blank between them; no sentence's end. */
const WIDEST_GAP = 2;
const PHRASE_ENDS = /[.!?…:;\n]/;
const PART_OF_WORD = /[\p{L}\p{N}\p{M}]/u;

/** What the way from the folded form to the text as received is known by. */
export type Origins = Pick<Reading, 'form' | 'modelText' | 'matched' | 'modelToOriginal'>;

/**
 * Where ranges of the folded form stand in the text as received: whole words, in order, none overlapping or empty,
 * neighbours joined. A word that touches a masked value is left out. Offsets are UTF-16 units of the original text.
 */
export function originalSpans(reading: Origins, spans: readonly Span[]): Span[] {
  const words = spans.flatMap((span) => wordsIn(reading.form, span)).map((word) => wordInModel(reading, word));
  return phrases(
    reading,
    words.filter((word) => word !== undefined),
  );
}

/** Words of the model's text as spans of the text as received, neighbours joined. */
export function phrases(reading: Origins, words: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let before: Span | undefined;
  for (const word of [...words].sort(byStart)) {
    const { start, end } = reading.modelToOriginal(word.start, word.end);
    const last = before !== undefined && inOnePhrase(reading, before, word) ? spans.pop() : undefined;
    spans.push(last === undefined ? { start, end } : { start: last.start, end: Math.max(last.end, end) });
    before = word;
  }
  return merged(spans);
}

/** Whether two words of the model's text, the earlier first, stand side by side in one phrase of the original. */
export function inOnePhrase({ modelText, modelToOriginal }: Origins, one: Span, other: Span): boolean {
  if (PHRASE_ENDS.test(modelText.slice(one.end, other.start))) return false;
  return modelToOriginal(other.start, other.end).start - modelToOriginal(one.start, one.end).end <= WIDEST_GAP;
}

/** Sorts spans and makes one of those that overlap. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ start, end }) => end > start).sort(byStart)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

function byStart(one: Span, other: Span): number {
  return one.start - other.start || one.end - other.end;
}

/** The words of the form that a range touches. */
function wordsIn(form: string, { start, end }: Span): Span[] {
  const from = form.lastIndexOf(' ', start) + 1;
  const to = form.indexOf(' ', Math.max(start, end - 1));
  const words: Span[] = [];
  let at = from;
  for (const word of form.slice(from, to < 0 ? form.length : to).split(' ')) {
    if (word !== '') words.push({ start: at, end: at + word.length });
    at += word.length + 1;
  }
  return words;
}

/**
 * A word's place in the model's text, with the letters at its edges that leave no trace in the form (ъ, ь, marks).
 * Undefined where it touches a masked value.
 */
export function wordInModel({ modelText, matched }: Origins, word: Span): Span | undefined {
  let { start, end } = matched.toInput(word.start, word.end);
  for (let sign = signBefore(modelText, start); PART_OF_WORD.test(sign); sign = signBefore(modelText, start))
    start -= sign.length;
  for (let sign = signAt(modelText, end); PART_OF_WORD.test(sign); sign = signAt(modelText, end)) end += sign.length;
  const masked = modelText.slice(start, end).includes('[') || modelText[start - 1] === ']' || modelText[end] === '[';
  return masked ? undefined : { start, end };
}

function signAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
}

function signBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return at <= 0 ? '' : signAt(text, unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? at - 2 : at - 1);
}
