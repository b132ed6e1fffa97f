import type { Span } from '../domain/index.js';

/** How many characters were taken out of a text that a reader cannot see; many of them may mean hidden text. */
export interface RemovedCharacters {
  readonly bidi: number;
  readonly zeroWidth: number;
  readonly control: number;
  readonly softHyphen: number;
  /** Combining marks beyond the eighth on one letter, and strike-through overlays. */
  readonly marks: number;
}

/** A cleaned text that remembers where each of its UTF-16 code units came from. */
export interface NormalisedText {
  readonly text: string;
  readonly removed: RemovedCharacters;
  /** True where HTML tags or entities were resolved. */
  readonly html: boolean;
  /** The range of the original text that became `text.slice(start, end)`; bounds are clamped, order is kept. */
  toOriginal(start: number, end: number): Span;
}

/** A matching form with the offsets (into its own input) that each of its characters came from. */
export interface MatchingForm {
  readonly form: string;
  /** The range of the input that became `form.slice(start, end)`; bounds are clamped, order is kept. */
  toInput(start: number, end: number): Span;
}

/** Alphabets a text can be written into; `newLatn` is the Uzbek Latin with ö ğ ş ç. */
type Alphabet = 'Latn' | 'Cyrl' | 'newLatn';

export interface TransliterationOptions {
  readonly language: 'uz' | 'kaa';
  readonly to: Alphabet;
}
