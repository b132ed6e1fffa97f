export { detectLanguage } from './detect-language.js';
export { matchingForm, matchingFormWithOffsets } from './matching-form.js';
export { normaliseText } from './normalise.js';
export { transliterate } from './transliterate.js';
export type { Alphabet, MatchingForm, NormalisedText, RemovedCharacters, TransliterationOptions } from './types.js';
export { ALPHABETS } from './types.js';
