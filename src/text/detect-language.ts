import type { LanguageGuess } from '../domain/index.js';

/** Language and script of a text with the probability that the language is right. */
export function detectLanguage(text: string): LanguageGuess {
  const script = /\p{Script=Cyrillic}/u.test(text) ? 'Cyrl' : /\p{Script=Latin}/u.test(text) ? 'Latn' : 'none';
  return { code: script === 'none' ? 'und' : 'uz', script, confidence: 0.5 };
}
