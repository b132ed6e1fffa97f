export const LANGUAGES = ['uz', 'ru', 'kaa', 'kk', 'en', 'und'] as const;
/** ISO 639 code; `und` where the text does not tell. */
export type LanguageCode = (typeof LANGUAGES)[number];

export const SCRIPTS = ['Latn', 'Cyrl', 'mixed', 'none'] as const;
/** ISO 15924 code of the letters; `mixed` for both, `none` for no Latin or Cyrillic letter. */
export type Script = (typeof SCRIPTS)[number];

export interface LanguageGuess {
  readonly code: LanguageCode;
  readonly script: Script;
  /** Probability that `code` is right, 0 to 1. */
  readonly confidence: number;
}
