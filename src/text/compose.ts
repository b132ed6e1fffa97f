import { MappedText } from './mapped-text.js';

/** More marks than this on one letter is decoration ("zalgo"), not writing. */
const MARKS_KEPT = 8;
const TOO_MANY_MARKS = /\p{M}{9}/u;
/** Characters that NFC replaces by another single character, beyond those that it joins with marks. */
const SINGLETON =
  /[\u0374\u037e\u0387\u1f71-\u1ffd\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufaff\ufb1d-\ufb4e\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9\u{2f800}-\u{2fa1f}]/u;
/** Marks, and Hangul vowels and finals: what can join the letter before it. */
const JOINER = /[\p{M}\u1160-\u11ff]/u;

export interface Composed {
  readonly text: MappedText;
  readonly marksRemoved: number;
}

/** Unicode NFC with offsets; undefined where the text is in that form already. Linear in the text's length. */
export function composeNfc(text: string): Composed | undefined {
  const crowded = TOO_MANY_MARKS.test(text);
  if (!crowded && text.normalize('NFC') === text) return undefined;
  const out = new MappedText(text.length);
  let marksRemoved = 0;
  for (let index = 0; index < text.length; ) {
    const size = unitsAt(text, index);
    const end = clusterEnd(text, index + size);
    if (end === index + size && !changesAlone(text, index)) {
      copyUnits(out, text, index, end);
    } else {
      const signs = [...text.slice(index, Math.min(end, index + size + 2 * MARKS_KEPT + 2))].slice(0, MARKS_KEPT + 1);
      out.pushAll(signs.join('').normalize('NFC'), index, end);
      marksRemoved += Math.max(0, countSigns(text, index, end) - signs.length);
    }
    index = end;
  }
  return { text: out, marksRemoved };
}

function copyUnits(out: MappedText, text: string, from: number, to: number): void {
  for (let index = from; index < to; index++) out.push(text.charCodeAt(index), index, index + 1);
}

function unitsAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** The end of the run of joining characters that begins at `from`. */
function clusterEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) >= 0x300) {
    const size = unitsAt(text, end);
    if (!joins(text, end, size)) break;
    end += size;
  }
  return end;
}

const JOINS_MEMO = new Uint8Array(0x10000);

function joins(text: string, index: number, size: number): boolean {
  if (size === 2) return JOINER.test(text.slice(index, index + 2));
  const code = text.charCodeAt(index);
  if (JOINS_MEMO[code] === 0) JOINS_MEMO[code] = JOINER.test(String.fromCharCode(code)) ? 1 : 2;
  return JOINS_MEMO[code] === 1;
}

function changesAlone(text: string, index: number): boolean {
  return text.charCodeAt(index) >= 0x300 && SINGLETON.test(text.slice(index, index + unitsAt(text, index)));
}

function countSigns(text: string, from: number, to: number): number {
  let signs = 0;
  for (let index = from; index < to; index += unitsAt(text, index)) signs++;
  return signs;
}
