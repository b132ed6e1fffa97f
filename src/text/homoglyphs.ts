import { isApostrophe, isCyrillicLetter, isLatinLetter, isLetter } from './characters.js';
import type { MappedText } from './mapped-text.js';

const LATIN_TWINS = 'aeopcyxiABCEHIKMOPTXYëËəƏ';
const CYRILLIC_TWINS = 'аеорсухіАВСЕНІКМОРТХУёЁәӘ';
/** Cyrillic look-alikes that no language served here needs; they are only ever turned into Latin. */
const CYRILLIC_ONLY = 'ѕЅјЈһԛԝԁ';
const THEIR_LATIN = 'sSjJhqwd';

const toCyrillic = pairUp(LATIN_TWINS, CYRILLIC_TWINS);
const toLatin = pairUp(CYRILLIC_TWINS + CYRILLIC_ONLY, LATIN_TWINS + THEIR_LATIN);

function pairUp(from: string, to: string): ReadonlyMap<number, number> {
  return new Map([...from].map((sign, index) => [sign.charCodeAt(0), to.charCodeAt(index)]));
}

type Side = 'Latn' | 'Cyrl' | 'none';

/** Kinds of code units: letters of one script for sure, look-alikes by the script they are typed in, the rest. */
const [OTHER, LATIN, LATIN_TWIN, CYRILLIC, CYRILLIC_TWIN, FOREIGN] = [0, 1, 2, 3, 4, 5];
const KINDS = buildKinds();

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let code = 0; code < 0x2000; code++) {
    if (isCyrillicLetter(code)) kinds[code] = toLatin.has(code) ? CYRILLIC_TWIN : CYRILLIC;
    else if (isLatinLetter(code)) kinds[code] = toCyrillic.has(code) ? LATIN_TWIN : LATIN;
  }
  return kinds;
}

function kindOf(code: number): number {
  const kind = KINDS[code] ?? OTHER;
  return kind === OTHER && code >= 0x80 && isLetter(code) ? FOREIGN : kind;
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** Signs that bind a word into a reference, tag, link, mail address or handle: such words stay as typed. */
const BINDS_BEFORE = new Set([...'&#<@/_=:!?'].map((sign) => sign.charCodeAt(0)));
const BINDS_AFTER = new Set([...'@_'].map((sign) => sign.charCodeAt(0)));

/** Repairs look-alike letters of the wrong script, word by word, in place. */
export function repairHomoglyphs(text: MappedText): void {
  const main = mainSide(text);
  if (main === undefined) return;
  let left: Side = 'none';
  let waiting: Word[] = [];
  for (const word of words(text)) {
    const side = sideOf(word.counts);
    if (side === 'none') {
      waiting.push(word);
      continue;
    }
    repairWord(text, word, side);
    if (side === 'both') continue;
    for (const small of waiting) settleSmall(text, small, left, side, main);
    waiting = [];
    left = side;
  }
  for (const small of waiting) settleSmall(text, small, left, 'none', main);
}

/** The script of most sure letters; undefined where only one script is written at all. */
function mainSide(text: MappedText): Side | undefined {
  const counts = countKinds(text, 0, text.length);
  const latin = counts[LATIN] ?? 0;
  const cyrillic = counts[CYRILLIC] ?? 0;
  if (latin + (counts[LATIN_TWIN] ?? 0) === 0 || cyrillic + (counts[CYRILLIC_TWIN] ?? 0) === 0) return undefined;
  return latin > cyrillic ? 'Latn' : 'Cyrl';
}

function countKinds(text: MappedText, from: number, to: number): number[] {
  const counts = [0, 0, 0, 0, 0, 0];
  for (let index = from; index < to; index++) {
    const kind = kindOf(text.code(index));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function* words(text: MappedText): Generator<Word> {
  for (let from = 0; from < text.length; from++) {
    if (kindOf(text.code(from)) === OTHER) continue;
    let to = from + 1;
    while (to < text.length && continuesWord(text, to)) to++;
    const bound = BINDS_BEFORE.has(text.code(from - 1)) || BINDS_AFTER.has(text.code(to));
    if (!bound) yield { from, to, counts: countKinds(text, from, to) };
    from = to;
  }
}

function continuesWord(text: MappedText, index: number): boolean {
  if (kindOf(text.code(index)) !== OTHER) return true;
  return isApostrophe(text.code(index)) && kindOf(text.code(index + 1)) !== OTHER;
}

function sideOf(counts: readonly number[]): Side | 'both' {
  const latin = counts[LATIN] ?? 0;
  const cyrillic = counts[CYRILLIC] ?? 0;
  if (latin > 0 && cyrillic > 0) return 'both';
  return latin > 0 ? 'Latn' : cyrillic > 0 ? 'Cyrl' : 'none';
}

function isMixed(counts: readonly number[]): boolean {
  return (counts[LATIN_TWIN] ?? 0) > 0 && (counts[CYRILLIC_TWIN] ?? 0) > 0;
}

function majority(counts: readonly number[], main: Side): Side {
  const difference = (counts[LATIN_TWIN] ?? 0) - (counts[CYRILLIC_TWIN] ?? 0);
  return difference === 0 ? main : difference > 0 ? 'Latn' : 'Cyrl';
}

function repairWord(text: MappedText, word: Word, side: Side | 'both'): void {
  if (side !== 'both') settle(text, word, side);
  else settleBetween(text, word);
}

/** Turns every look-alike of a word into one script; a letter with a combining mark stays, or NFC would change. */
function settle(text: MappedText, word: Word, side: Side): void {
  for (let index = word.from; index < word.to; index++) settleUnit(text, index, side);
}

function settleUnit(text: MappedText, index: number, side: Side): void {
  const twin = (side === 'Latn' ? toLatin : toCyrillic).get(text.code(index));
  if (twin !== undefined && kindOf(text.code(index + 1)) !== FOREIGN) text.setCode(index, twin);
}

/** A word with sure letters of both scripts ("SMSни"): only look-alikes with both neighbours in one script move. */
function settleBetween(text: MappedText, word: Word): void {
  let left: Side = 'none';
  let from = word.from;
  for (let index = word.from; index <= word.to; index++) {
    const kind = index === word.to ? OTHER : kindOf(text.code(index));
    const here: Side = kind === LATIN ? 'Latn' : kind === CYRILLIC ? 'Cyrl' : 'none';
    if (here === 'none' && index < word.to) continue;
    const side = left === 'none' ? here : here === 'none' || here === left ? left : 'none';
    for (let at = from; at < index && side !== 'none'; at++) settleUnit(text, at, side);
    left = here;
    from = index + 1;
  }
}

/**
 * A small word of look-alikes only ("a", "с", "хор") follows the words around it; in capitals it may be a code
 * ("AC 1234567") and only becomes one script where it mixes both.
 */
function settleSmall(text: MappedText, word: Word, left: Side, right: Side, main: Side): void {
  const around = left === 'none' ? right : right === 'none' || right === left ? left : 'none';
  const written = text.slice(word.from, word.to);
  if (around !== 'none' && written === written.toLowerCase()) settle(text, word, around);
  else if (isMixed(word.counts)) settle(text, word, majority(word.counts, main));
}
