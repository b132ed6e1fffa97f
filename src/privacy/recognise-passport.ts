import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { findAll, isMeasured } from './numbers.js';
import type { Page } from './page.js';

const EDGE = '(?<![\\p{L}\\d])';
const SEVEN_DIGITS = '\\d(?:[ -]?\\d){6}(?!\\d)';
/** AB 6142783: two letters, Latin or Cyrillic look-alikes, and seven digits. */
const SERIES = new RegExp(`${EDGE}\\p{Lu}{2}[ .-]{0,2}(?:[№#N] ?)?${SEVEN_DIGITS}`, 'gu');
/** seriyasi AB raqami 6142783. */
const SPLIT_SERIES = new RegExp(
  `${EDGE}\\p{Lu}{2}[, ]{1,3}(?:raqam|рақам|nomer|номер|no)\\p{L}{0,4}[.: №]{0,4}${SEVEN_DIGITS}`,
  'gu',
);
/** In small letters: the series in use, written without a space. */
const SMALL_SERIES = /(?<![\p{L}\d])(?:a[a-e]|f[a-k]|k[a-k]|а[авс]|к[ав]|ф[аб])\d{7}(?!\d)/gu;
/** I-TN № 0614278: a certificate of civil status, by its Roman numeral. */
const CERTIFICATE = /(?<![\p{L}\d])[IVXІ]{1,4} ?- ?\p{Lu}{2} ?(?:№|N|#)? ?\d{6,7}(?!\d)/gu;
/** Any document number beside a word for passport. */
const NAMED = /(?<![\p{L}\d])(?:(?:\p{Lu}{1,2}|[aафfkк][a-kа-к])[ №#-]{0,3})?\d(?:[ -]?\d){5,9}(?!\d|[.,:]\d)/gu;
/** Words of two letters that stand before sums in texts written in capitals. */
const SMALL_WORDS = /^(?:VA|DA|GA|BU|NA|PO|DO|ZA|ВА|ДА|ГА|БУ|НА|ПО|ДО|ЗА|ОТ|ИЗ|НЕ|НИ|ТО|СО|ОБ)/;

/** Passports, identity cards and certificates of birth. */
export function recognisePassports(page: Page): Candidate[] {
  return [
    ...documents(page, SERIES, ({ start, end, written }) => {
      if (isNamed(page, start)) return SCORE.named;
      return isMeasured(page, start, end) || SMALL_WORDS.test(written) ? undefined : SCORE.shaped;
    }),
    ...documents(page, SPLIT_SERIES, () => SCORE.shaped),
    ...documents(page, SMALL_SERIES, () => SCORE.shaped),
    ...documents(page, CERTIFICATE, () => SCORE.named),
    ...documents(page, NAMED, ({ start, end }) =>
      isNamed(page, start) && !isMeasured(page, start, end) ? SCORE.named : undefined,
    ),
  ];
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function documents(page: Page, pattern: RegExp, judge: (found: Found) => number | undefined): Candidate[] {
  const candidates: Candidate[] = [];
  for (const found of findAll(page.text, pattern)) {
    const score = judge(found);
    if (score !== undefined) candidates.push({ start: found.start, end: found.end, type: 'passport', score });
  }
  return candidates;
}

function isNamed(page: Page, start: number): boolean {
  return cueBefore(page, start) === 'passport';
}
