import { nameStart } from './address-name.js';
import { type FirstNumber, readTail } from './address-tail.js';
import {
  HOUSE_AFTER_NUMBER,
  QUARTER,
  STREET_AFTER_NAME,
  STREET_BEFORE_NAME,
  UNIT_BEFORE_NUMBER,
} from './address-words.js';
import { type Candidate, SCORE } from './candidate.js';
import { findAll } from './numbers.js';
import type { Page } from './page.js';

const AFTER_NAME = new RegExp(
  `(?<!\\p{L})(?:\\d{1,2}-)?(?:(?:${STREET_AFTER_NAME})\\p{L}{0,10}|(?<= )[kк]\\.(?=[ ,]{1,3}\\d))`,
  'gu',
);
const NAME_WORD = "(?:\\p{L}\\.|[\\p{L}][\\p{L}'.-]{1,24}|\\d{1,3}(?: лет|-\\p{L}{1,8}))";
const BEFORE_NAME = new RegExp(
  `(?<![\\p{L}\\d-])(?:\\d{1,2}-[йяе]\\p{L}? )?(?:${STREET_BEFORE_NAME})(?:(?<=\\.)| )[ "«]{0,2}(?:\\d{1,2} (?=\\p{L}))?${NAME_WORD}(?:[ -]${NAME_WORD}){0,3}?["»]{0,2}(?=[ ,]{1,3}(?:\\d|(?:${UNIT_BEFORE_NUMBER})[ .№]{0,3}\\d))`,
  'gu',
);
const NUMBERED_QUARTER = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,3}(?:[/-]\\d{1,2})?[a-zа-я]?[- ]{0,2}(?:й |ый |ий |chi |чи )?(?:${QUARTER})\\p{L}{0,6}|(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм)\\p{L}{2} (?:${QUARTER})\\p{L}{0,3}|(?:${QUARTER})\\p{L}{0,3}[ -]{1,2}(?:\\p{L}{2,20}[- ]{0,2})?\\d{1,3}\\p{L}?(?!\\d))`,
  'gu',
);
const NAMED_QUARTER = /(?<![\p{L}\d])(?:massiv|массив|mavze|мавзе)\p{L}{0,4}/gu;
/** Чиланзар-9, Ц-1: a quarter written as a name and a number. */
const HYPHENED_QUARTER = /(?<![\p{L}\d])\p{L}{1,16}-\d{1,2}[а-яa-z]?(?=[ ,])/gu;
/** Бабура 15, кв. 4: a flat says that the number before is a house. */
const BARE_HOUSE_AND_FLAT =
  /(?<![\d.,:/-])\d{1,4}[а-яa-z]?(?:\/\d{1,3})?,? {0,2}(?:кв(?:артира)?\.?|kv(?:artira)?\.?|apt\.?|flat) ?№? ?\d{1,4}(?!\d)/gu;
/** Юнусабад 4-17-12: quarter, house, flat; dates have a leading zero or a year. */
const TRIPLE = /(?<![\p{L}\d-])\p{Lu}\p{L}{2,20}[ -](?:[1-9]\d?)-(?:[1-9]\d{0,2})-(?:[1-9]\d{0,2})(?![\d-])/gu;
/** доме 31 по улице Навои. */
const HOUSE_ON_STREET = new RegExp(
  `(?<!\\p{L})(?:дом(?:е|а|у)?|д\\.) ?№? ?\\d{1,4}[а-я]?(?:/\\d{1,3})? (?:по|на) (?:улиц\\p{L}|ул\\.|проспект\\p{L}|переулк\\p{L}|проезд\\p{L}) ?${NAME_WORD}(?: \\p{L}{3,20}(?=[.,;!?\\n]|$))?`,
  'gu',
);
/** 12 Navoi Street. */
const NUMBER_FIRST =
  /(?<![\d.,:/-])\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'.-]{1,20} ){1,3}(?:[Ss]treet|St\.?|[Aa]venue|Ave\.?|[Rr]oad|Rd\.?|[Ll]ane)(?!\p{L})/gu;
/** A place whose name must survive, right before its house. */
const VILLAGE =
  /(?<!\p{L})(?:mahalla|маҳалла|махалл|mfy|мфй|qishlo[gq]|қишло[ғқ]|кишлак|посёлок|поселок|qo'rg'on|awıl|аўыл)\p{L}{0,6}/gu;
const HOUSE_AND_FLAT = new RegExp(
  `(?<![\\p{L}\\d-])(?:\\d{1,4}[a-zа-я]?(?:/\\d{1,3})?[- ]{0,2}(?:${HOUSE_AFTER_NUMBER})|(?:${UNIT_BEFORE_NUMBER})[ №]{0,2}\\d{1,4})`,
  'gu',
);

/** A case ending that makes the street a place where something is: then a bare number counts something else. */
const LOCATIVE = /(?:da|да|ta|та|dagi|даги|dan|дан|ga|га|ge|ге|de|де|nde|нде|ning|нинг|nıń|ның|lar|лар)$/u;

/** Addresses with a house's number, from the street's name to the last number. Districts and mahallas stay. */
export function recogniseAddresses(page: Page): Candidate[] {
  return [
    ...streetsAfterName(page),
    ...withTail(page, BEFORE_NAME, 'bare'),
    ...withTail(page, NUMBERED_QUARTER, 'house'),
    ...withTail(page, HYPHENED_QUARTER, 'house'),
    ...namedQuarters(page),
    ...bareHousesWithFlats(page),
    ...whole(page.text, TRIPLE),
    ...whole(page.lower, HOUSE_ON_STREET),
    ...numberFirst(page),
    ...villageHouses(page),
    ...housesWithFlats(page),
  ];
}

function streetsAfterName(page: Page): Candidate[] {
  return findAll(page.lower, AFTER_NAME).flatMap(({ start, end, written }) => {
    const tail = readTail(page.lower, end, firstNumberAfter(written));
    const from = nameStart(page, start);
    return tail === undefined || from === start ? [] : [address(from, tail.end)];
  });
}

function firstNumberAfter(street: string): FirstNumber {
  if (street.endsWith('.')) return street.length < 3 ? 'house' : 'bare';
  return LOCATIVE.test(street) ? 'hyphened' : 'bare';
}

function namedQuarters(page: Page): Candidate[] {
  return findAll(page.lower, NAMED_QUARTER).flatMap(({ start, end }) => {
    const tail = readTail(page.lower, end, 'house');
    return tail === undefined ? [] : [address(nameStart(page, start), tail.end)];
  });
}

function bareHousesWithFlats(page: Page): Candidate[] {
  return findAll(page.lower, BARE_HOUSE_AND_FLAT).map(({ start, end }) => address(nameStart(page, start), end));
}

/** Places found by `pattern` that go on with a house's number. */
function withTail(page: Page, pattern: RegExp, first: FirstNumber): Candidate[] {
  return findAll(page.lower, pattern).flatMap(({ start, end }) => {
    const tail = readTail(page.lower, end, first);
    return tail === undefined ? [] : [address(start, tail.end)];
  });
}

function whole(text: string, pattern: RegExp): Candidate[] {
  return findAll(text, pattern).map(({ start, end }) => address(start, end));
}

function numberFirst(page: Page): Candidate[] {
  return findAll(page.text, NUMBER_FIRST).map(({ start, end }) =>
    address(start, readTail(page.lower, end, 'house')?.end ?? end),
  );
}

/** Only the house: the village or mahalla decides which office is competent. */
function villageHouses(page: Page): Candidate[] {
  return findAll(page.lower, VILLAGE).flatMap(({ end }) => {
    const tail = readTail(page.lower, end, 'hyphened');
    if (tail === undefined) return [];
    const gap = /^[ ,.\n]{0,4}/.exec(page.lower.slice(end, end + 4))?.[0].length ?? 0;
    return [address(end + gap, tail.end)];
  });
}

/** A house together with a flat needs no street to be an address. */
function housesWithFlats(page: Page): Candidate[] {
  return findAll(page.lower, HOUSE_AND_FLAT).flatMap(({ start }) => {
    const tail = readTail(page.lower, start, 'house');
    return tail === undefined || tail.parts < 2 ? [] : [address(start, tail.end)];
  });
}

function address(start: number, end: number): Candidate {
  return { start, end, type: 'address', score: SCORE.likely };
}
