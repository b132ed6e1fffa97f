import { type LanguageGuess, MurojaatError, type Span } from '../domain/index.js';
import { maskForModel } from '../privacy/index.js';
import { detectLanguage, type MatchingForm, matchingFormWithOffsets, normaliseText } from '../text/index.js';

/** Longest text that is read whole, and what is read of a longer one, in UTF-16 units. */
const WHOLE = 60_000;
const HEAD = 40_000;
const TAIL = 20_000;

/** What the stages know of a text before anything is decided. */
export interface Reading {
  readonly language: LanguageGuess;
  /** Normalised and masked: what the encoder reads. */
  readonly modelText: string;
  /** The masked text's matching form: what n-grams, cues and place names are taken from. */
  readonly form: string;
  /** The same form with the way back to `modelText`. */
  readonly matched: MatchingForm;
  /** True where the middle of a very long text was not read. */
  readonly shortened: boolean;
  /** The range of the text as received that became this range of `modelText`; a masked value is covered as a whole. */
  modelToOriginal(start: number, end: number): Span;
}

/**
 * Text and privacy stages of one appeal.
 * @throws MurojaatError EMPTY_TEXT where nothing is left after cleaning
 */
export function readText(raw: string): Reading {
  const { text: kept, shortened, toOriginal } = shorten(raw);
  const normal = normaliseText(kept);
  if (normal.text.trim() === '') throw new MurojaatError('EMPTY_TEXT', 'The text is blank');
  const language = detectLanguage(normal.text);
  const masked = maskForModel(normal.text);
  const matched = matchingFormWithOffsets(masked.text, language.code);
  return {
    language,
    modelText: masked.text,
    form: matched.form,
    matched,
    shortened,
    modelToOriginal: (start, end) => {
      const inNormal = masked.toOriginal(start, end);
      const inKept = normal.toOriginal(inNormal.start, inNormal.end);
      return { start: toOriginal(inKept.start), end: toOriginal(inKept.end - 1) + 1 };
    },
  };
}

interface Shortened {
  readonly text: string;
  readonly shortened: boolean;
  /** Place in the whole text of a unit of `text`. */
  toOriginal(at: number): number;
}

/** A text above 60,000 characters is read as its first 40,000 and last 20,000; no character is cut in two. */
export function shorten(raw: string): Shortened {
  if (raw.length <= WHOLE) return { text: raw, shortened: false, toOriginal: (at) => at };
  const head = isLowSurrogate(raw, HEAD) ? HEAD - 1 : HEAD;
  const from = raw.length - TAIL;
  const tail = isLowSurrogate(raw, from) ? from + 1 : from;
  const text = `${raw.slice(0, head)}\n${raw.slice(tail)}`;
  return { text, shortened: true, toOriginal: (at) => (at <= head ? at : at - head - 1 + tail) };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
