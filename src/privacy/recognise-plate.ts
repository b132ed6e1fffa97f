import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { findAll, isMeasured } from './numbers.js';
import type { Page } from './page.js';

/** First two digits by region, 01 Toshkent city … 95 Karakalpakstan. */
const REGION = '(?:01|10|20|25|30|40|50|60|70|75|80|85|90|95)';
const S = '[ \\-/|.]{0,2}';
const LETTER = '[A-ZА-ЯЎҚҒҲ]';
const EDGE_BEFORE = '(?<![\\p{L}\\d]|\\d[.,: /-])';
const EDGE_AFTER = '(?![\\p{L}\\d])';

/** 01 A 614 BC: a person's car. */
const PERSON = new RegExp(`${EDGE_BEFORE}${REGION}${S}${LETTER}${S}\\d{3}${S}${LETTER}{2}${EDGE_AFTER}`, 'gu');
/** 01 614 ABC: a legal entity's. */
const ENTITY = new RegExp(`${EDGE_BEFORE}${REGION}${S}(?!000)\\d{3}${S}(${LETTER}{3})${EDGE_AFTER}`, 'gu');
/** А614ВС77: Russian, only letters that both alphabets have. */
const RUSSIAN = new RegExp(
  `${EDGE_BEFORE}[АВЕКМНОРСТУХABEKMHOPCTYX]${S}\\d{3}${S}[АВЕКМНОРСТУХABEKMHOPCTYX]{2}${S}\\d{2,3}${EDGE_AFTER}`,
  'gu',
);
/** Typed in small letters: without spaces, or beside a word for car or plate. */
const SMALL = new RegExp(
  `(?<![\\p{L}\\d])${REGION}${S}(?:\\p{L}${S}\\d{3}${S}\\p{L}{2}|\\d{3}${S}\\p{L}{3})${EDGE_AFTER}`,
  'gu',
);

/** Number plates; letters may be Cyrillic look-alikes. */
export function recognisePlates(page: Page): Candidate[] {
  return [
    ...plates(page, PERSON, SCORE.named),
    ...plates(page, ENTITY, SCORE.shaped),
    ...plates(page, RUSSIAN, SCORE.shaped),
    ...plates(page, SMALL, SCORE.shaped).filter(({ start, end }) => isSurePlate(page, start, end)),
  ];
}

function plates(page: Page, pattern: RegExp, score: number): Candidate[] {
  return findAll(page.text, pattern)
    .filter(({ start, end, written }) => !isMeasured(page, start, end - (/\p{L}+$/u.exec(written)?.[0].length ?? 0)))
    .map(({ start, end }) => ({ start, end, type: 'plate', score }));
}

function isSurePlate(page: Page, start: number, end: number): boolean {
  return cueBefore(page, start) === 'plate' || /^\d{2}[a-zа-я]\d{3}[a-zа-я]{2}$/.test(page.lower.slice(start, end));
}
