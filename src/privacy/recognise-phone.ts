import { type Candidate, SCORE } from './candidate.js';
import { cueBefore, hasCueAfter } from './cues.js';
import { digitsOf, findAll, GAP, isMeasured, isNeutral, looksLikeSum } from './numbers.js';
import type { Page } from './page.js';

/** National prefixes by libphonenumber's plan for Uzbekistan (2026). */
const PREFIX = '(?:20|33|[5-9]\\d)';
const NOT_IN_NUMBER = '(?<!\\d|\\d[.,:/-])';

/** With a plus: Uzbek, Russian and Kazakh lengths first, so that a following number is not swallowed. */
const INTERNATIONAL = new RegExp(
  `(?<!\\d\\s?)\\+[ (]{0,2}(?:998(?:${GAP}\\d){9}|7(?:${GAP}\\d){10}|[1-9]\\d{0,2}(?:${GAP}\\d){7,12})(?!\\d)`,
  'g',
);
const COUNTRY_CODE = new RegExp(`${NOT_IN_NUMBER}(?:00 ?)?998${GAP}${PREFIX}(?:${GAP}\\d){7}(?!\\d)`, 'g');
const TRUNK = new RegExp(
  `${NOT_IN_NUMBER}8[ .\\-]{0,2}\\(?(?:${PREFIX}(?:${GAP}\\d){7}|[3489]\\d{2}(?:${GAP}\\d){7})(?!\\d)`,
  'g',
);
const NATIONAL = new RegExp(`${NOT_IN_NUMBER}\\(?${PREFIX}(?:${GAP}\\d){7}(?!\\d)`, 'g');
/** A landline with its area in brackets: (436) 226-41-90, 0 (71) 226-41-90. */
const AREA = new RegExp(`${NOT_IN_NUMBER}(?:[08] ?)?\\(\\d{2,5}\\) ?\\d{1,3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)`, 'g');
/** Seven (older: six) digits, or a mistyped longer number: only beside a word for phone. */
const LOCAL = /(?<!\d|\d[.,:/-])\(?\d(?:[ -]{0,2}\d|\)\d|\d\)){5,11}(?!\d|[.:]\d)/g;

/** How the nine national digits are grouped; others are sums, dates, coordinates. */
const GROUPINGS = new Set(['2322', '27', '234', '9', '522', '3222', '2313']);

export function recognisePhones(page: Page): Candidate[] {
  return [
    ...collect(page, INTERNATIONAL, (_written, isNamed) => (isNamed ? SCORE.named : SCORE.shaped)),
    ...collect(page, COUNTRY_CODE, (written, isNamed) => prefixedScore(written, isNamed)),
    ...collect(page, TRUNK, (written, isNamed) => prefixedScore(written, isNamed)),
    ...collect(page, NATIONAL, nationalScore),
    ...collect(page, AREA, () => SCORE.shaped),
    ...collect(page, LOCAL, (_written, isNamed) => (isNamed ? SCORE.likely : undefined)),
  ];
}

type Judge = (written: string, isNamed: boolean) => number | undefined;

function collect(page: Page, pattern: RegExp, judge: Judge): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { start, end, written } of findAll(page.lower, pattern)) {
    const isNamed = isNamedPhone(page, start, end);
    if (isMeasured(page, start, end)) continue;
    const score = judge(written, isNamed);
    if (score === undefined || (!isNamed && score <= SCORE.likely && isNeutral(page, start, end))) continue;
    candidates.push({ start, end, type: 'phone', score });
  }
  return candidates;
}

function isNamedPhone(page: Page, start: number, end: number): boolean {
  const named = cueBefore(page, start);
  return named === 'phone' || (named === undefined && hasCueAfter(page, end, 'phone'));
}

function prefixedScore(written: string, isNamed: boolean): number | undefined {
  if (isNamed) return SCORE.named;
  if (looksLikeSum(written)) return undefined;
  return /\D/.test(written) || written.length === 12 ? SCORE.shaped : SCORE.weak;
}

function nationalScore(written: string, isNamed: boolean): number | undefined {
  if (isNamed) return SCORE.named;
  const groups = written
    .split(/\D+/)
    .filter((group) => group !== '')
    .map((group) => group.length)
    .join('');
  if (!GROUPINGS.has(groups) || /^\d{2}\.\d{7}$/.test(written)) return undefined;
  if (groups !== '9') return SCORE.shaped;
  // nine bare digits: 20 and 5x–7x are as often a taxpayer number, which `stir` takes
  return /^(?:33|50|55|77|8|9)/.test(digitsOf(written)) ? SCORE.likely : SCORE.weak;
}
