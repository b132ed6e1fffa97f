export { detectLanguage } from './detect-language.js';
export { matchingForm, matchingFormWithOffsets } from './matching-form.js';
export { normaliseText } from './normalise.js';
export { transliterate } from './transliterate.js';
export type { MatchingForm, NormalisedText, TransliterationOptions } from './types.js';
