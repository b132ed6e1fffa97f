import type { PiiSpan } from '../domain/index.js';
import type { Page } from './page.js';

/** A place that one recogniser holds to be personal data. Offsets are units of the page's folded text. */
export interface Candidate extends PiiSpan {
  /** How sure the recogniser is, 0 to 1; it only orders candidates that overlap. */
  readonly score: number;
}

/** Finds one kind of personal data. Must take time linear in the page's length and never throw. */
export type Recogniser = (page: Page) => Candidate[];

/** The scores in use: a word beside the value names it, its shape is telling, its shape is shared with other things. */
export const SCORE = { named: 0.95, shaped: 0.8, likely: 0.6, weak: 0.4 } as const;
