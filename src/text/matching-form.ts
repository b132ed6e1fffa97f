import type { LanguageCode } from '../domain/index.js';
import type { MatchingForm } from './types.js';

export function matchingFormWithOffsets(text: string, _language?: LanguageCode): MatchingForm {
  return { form: text.toLowerCase(), toInput: (start, end) => ({ start, end }) };
}

export function matchingForm(text: string, language?: LanguageCode): string {
  return matchingFormWithOffsets(text, language).form;
}
