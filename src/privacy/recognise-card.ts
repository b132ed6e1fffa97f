import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { digitsOf, findAll, isNeutral, passesLuhn } from './numbers.js';
import type { Page } from './page.js';

const SIXTEEN = /(?<!\d|\d[.,:/-])\d{4}(?:[ .-]{0,2}\d{4}){3}(?!\d)/g;
/** Mistyped: one digit more or less, only beside a word for card. */
const NEARLY_SIXTEEN = /(?<!\d|\d[.,:/-])\d{4}(?:[ -]{0,2}\d){11,13}(?!\d)/g;
/** Uzcard, Humo, Visa, Mastercard, UnionPay, Mir. Local schemes are not known to follow Luhn. */
const ISSUER = /^(?:8600|5614|6262|5440|9860|4|5[1-5]|2[2-7]|62)/;

/** Bank cards: sixteen digits by a known issuer, or so grouped, or named. */
export function recogniseCards(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { start, end, written } of findAll(page.lower, SIXTEEN)) {
    const score = cardScore(page, start, end, written);
    if (score !== undefined) candidates.push({ start, end, type: 'card', score });
  }
  for (const { start, end } of findAll(page.lower, NEARLY_SIXTEEN)) {
    if (cueBefore(page, start) === 'card') candidates.push({ start, end, type: 'card', score: SCORE.likely });
  }
  return candidates;
}

function cardScore(page: Page, start: number, end: number, written: string): number | undefined {
  if (cueBefore(page, start) === 'card') return SCORE.named;
  const digits = digitsOf(written);
  if (ISSUER.test(digits) && (written !== digits || passesLuhn(digits) || !isNeutral(page, start, end)))
    return SCORE.shaped;
  if (isNeutral(page, start, end)) return undefined;
  return written !== digits || passesLuhn(digits) ? SCORE.likely : undefined;
}
