import {
  COUNTED_STEMS,
  COUNTED_WORDS,
  FLAT_AFTER_NUMBER,
  HOUSE_AFTER_NUMBER,
  UNIT_BEFORE_NUMBER,
} from './address-words.js';

/** 31, 8А, 15/2, 22-15, 12-А. */
const NUMBER = "\\d{1,4}(?: ?[/-] ?\\d{1,4}(?!\\d))?(?:[- ]?'?[a-zа-я]'?(?![\\p{L}]))?";
/** Not houses in general (uylar, домов), not housing (uy-joy), not "of five floors" (qavatli). */
const STEM_END = '(?!-?\\p{L}{0,4}(?:lar|лар)|[- ]?(?:joy|жой)|чи|chi|ов(?!\\p{L})|ах|ами|li|ли)';
const HOUSE_AFTER = new RegExp(`(?:№ ?)?${NUMBER}[- ]{0,3}(?:${HOUSE_AFTER_NUMBER})${STEM_END}`, 'uy');
const FLAT_AFTER = new RegExp(`(?:№ ?)?${NUMBER}[- ]{0,3}(?:${FLAT_AFTER_NUMBER})${STEM_END}`, 'uy');
const HYPHENED = new RegExp(`(?:№ ?)?${NUMBER} ?-`, 'uy');
const BEFORE = new RegExp(`(?:${UNIT_BEFORE_NUMBER})(?: (?:raqami|рақами|номер))?[ :]{0,2}№? ?${NUMBER}(?!\\d)`, 'uy');
const ORDINAL = /(?:перв|втор|трет|четв[её]рт|пят|шест)\p{L}{2,3} подъезд/uy;
const COUNTS = `\\s{0,2}-?(?:(?:${COUNTED_STEMS})\\p{L}{0,8}|(?:${COUNTED_WORDS})(?!\\p{L})|%)`;
const BARE = new RegExp(`${NUMBER}(?![\\d]|[.,:/-]\\d|[ -]\\d{2,}|-\\p{L}|\\p{L})(?!${COUNTS})`, 'uy');
/** A lane between the street and the house: 4-tor ko'cha, 5-proyezd. */
const LANE = /\d{1,2}[- ](?:(?:tor|тор|berk|берк) ?)?(?:ko'?cha|кўча|куча|pro?yezd|проезд|tupik|тупик)\p{L}{0,3}/uy;
/** 12-sonli uy, 12 raqamli uy. */
const NUMBERED = new RegExp(
  `${NUMBER}[- ]{0,3}(?:sonli|сонли|raqamli|рақамли) (?:${HOUSE_AFTER_NUMBER}|${FLAT_AFTER_NUMBER})${STEM_END}`,
  'uy',
);
const SUFFIX = /\p{L}{0,8}/uy;
const SEPARATOR = /[ \t]{0,2}[,;.(]?[ \t]{0,2}\n?[ \t]{0,2}/y;

/**
 * What the first number after a name must be: `bare` any number that counts nothing else, `house` one named as a
 * house, `hyphened` the same with a hyphen (ko'chasida 14-uyda; "ko'chasida 14 uy" are fourteen houses).
 */
export type FirstNumber = 'bare' | 'house' | 'hyphened';

export interface Tail {
  readonly end: number;
  /** How many numbers: a house, a flat and the like. */
  readonly parts: number;
}

/**
 * Reads house, flat and the like from `at` on: `, 12-uy, 45-xonadon`, ` д. 5 кв 3`, ` 31`. Undefined where no
 * number of a house stands there. Ends before the last number's case ending.
 */
export function readTail(lower: string, at: number, first: FirstNumber): Tail | undefined {
  const lane = matchAt(LANE, lower, skip(lower, at)) ?? at;
  const house = firstNumber(lower, skip(lower, lane), first);
  if (house === undefined) return undefined;
  let end = house;
  let parts = 1;
  while (parts < 5) {
    const next: number | undefined =
      unit(lower, skip(lower, end)) ?? unit(lower, skip(lower, matchAt(SUFFIX, lower, end) ?? end));
    if (next === undefined) break;
    end = next;
    parts++;
  }
  return { end, parts };
}

function firstNumber(lower: string, at: number, first: FirstNumber): number | undefined {
  const house = matchAt(HOUSE_AFTER, lower, at) ?? matchAt(NUMBERED, lower, at) ?? hyphenedFlat(lower, at);
  if (house !== undefined) {
    const isCount = first === 'hyphened' && !isHyphened(lower, at) && unit(lower, skip(lower, house)) === undefined;
    return isCount ? undefined : house;
  }
  return matchAt(BEFORE, lower, at) ?? (first === 'bare' ? matchAt(BARE, lower, at) : undefined);
}

/** "5-xonadon" is a flat; "40 xonadon" are forty households. */
function hyphenedFlat(lower: string, at: number): number | undefined {
  return isHyphened(lower, at) ? matchAt(FLAT_AFTER, lower, at) : undefined;
}

function isHyphened(lower: string, at: number): boolean {
  return matchAt(HYPHENED, lower, at) !== undefined;
}

function unit(lower: string, at: number): number | undefined {
  return (
    matchAt(HOUSE_AFTER, lower, at) ??
    matchAt(FLAT_AFTER, lower, at) ??
    matchAt(BEFORE, lower, at) ??
    matchAt(ORDINAL, lower, at)
  );
}

function skip(lower: string, at: number): number {
  return matchAt(SEPARATOR, lower, at) ?? at;
}

/** End of the match that starts exactly at `at`. */
function matchAt(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}
