import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { findAll, isMeasured, looksLikeSum } from './numbers.js';
import type { Page } from './page.js';

/** A bank account of Uzbekistan: twenty digits, also in groups. */
const BANK = /(?<!\d|\d[.,:/-])\d(?:[ -]{0,2}\d){19}(?!\d)/g;
/** A personal account of a utility: five digits or more, only beside its name. */
const PERSONAL = /(?<!\d|\d[.,:/-])\d(?:[ /-]{0,2}\d){4,24}(?!\d|[.,:]\d)/g;

const NUMBER_WORD = /(?:raqam|рақам|nomer|номер|number|№)\p{L}{0,4}[ :№-]{0,3}$/u;

export function recogniseAccounts(page: Page): Candidate[] {
  return [...bankAccounts(page), ...personalAccounts(page)];
}

function bankAccounts(page: Page): Candidate[] {
  return findAll(page.lower, BANK)
    .filter(({ written }) => !looksLikeSum(written))
    .map(({ start, end }) => ({ start, end, type: 'account', score: SCORE.named }));
}

function personalAccounts(page: Page): Candidate[] {
  return findAll(page.lower, PERSONAL)
    .filter(
      ({ start, end, written }) =>
        cueBefore(page, start) === 'account' && !isMeasured(page, start, end) && !isSum(page, start, written),
    )
    .map(({ start, end }) => ({ start, end, type: 'account', score: SCORE.named }));
}

/** Money lies on an account too: groups of three are a sum, unless the word before is "number". */
function isSum(page: Page, start: number, written: string): boolean {
  return looksLikeSum(written) && !NUMBER_WORD.test(page.lower.slice(Math.max(0, start - 16), start));
}
