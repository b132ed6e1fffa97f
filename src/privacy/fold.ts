/**
 * Text as a recogniser reads it: one sort of apostrophe, dash, space and digit, accents composed, invisible
 * signs gone (numbers copied from a phone book come with U+202A … U+202C). Letters keep their case and script.
 */
export interface Folded {
  readonly text: string;
  /** First original code unit of each folded unit. */
  readonly from: Uint32Array;
  /** Original code unit after each folded unit. */
  readonly to: Uint32Array;
}

const APOSTROPHES = 'ʻʼ‘’`´′ʹˈ‛＇ʽ';
const DASHES = '‐‑‒–—―−﹣－';
const SPACES = '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
/** Soft hyphen, zero-width and direction signs, variation selectors, the keycap sign. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u20e3|[\ufe00-\ufe0f]/;

const FOLDS = new Map<number, number>([...table(APOSTROPHES, "'"), ...table(DASHES, '-'), ...table(SPACES, ' ')]);

function table(signs: string, target: string): [number, number][] {
  return Array.from(signs, (sign) => [sign.charCodeAt(0), target.charCodeAt(0)]);
}

/** Folds `text`; every folded unit knows the original units it stands for. Linear time. */
export function fold(text: string): Folded {
  const units = new Uint16Array(text.length);
  const from = new Uint32Array(text.length);
  const to = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; ) {
    const size = isStyledDigit(text, index) ? 2 : 1;
    const code = size === 2 ? 0x30 + ((text.charCodeAt(index + 1) - 0xdfce) % 10) : foldUnit(text.charCodeAt(index));
    const joined = length > 0 && code >= 0x300 && code <= 0x36f ? compose(units[length - 1] ?? 0, code) : undefined;
    if (joined !== undefined) {
      units[length - 1] = joined;
      to[length - 1] = index + size;
    } else if (code < 0x80 || !INVISIBLE.test(String.fromCharCode(code))) {
      units[length] = code;
      from[length] = index;
      to[length] = index + size;
      length++;
    }
    index += size;
  }
  return { text: decode(units.subarray(0, length)), from: from.subarray(0, length), to: to.subarray(0, length) };
}

/** Mathematical digits (𝟗𝟎): U+1D7CE … U+1D7FF, five styles of ten. */
function isStyledDigit(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== 0xd835) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdfce && low <= 0xdfff;
}

function foldUnit(code: number): number {
  if (code < 0x60 && code !== 0x09) return code;
  if (code >= 0xff01 && code <= 0xff5e) return FOLDS.get(code) ?? code - 0xfee0;
  if (code >= 0x0660 && code <= 0x0669) return code - 0x0660 + 0x30;
  return FOLDS.get(code) ?? code;
}

/** The composed letter of a base and a combining mark; the base alone where Unicode has none. */
function compose(base: number, mark: number): number {
  const composed = String.fromCharCode(base, mark).normalize('NFC');
  return composed.length === 1 ? composed.charCodeAt(0) : base;
}

function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += 8192) {
    parts.push(String.fromCharCode(...units.subarray(start, start + 8192)));
  }
  return parts.join('');
}
