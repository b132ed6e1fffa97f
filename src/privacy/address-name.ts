import { NOT_A_NAME } from './address-words.js';
import type { Page } from './page.js';

/** Longest name of a street, in units: three words and initials. */
const NAME_LIMIT = 60;
const WORDS_LIMIT = 4;
/** A lane of a street: Istiqlol ko'chasi 5-proyezd. */
const STREET = /^(?:ko'?ch|кўч|куч|kósh|көш)/u;
const LAST_WORD = /(?:^|[\s,;:!?("«])((?:\p{L}\.|[\p{L}\d][\p{L}\d'’.-]{0,29}))[ "»]{1,2}$/u;

/** Where the name of a street begins that ends right before `end`; `end` itself where there is no name. */
export function nameStart(page: Page, end: number): number {
  let start = end;
  for (let words = 0; words < WORDS_LIMIT; words++) {
    const left = page.text.slice(Math.max(0, end - NAME_LIMIT), start);
    const word = LAST_WORD.exec(left)?.[1];
    if (word === undefined || !isNameWord(word, words)) break;
    start -= left.length - left.lastIndexOf(word);
  }
  return start;
}

/** The word next to "street" is its name however it is written; farther ones must look like a name. */
function isNameWord(word: string, place: number): boolean {
  const lower = word.replace('İ', 'i').toLowerCase();
  if (NOT_A_NAME.test(lower.replace(/\.$/, ''))) return false;
  if (/^\d{1,3}$/.test(word)) return false;
  if (word.endsWith('.') && word.length > 3) return false;
  return place === 0 || STREET.test(lower) || /^(?:\p{Lu}|\d{1,3}-)/u.test(word);
}
