import { type Candidate, SCORE } from './candidate.js';
import { cueBefore } from './cues.js';
import { findAll } from './numbers.js';
import type { Page } from './page.js';

/** AA:BB:CC:DD:EE:FFFF[:GGGG[:HHH]]; four colons or more, which no clock time has. */
const COLONS = /(?<![\d:])\d{1,2}(?: ?: ?\d{1,4}){4,9}(?:\/\d{1,6})*(?![\d:])/g;
/** Other separators, or none: only beside its name. */
const NAMED = /(?<!\d)\d{2}(?:[ .:/-]{0,2}\d){8,26}(?!\d)/g;

export function recogniseCadastres(page: Page): Candidate[] {
  const shaped = findAll(page.lower, COLONS).map(
    ({ start, end }): Candidate => ({ start, end, type: 'cadastre', score: SCORE.named }),
  );
  const named = findAll(page.lower, NAMED)
    .filter(({ start }) => cueBefore(page, start) === 'cadastre')
    .map(({ start, end }): Candidate => ({ start, end, type: 'cadastre', score: SCORE.named }));
  return [...shaped, ...named];
}
