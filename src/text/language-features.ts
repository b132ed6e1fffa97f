import { isExtraCyrillic } from './alphabets.js';
import { isApostrophe, isCyrillicLetter, isLatinLetter, isLetter } from './characters.js';

/** Features of the words of one script: a 32-bit hash for each letter group, groups repeated as they occur. */
export interface ScriptFeatures {
  readonly hashes: number[];
  /** Cyrillic letters beyond the Russian alphabet, with their counts. */
  readonly extras: Map<number, number>;
  letters: number;
  words: number;
  /** Words that begin with a capital. */
  capitals: number;
}

export interface LanguageFeatures {
  readonly Latn: ScriptFeatures;
  readonly Cyrl: ScriptFeatures;
  /** Letters of any other script. */
  otherLetters: number;
}

/** The language of a long text shows in its first characters; more would only cost time. */
const READ_AT_MOST = 3000;
const LONGEST_GROUP = 5;
const BOUNDARY = 0x20;
const APOSTROPHE = 0x27;
const WHOLE_WORD = 0x3d;
/** Links, mail addresses, handles and masked tokens tell nothing about the language. */
const NO_LANGUAGE = /\[[A-Z][A-Z0-9_]*\]|(?:https?:\/\/|www\.)\S+|\S+@\S+|@\w+/gu;

/** Letter groups of 1 to 5 letters (with word boundaries) and whole words, apart for Latin and Cyrillic words. */
export function languageFeatures(text: string): LanguageFeatures {
  const features: LanguageFeatures = { Latn: emptyScript(), Cyrl: emptyScript(), otherLetters: 0 };
  const read = text.slice(0, READ_AT_MOST);
  const cased = (/[[@]|www|http/.test(read) ? read.replace(NO_LANGUAGE, ' ') : read).replaceAll('İ', 'I');
  const lower = cased.toLowerCase();
  let word: number[] = [];
  for (let index = 0; index <= lower.length; index++) {
    const code = lower.charCodeAt(index);
    const apostrophe = isApostrophe(code);
    if (isLatinLetter(code) || isCyrillicLetter(code)) word.push(code);
    else if (apostrophe && word.length > 0) word.push(APOSTROPHE);
    else {
      const from = index - word.length;
      addWord(word, features, lower.charCodeAt(from) !== cased.charCodeAt(from));
      word = [];
      if (code > 0x24f && isLetter(code)) features.otherLetters++;
    }
  }
  return features;
}

function emptyScript(): ScriptFeatures {
  return { hashes: [], extras: new Map(), letters: 0, words: 0, capitals: 0 };
}

/** A word belongs to the script of most of its letters. */
function addWord(word: number[], features: LanguageFeatures, capital: boolean): void {
  while (word.at(-1) === APOSTROPHE && !endsInLetterSign(word)) word.pop();
  if (word.length === 0) return;
  let cyrillic = 0;
  let letters = 0;
  for (const code of word) {
    if (code === APOSTROPHE) continue;
    letters++;
    if (!isCyrillicLetter(code)) continue;
    cyrillic++;
    if (isExtraCyrillic(code)) features.Cyrl.extras.set(code, (features.Cyrl.extras.get(code) ?? 0) + 1);
  }
  const script = cyrillic * 2 > letters ? features.Cyrl : features.Latn;
  script.letters += letters;
  script.words++;
  if (capital) script.capitals++;
  addGroups(word, script.hashes);
}

/** The apostrophe of a final oʻ or gʻ is part of the letter. */
function endsInLetterSign(word: readonly number[]): boolean {
  const before = word.at(-2);
  return before === 0x6f || before === 0x67;
}

function addGroups(word: readonly number[], hashes: number[]): void {
  const padded = [BOUNDARY, ...word, BOUNDARY];
  for (let from = 0; from < padded.length; from++) {
    let hash = 0x811c9dc5;
    const last = Math.min(padded.length, from + LONGEST_GROUP);
    for (let at = from; at < last; at++) {
      hash = step(hash, padded[at] ?? 0);
      if (at > from || padded[at] !== BOUNDARY) hashes.push(finish(hash));
    }
  }
  let whole = step(0x811c9dc5, WHOLE_WORD);
  for (const code of word) whole = step(whole, code);
  hashes.push(finish(whole));
}

/** FNV-1a over UTF-16 code units. */
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) >>> 0;
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
