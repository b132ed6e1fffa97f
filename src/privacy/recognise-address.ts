import { nameStart } from './address-name.js';
import {
  ADDRESS_WORD,
  AFTER_NAME,
  BARE_HOUSE_AND_FLAT,
  BEFORE_NAME,
  CAPITALISED,
  HOUSE_AND_FLAT,
  HOUSE_ON_STREET,
  HYPHENED_QUARTER,
  LEAVES_STREET,
  NAMED_QUARTER,
  NUMBER_FIRST,
  NUMBERED_QUARTER,
  TRIPLE,
  VILLAGE,
} from './address-patterns.js';
import { type FirstNumber, readTail } from './address-tail.js';
import { type Candidate, SCORE } from './candidate.js';
import { findAll } from './numbers.js';
import type { Page } from './page.js';

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
    ...afterAddressWord(page),
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
    const from = nameStart(page, start);
    return tail === undefined || from === start ? [] : [address(from, tail.end)];
  });
}

function bareHousesWithFlats(page: Page): Candidate[] {
  return findAll(page.lower, BARE_HOUSE_AND_FLAT).map(({ start, end }) => address(nameStart(page, start), end));
}

const ADDRESS_REACH = 80;

function afterAddressWord(page: Page): Candidate[] {
  return findAll(page.lower, ADDRESS_WORD).flatMap(({ end }) => {
    const phrase = /^[^;!?\n]*/.exec(page.text.slice(end, end + ADDRESS_REACH))?.[0] ?? '';
    return findAll(phrase, CAPITALISED).flatMap((word) => {
      const tail = readTail(page.lower, end + word.end, 'bare');
      const isLast = tail !== undefined && /^ {0,2}(?:[,.;)!?\n]|$)/.test(page.lower.slice(tail.end, tail.end + 4));
      return tail !== undefined && isLast ? [address(end + word.start, tail.end)] : [];
    });
  });
}

/** Places found by `pattern` that go on with a house's number. */
function withTail(page: Page, pattern: RegExp, first: FirstNumber): Candidate[] {
  return findAll(page.lower, pattern).flatMap(({ start, end, written }) => {
    const tail = readTail(page.lower, end, first);
    return tail === undefined || LEAVES_STREET.test(written) ? [] : [address(start, tail.end)];
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
