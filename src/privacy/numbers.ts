import { cueBefore } from './cues.js';
import type { Page } from './page.js';

/** What may stand between two digits of one number as people type it. */
export const GAP = '[ .\\-()/_]{0,3}';

const UNITS =
  "ming|mln|mi?llion|mlrd|milliard|mlr|so'?m|swm|sum|soum|сўм|сум|сом|минг|тыс|тысяч|млн|млрд|миллион|миллиард|руб|рубл|usd|uzs|eur|долл|доллар|doll|dollar|евро|yevro|euro|тенге|tenge|kvt|квт|квч|kub|куб|litr|литр|tonna|тонн|kg|кг|metr|метр|foiz|фоиз|процент|градус|dona|дона|штук|kishi|киши|nafar|нафар|человек|одам|odam";
const MEASURED = new RegExp(`^[ .]{0,2}(?:[,.]\\d{1,2} ?)?-?(?:[%$€₽]|(?:${UNITS})\\p{L}{0,4}(?!\\p{L}))`, 'u');

/**
 * Whether a number counts or measures something: a sum, a meter's reading, a number of people. A capitalised
 * word after the number is a name ("90-…, Sumbat"), unless all of it is in capitals.
 */
export function isMeasured(page: Page, start: number, end: number): boolean {
  if (/[$€₽]\s?$/.test(page.lower.slice(Math.max(0, start - 2), start))) return true;
  return (
    MEASURED.test(page.lower.slice(end, end + 20)) && !/^[ .]{0,2}\p{Lu}\p{Ll}/u.test(page.text.slice(end, end + 4))
  );
}

/** `1 500 000`: groups of three are how sums are written. */
export function looksLikeSum(written: string): boolean {
  return /^[1-9]\d{0,2}(?:[ .]\d{3})+$/.test(written);
}

/** A number of a paper or device by what stands beside it: "№ 614…", "ariza raqami 614…", "614…-sonli qaror". */
export function isNeutral(page: Page, start: number, end: number): boolean {
  if (cueBefore(page, start, 6) === 'neutral' || /[№#]\s?$/.test(page.lower.slice(Math.max(0, start - 2), start)))
    return true;
  return /^(?:[/\\]\d|\s?-?\s?(?:son|сон|sanlı|санлы))/.test(page.lower.slice(end, end + 8));
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** All matches of a global pattern in the page's lower-case text, with their range. */
export function findAll(text: string, pattern: RegExp): { start: number; end: number; written: string }[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    written: match[0],
  }));
}

/** Luhn's check (ISO/IEC 7812-1): doubled from the right, the sum is a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
