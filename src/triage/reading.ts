import { type LanguageGuess, MurojaatError, type Span } from '../domain/index.js';
import { maskForModel } from '../privacy/index.js';
import { detectLanguage, type MatchingForm, matchingFormWithOffsets, normaliseText } from '../text/index.js';
import { originalSpans } from './original-spans.js';

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
  /** The spans of the raw text that became these spans of `form`: sorted, apart from each other. */
  toOriginal(spans: readonly Span[]): Span[];
  /** True where the middle of a very long text was not read. */
  readonly shortened: boolean;
}

/**
 * Text and privacy stages of one appeal.
 * @throws MurojaatError EMPTY_TEXT where nothing is left after cleaning
 */
export function readText(raw: string): Reading {
  const { text: kept, shortened, toRaw } = shorten(raw);
  const normal = normaliseText(kept);
  if (normal.text.trim() === '') throw new MurojaatError('EMPTY_TEXT', 'The text is blank');
  const language = detectLanguage(normal.text);
  const masked = maskForModel(normal.text);
  const matched = matchingFormWithOffsets(masked.text, language.code);
  const toOriginal = (spans: readonly Span[]): Span[] =>
    originalSpans(spans, [
      matched.toInput,
      (start, end) => masked.toOriginal(start, end),
      (start, end) => normal.toOriginal(start, end),
      (start, end) => ({ start: toRaw(start), end: toRaw(end - 1) + 1 }),
    ]);
  return { language, modelText: masked.text, form: matched.form, matched, toOriginal, shortened };
}

/** What is read of a text. */
interface Shortened {
  readonly text: string;
  readonly shortened: boolean;
  /** Offset in the raw text of a unit of `text`. */
  toRaw(at: number): number;
}

/** A text above 60,000 characters is read as its first 40,000 and last 20,000; no character is cut in two. */
export function shorten(raw: string): Shortened {
  if (raw.length <= WHOLE) return { text: raw, shortened: false, toRaw: (at) => at };
  const head = isLowSurrogate(raw, HEAD) ? HEAD - 1 : HEAD;
  const from = raw.length - TAIL;
  const tail = isLowSurrogate(raw, from) ? from + 1 : from;
  return {
    text: `${raw.slice(0, head)}\n${raw.slice(tail)}`,
    shortened: true,
    toRaw: (at) => (at <= head ? at : at - head - 1 + tail),
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
