import type { LanguageCode } from '../domain/index.js';
import { isApostrophe, isLetter } from './characters.js';
import { lowerOf } from './letter-case.js';
import { MappedText } from './mapped-text.js';
import { foldDigraphs } from './matching-folds.js';
import { plainLetter } from './matching-letters.js';
import type { MatchingForm } from './types.js';

const SPACE = 0x20;
const MASKED = /\[[A-Z][A-Z0-9_]*\]/y;
const VOWELS = new Set('аеёиоуўэюяыәөүіұ');

/**
 * One plain spelling for a text however it was typed: both scripts, the new Latin, no apostrophes, no ў қ ғ ҳ, any
 * case. Lower-case Latin letters and digits, single spaces; masked tokens such as `[PHONE]` stay whole. `language`
 * settles two letters: ё is "e" in Russian and "yo" elsewhere; ў is "o" in Uzbek, "v" in Karakalpak, and without
 * a language "v" beside a vowel.
 */
export function matchingForm(text: string, language?: LanguageCode): string {
  return build(text, language).slice(0);
}

/** The same form, with the offsets of `text` that each of its characters came from. */
export function matchingFormWithOffsets(text: string, language?: LanguageCode): MatchingForm {
  const mapped = build(text, language);
  return { form: mapped.slice(0), toInput: (start, end) => mapped.origin(start, end) };
}

function build(text: string, language: LanguageCode | undefined): MappedText {
  const out = new MappedText(text.length + 16);
  for (let index = 0; index < text.length; ) {
    const size = unitSize(text, index);
    const masked = text.charAt(index) === '[' ? maskedAt(text, index) : '';
    if (masked !== '') pushToken(out, masked, index);
    else pushLetter(out, text, index, size, language);
    index += Math.max(size, masked.length);
  }
  if (out.code(out.length - 1) === SPACE) out.truncate(out.length - 1);
  return out;
}

function unitSize(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function maskedAt(text: string, index: number): string {
  MASKED.lastIndex = index;
  return MASKED.exec(text)?.[0] ?? '';
}

function pushToken(out: MappedText, token: string, at: number): void {
  pushSpace(out, at);
  for (let index = 0; index < token.length; index++) out.push(token.charCodeAt(index), at + index, at + index + 1);
  pushSpace(out, at + token.length - 1);
}

function pushSpace(out: MappedText, at: number): void {
  if (out.length > 0 && out.code(out.length - 1) !== SPACE) out.push(SPACE, at, at + 1);
}

function pushLetter(
  out: MappedText,
  text: string,
  index: number,
  size: number,
  language: LanguageCode | undefined,
): void {
  const sign = lowerOf(text.slice(index, index + size));
  const apostrophe = isApostrophe(sign.charCodeAt(0));
  const plain = apostrophe ? undefined : (special(sign, text, index, language) ?? plainLetter(sign));
  if (plain === undefined) {
    if (!joinsWord(text, index)) pushSpace(out, index);
    return;
  }
  for (let at = 0; at < plain.length; at++) {
    out.push(plain.charCodeAt(at), index, index + size);
    foldDigraphs(out);
  }
}

/** Apostrophes inside a word or after o and g, and invisible hyphens, leave no gap. */
function joinsWord(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code === 0xad || (code >= 0x200b && code <= 0x200d)) return true;
  if (!isApostrophe(code) || !isLetter(text.charCodeAt(index - 1))) return false;
  return isLetter(text.charCodeAt(index + 1)) || /[og]/i.test(text.charAt(index - 1));
}

function special(sign: string, text: string, index: number, language: LanguageCode | undefined): string | undefined {
  if (sign === 'ё') return language === 'ru' ? 'e' : 'yo';
  if (sign === 'ў') return language === 'kaa' || (language !== 'uz' && besideVowel(text, index)) ? 'v' : 'o';
  if (sign === 'ц') return 'ts';
  if (sign === 'c') return lowerOf(text.charAt(index + 1)) === 'h' ? 'c' : 'ts';
  return undefined;
}

function besideVowel(text: string, index: number): boolean {
  return VOWELS.has(lowerOf(text.charAt(index - 1))) || VOWELS.has(lowerOf(text.charAt(index + 1)));
}
