import type { CueLevel, CueMatch, UrgencyCueFinder } from '../classification/index.js';
import type { Span } from '../domain/index.js';
import { originalSpans } from './original-spans.js';
import type { Reading } from './reading.js';

/** What the grammar of dangers says of a text. */
export interface UrgencyFacts {
  /** The highest level that a rule gives. */
  readonly level: CueLevel;
  /** How often matches of the level are right, measured. */
  readonly precision: number;
  /** Words of the original text that decided. */
  readonly evidence: readonly Span[];
}

/** Facts of danger in a text, with their place in the original; undefined where no rule holds. */
export function urgencyFacts(reading: Reading, cues: UrgencyCueFinder): UrgencyFacts | undefined {
  const matches = cues.find(reading.modelText, reading.matched);
  const critical = matches.filter((match) => match.level === 'critical');
  if (matches.length === 0) return undefined;
  const level: CueLevel = critical.length > 0 ? 'critical' : 'high';
  const deciding: readonly CueMatch[] = critical.length > 0 ? critical : matches;
  return {
    level,
    precision: cues.precision[level],
    evidence: originalSpans(
      reading,
      deciding.flatMap((match) => match.spans),
    ),
  };
}
