import { type Candidate, SCORE } from './candidate.js';
import { cueBefore, hasCueAfter } from './cues.js';
import { MONTH } from './months.js';
import { findAll } from './numbers.js';
import type { Page } from './page.js';

const YEAR = '(?:19|20)\\d{2}';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR_WORD = '(?:[ -]{0,2}(?:yil|йил|jıl|жыл|года?(?!\\p{L}| рожд)|г\\.(?! ?р)|й\\.|y\\.))?';
const EDGE = '(?<![\\p{L}\\d]|\\d[.,:/-])';

const FULL_DATE = new RegExp(
  `${EDGE}(?:${[
    `${DAY} ?[./-] ?(?:0?[1-9]|1[0-2]) ?[./-] ?(?:${YEAR}|\\d{2})(?!\\d)`,
    `${DAY}[./ -]{1,2}[ivx]{1,4}[./ -]{1,2}${YEAR}(?!\\d)`,
    `${YEAR}[.-](?:0[1-9]|1[0-2])[.-]${DAY}(?!\\d)`,
    `${DAY}(?:st|nd|rd|th)?[ -]{0,2}${MONTH}[ ,-]{1,3}${YEAR}(?!\\d)${YEAR_WORD}`,
    `${YEAR}[ -]{0,2}(?:yil\\p{L}{0,4}|йил\\p{L}{0,4}|jıl\\p{L}{0,4}|жыл\\p{L}{0,4}|y\\.|й\\.)?[ ,-]{0,3}${DAY}[ -]{1,2}${MONTH}`,
    `${MONTH} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}(?!\\d)`,
  ].join('|')})`,
  'gu',
);
/** A year alone is a birth date only right beside the word. */
const YEAR_ALONE = new RegExp(`${EDGE}${YEAR}(?!\\d|[./-]\\d)(?:[ -]{0,2}(?:yil|йил|jıl|жыл))?`, 'gu');
/** "12.03.1985 yilda Samarqand viloyati Urgut tumanida tug'ilganman": the verb stands last. */
const FAR = 70;
/** A date right after a document's number: "FA 6142783, 17.06.1994". */
const AFTER_DOCUMENT = /[a-zа-я]{2} ?\d{7}[ ,]{1,3}$/;

/** Birth dates: any date whose neighbourhood says born. Dates of events stay. */
export function recogniseBirthdates(page: Page): Candidate[] {
  const full = findAll(page.lower, FULL_DATE).filter(({ start, end }) => isBirth(page, start, end));
  const years = findAll(page.lower, YEAR_ALONE).filter(({ start, end }) => isBirthYear(page, start, end));
  return [
    ...full.map(({ start, end }): Candidate => ({ start, end, type: 'birthdate', score: SCORE.named })),
    ...years.map(({ start, end }): Candidate => ({ start, end, type: 'birthdate', score: SCORE.weak })),
  ];
}

function isBirth(page: Page, start: number, end: number): boolean {
  if (cueBefore(page, start) === 'born' || hasCueAfter(page, end, 'born', FAR)) return true;
  return AFTER_DOCUMENT.test(page.lower.slice(Math.max(0, start - 16), start));
}

function isBirthYear(page: Page, start: number, end: number): boolean {
  return (
    hasCueAfter(page, end, 'born', 5) ||
    (cueBefore(page, start, 6) === 'born' && !/^[ -]{0,2}\d/.test(page.lower.slice(end, end + 3)))
  );
}
