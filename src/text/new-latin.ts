import { isApostrophe } from './characters.js';
import { inCaseOf } from './letter-case.js';

/** Letters of the law of 10.09.2026 and of the earlier drafts, as the old alphabet writes them. */
const OLD: ReadonlyMap<string, string> = new Map([
  ...[...'öŏōõô'].map((letter) => [letter, 'oʻ'] as const),
  ...[...'ğĝǵḡ'].map((letter) => [letter, 'gʻ'] as const),
  ['ş', 'sh'],
  ['ș', 'sh'],
  ['ç', 'ch'],
]);
const NEW_LETTER = /[öŏōõôğĝǵḡşșç]/giu;
const HAS_SH_OR_CH = /[şșç]/iu;

/** New Latin to the old one. Where ş or ç is in use, a written s + h is two letters and is kept apart: sʼh. */
export function newLatinToOld(text: string): string {
  const separated = HAS_SH_OR_CH.test(text) ? text.replace(/(s)(h)/giu, '$1ʼ$2') : text;
  return separated.replace(NEW_LETTER, (letter, at: number) => {
    const next = separated.charAt(at + 1);
    const before = separated.charAt(at - 1);
    const capitals = isCapital(next) || (!/\p{L}/u.test(next) && isCapital(before));
    return inCaseOf(OLD.get(letter.toLowerCase()) ?? letter, letter, capitals);
  });
}

/** Old Latin, with any apostrophe signs, to the new one. */
export function oldLatinToNew(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    const next = text.charAt(index + 1);
    const folded = fold(letter.toLowerCase(), next.toLowerCase());
    if (folded !== undefined) {
      out += inCaseOf(folded, letter, false);
      index++;
    } else if (
      letter.toLowerCase() === 's' &&
      isApostrophe(text.charCodeAt(index + 1)) &&
      /h/i.test(text.charAt(index + 2))
    ) {
      out += letter;
      index++;
    } else {
      out += letter;
    }
  }
  return out;
}

function fold(letter: string, next: string): string | undefined {
  if (letter === 's' && next === 'h') return 'ş';
  if (letter === 'c' && next === 'h') return 'ç';
  if (next === '' || !isApostrophe(next.charCodeAt(0))) return undefined;
  return letter === 'o' ? 'ö' : letter === 'g' ? 'ğ' : undefined;
}

function isCapital(sign: string): boolean {
  return sign !== '' && sign !== sign.toLowerCase();
}
