import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { findAll, isMeasured, isNeutral } from './numbers.js';
import type { Page } from './page.js';

const NINE = /(?<!\d|\d[.,:/-])\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d|[.,:]\d)/g;
/** Other countries' taxpayer numbers have ten or twelve digits. */
const NAMED = /(?<!\d|\d[.,:/-])\d(?:[ -]?\d){7,11}(?!\d)/g;

/** STIR (INN): named, or nine bare digits in its range (companies 2–3, persons 4–7). */
export function recogniseStirs(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { start, end } of findAll(page.lower, NAMED)) {
    if (cueBefore(page, start) === 'stir') candidates.push({ start, end, type: 'stir', score: SCORE.named });
  }
  for (const { start, end, written } of findAll(page.lower, NINE)) {
    if (!/^[2-7]\d{8}$/.test(written) || isMeasured(page, start, end) || isNeutral(page, start, end)) continue;
    candidates.push({ start, end, type: 'stir', score: /^[23]/.test(written) ? SCORE.weak + 0.1 : SCORE.weak });
  }
  return candidates;
}
