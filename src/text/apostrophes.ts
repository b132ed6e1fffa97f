import { isApostrophe, isLetter } from './characters.js';
import type { MappedText } from './mapped-text.js';

export const TURNED_COMMA = 0x2bb;
export const TUTUQ = 0x2bc;
const NEWLINE = 0x0a;
const O_OR_G = new Set([...'oOgG'].map((letter) => letter.charCodeAt(0)));

/**
 * Gives the apostrophes of words their right signs, in place: ʻ after o and g, ʼ elsewhere inside a word.
 * Quotation marks stay: one that opens before a word is closed by the next one that ends a word.
 */
export function repairApostrophes(text: MappedText): void {
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.code(index);
    if (code === NEWLINE) quoted = false;
    if (!isApostrophe(code)) continue;
    const before = text.code(index - 1);
    const after = text.code(index + 1);
    if (!isLetter(before)) {
      quoted = quoted || isLetter(after);
    } else if (isLetter(after)) {
      text.setCode(index, O_OR_G.has(before) ? TURNED_COMMA : TUTUQ);
    } else if (quoted) {
      quoted = false;
    } else if (O_OR_G.has(before) && !isApostrophe(after)) {
      text.setCode(index, TURNED_COMMA);
    }
  }
}
