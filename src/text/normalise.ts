import { repairApostrophes } from './apostrophes.js';
import { composeNfc } from './compose.js';
import { repairHomoglyphs } from './homoglyphs.js';
import { HtmlCleaner } from './html-cleaner.js';
import type { MappedText } from './mapped-text.js';
import type { NormalisedText } from './types.js';
import { collapseWhiteSpace } from './white-space.js';

/**
 * Cleans a text for everything that reads it: HTML to text, Unicode NFC, invisible characters out, white space,
 * the apostrophes of words, look-alike letters. Never throws; time is linear; doing it twice is doing it once.
 * Offsets are UTF-16 code units of `raw`.
 */
export function normaliseText(raw: string): NormalisedText {
  const composed = composeNfc(raw);
  const cleaner = new HtmlCleaner(composed === undefined ? raw : composed.text.slice(0));
  let mapped = cleaner.run();
  if (composed !== undefined) mapped.rebase(composed.text);
  const recomposed = cleaner.changed ? composeNfc(mapped.slice(0)) : undefined;
  if (recomposed !== undefined) {
    recomposed.text.rebase(mapped);
    mapped = recomposed.text;
  }
  repairHomoglyphs(mapped);
  repairApostrophes(mapped);
  collapseWhiteSpace(mapped);
  const marks = cleaner.removed.marks + (composed?.marksRemoved ?? 0) + (recomposed?.marksRemoved ?? 0);
  return result(mapped, { ...cleaner.removed, marks }, cleaner.html);
}

function result(mapped: MappedText, removed: NormalisedText['removed'], html: boolean): NormalisedText {
  return {
    text: mapped.slice(0),
    removed,
    html,
    toOriginal: (start, end) => mapped.origin(start, end),
  };
}
