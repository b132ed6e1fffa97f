import { cyrillicToLatin } from './cyrillic-to-latin.js';
import { karakalpakLatinToCyrillic } from './karakalpak-latin-to-cyrillic.js';
import { newLatinToOld, oldLatinToNew } from './new-latin.js';
import type { TransliterationOptions } from './types.js';
import { uzbekLatinToCyrillic } from './uzbek-latin-to-cyrillic.js';

/** Masked tokens, links, mail addresses and handles: never rewritten. */
const PROTECTED = /\[[A-Z][A-Z0-9_]*\]|(?:https?:\/\/|www\.)\S+|\S+@\S+|@\w+/gu;

/**
 * Writes Uzbek or Karakalpak in another alphabet; letters of the target alphabet stay as they are. Rules: the
 * Uzbek orthography of 1995 (oʻ gʻ sh ch), the Latin of 2026 (ö ğ ş ç), the Karakalpak alphabet of 2016.
 * Latin to Cyrillic needs a word list for ц, ь, ъ (`loanwords.ts`); a word missing there follows the rules.
 */
export function transliterate(text: string, options: TransliterationOptions): string {
  let out = '';
  let done = 0;
  for (const match of text.matchAll(PROTECTED)) {
    out += convert(text.slice(done, match.index), options) + match[0];
    done = match.index + match[0].length;
  }
  return out + convert(text.slice(done), options);
}

function convert(text: string, { language, to }: TransliterationOptions): string {
  if (text === '') return text;
  if (language === 'kaa') return to === 'Cyrl' ? karakalpakLatinToCyrillic(text) : cyrillicToLatin(text, 'kaa');
  if (to === 'Cyrl') return uzbekLatinToCyrillic(newLatinToOld(text));
  const latin = cyrillicToLatin(text, 'uz');
  return to === 'newLatn' ? oldLatinToNew(latin) : newLatinToOld(latin);
}
