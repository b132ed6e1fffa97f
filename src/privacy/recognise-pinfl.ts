import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { digitsOf, findAll, isMeasured, isNeutral, looksLikeSum } from './numbers.js';
import type { Page } from './page.js';

const FOURTEEN = /(?<!\d|\d[.,:/-])\d(?:[ -]{0,2}\d){13}(?!\d)/g;

/** JShShIR (PINFL): any 14 digits beside its name; without it the date and the check digit are evidence. */
export function recognisePinfls(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { start, end, written } of findAll(page.lower, FOURTEEN)) {
    const score = pinflScore(page, start, end, written);
    if (score !== undefined) candidates.push({ start, end, type: 'pinfl', score });
  }
  return candidates;
}

function pinflScore(page: Page, start: number, end: number, written: string): number | undefined {
  const cue = cueBefore(page, start);
  if (cue === 'pinfl') return SCORE.named;
  if (looksLikeSum(written) || isMeasured(page, start, end) || isNeutral(page, start, end)) return undefined;
  const digits = digitsOf(written);
  if (hasBirthDate(digits)) return passesCheck(digits) ? SCORE.shaped : SCORE.likely;
  return /^\d{14}$/.test(written) && /^[1-6]/.test(digits) ? SCORE.weak : undefined;
}

/** d1 century and sex (1–6), d2–7 DDMMYY. */
function hasBirthDate(digits: string): boolean {
  const day = Number(digits.slice(1, 3));
  const month = Number(digits.slice(3, 5));
  return /^[1-6]/.test(digits) && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

const WEIGHTS = [7, 3, 1] as const;

/** d14 = Σ dᵢ·(7, 3, 1, 7, …) mod 10 over the first thirteen digits. */
function passesCheck(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 13)).reduce(
    (total, digit, index) => total + Number(digit) * (WEIGHTS[index % 3] ?? 0),
    0,
  );
  return sum % 10 === Number(digits.charAt(13));
}
