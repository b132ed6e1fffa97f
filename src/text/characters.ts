/** What the cleaner does with a code unit or code point. */
export type CharacterClass = 'keep' | 'space' | 'newline' | 'bidi' | 'zeroWidth' | 'control' | 'softHyphen' | 'overlay';

const REMOVED_RANGES: readonly (readonly [number, number, CharacterClass])[] = [
  [0x00, 0x08, 'control'],
  [0x09, 0x09, 'space'],
  [0x0a, 0x0a, 'newline'],
  [0x0b, 0x0c, 'newline'],
  [0x0e, 0x1f, 'control'],
  [0x20, 0x20, 'space'],
  [0x7f, 0x84, 'control'],
  [0x85, 0x85, 'newline'],
  [0x86, 0x9f, 'control'],
  [0xa0, 0xa0, 'space'],
  [0xad, 0xad, 'softHyphen'],
  [0x0334, 0x0338, 'overlay'],
  [0x034f, 0x034f, 'zeroWidth'],
  [0x061c, 0x061c, 'bidi'],
  [0x115f, 0x1160, 'zeroWidth'],
  [0x1680, 0x1680, 'space'],
  [0x180e, 0x180e, 'zeroWidth'],
  [0x2000, 0x200a, 'space'],
  [0x200b, 0x200d, 'zeroWidth'],
  [0x200e, 0x200f, 'bidi'],
  [0x2028, 0x2029, 'newline'],
  [0x202a, 0x202e, 'bidi'],
  [0x202f, 0x202f, 'space'],
  [0x205f, 0x205f, 'space'],
  [0x2060, 0x2065, 'zeroWidth'],
  [0x2066, 0x2069, 'bidi'],
  [0x206a, 0x206f, 'control'],
  [0x2800, 0x2800, 'space'],
  [0x3000, 0x3000, 'space'],
  [0x3164, 0x3164, 'zeroWidth'],
  [0xfeff, 0xfeff, 'zeroWidth'],
  [0xffa0, 0xffa0, 'zeroWidth'],
  [0xfff9, 0xfffb, 'control'],
  [0xfffe, 0xffff, 'control'],
];

/** Tag characters (U+E0000 to U+E007F): invisible copies of ASCII, used to smuggle text. */
export function isTagCharacter(codePoint: number): boolean {
  return codePoint >= 0xe0000 && codePoint <= 0xe007f;
}

const BMP_CLASSES = buildClasses();
const CLASS_NAMES: readonly CharacterClass[] = [
  'keep',
  'space',
  'newline',
  'bidi',
  'zeroWidth',
  'control',
  'softHyphen',
  'overlay',
];

function buildClasses(): Uint8Array {
  const names: CharacterClass[] = ['keep', 'space', 'newline', 'bidi', 'zeroWidth', 'control', 'softHyphen', 'overlay'];
  const classes = new Uint8Array(0x10000);
  for (const [from, to, name] of REMOVED_RANGES) classes.fill(names.indexOf(name), from, to + 1);
  return classes;
}

export function classOf(code: number): CharacterClass {
  return CLASS_NAMES[BMP_CLASSES[code] ?? 0] ?? 'keep';
}

const APOSTROPHES = new Set("'`´ʹʻʼʽʾʿˈˊˋ‘’‛′‵＇ꞌ՚");
const APOSTROPHE_CODES = new Set([...APOSTROPHES].map((sign) => sign.charCodeAt(0)));

/** Any of the signs that people type for oʻ, gʻ and the tutuq belgisi. */
export function isApostrophe(code: number): boolean {
  return APOSTROPHE_CODES.has(code);
}

const ANY_LETTER = /\p{L}|\p{M}/u;
const LETTER_MEMO = new Uint8Array(0x10000);

/** Whether a UTF-16 code unit is a letter or a combining mark, apostrophe signs not counted. */
export function isLetter(code: number): boolean {
  const known = LETTER_MEMO[code];
  if (known !== 0) return known === 1;
  const letter = ANY_LETTER.test(String.fromCharCode(code)) && !isApostrophe(code);
  LETTER_MEMO[code] = letter ? 1 : 2;
  return letter;
}

export function isLatinLetter(code: number): boolean {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
  return code <= 0x24f || code === 0x259 || code === 0x18f || (code >= 0x1e00 && code <= 0x1eff);
}

export function isCyrillicLetter(code: number): boolean {
  return code >= 0x400 && code <= 0x52f && !(code >= 0x482 && code <= 0x489);
}
