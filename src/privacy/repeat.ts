import { type Candidate, SCORE } from './candidate.js';
import type { Page } from './page.js';

/** Values looked for again; beyond it a text is no appeal but a list, and time must stay linear. */
const VALUES_SOUGHT = 64;
/** Fewer digits could be another number of the text. */
const DIGITS_NEEDED = 7;

/** Places where a found value stands again, written the same way, without the words that gave it away. */
export function repeatFound(page: Page, found: readonly Candidate[]): Candidate[] {
  const types = new Map<string, Candidate['type']>();
  for (const { start, end, type } of found) {
    if (types.size === VALUES_SOUGHT) break;
    const value = page.lower.slice(start, end);
    if (value.replace(/\D/g, '').length >= DIGITS_NEEDED) types.set(value, type);
  }
  return Array.from(types, ([value, type]) =>
    places(page.lower, value).map((place) => ({ ...place, type, score: SCORE.weak })),
  ).flat();
}

function places(text: string, value: string): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length)) {
    const end = start + value.length;
    if (!isInsideNumber(text, start) && !isInsideNumber(text, end)) result.push({ start, end });
  }
  return result;
}

/** Whether a number goes on across `offset`: digits on both its sides. */
function isInsideNumber(text: string, offset: number): boolean {
  return isDigit(text, offset - 1) && isDigit(text, offset);
}

function isDigit(text: string, index: number): boolean {
  const sign = text.charAt(index);
  return sign >= '0' && sign <= '9';
}
