import type { CueLevel, UrgencyCueFinder } from '../classification/index.js';
import { readText } from '../triage/index.js';

/** A labelled text. */
interface UrgentText {
  readonly text: string;
  readonly urgency: string;
}

/** How a level's matches did on labelled texts. */
export interface CueFigures {
  /** Texts whose strongest match is of the level. */
  readonly matched: number;
  /** Those of them that are labelled with it. */
  readonly right: number;
  /** Those of them that are labelled with it or a higher one. */
  readonly rightOrAbove: number;
  /** Texts labelled with the level. */
  readonly all: number;
  /** Those of them with a match of the level or a higher one. */
  readonly found: number;
}

/** Measures the grammar of dangers on labelled texts. */
export function measureCues(cues: UrgencyCueFinder, texts: readonly UrgentText[]): Record<CueLevel, CueFigures> {
  const levels = texts.map(({ text, urgency }) => ({ urgency, level: strongest(text, cues) }));
  const count = (fits: (each: (typeof levels)[number]) => boolean): number => levels.filter(fits).length;
  const figures = (name: CueLevel, above: readonly string[]): CueFigures => ({
    matched: count(({ level }) => level === name),
    right: count(({ level, urgency }) => level === name && urgency === name),
    rightOrAbove: count(({ level, urgency }) => level === name && above.includes(urgency)),
    all: count(({ urgency }) => urgency === name),
    found: count(({ level, urgency }) => urgency === name && level !== undefined && above.includes(level)),
  });
  return { critical: figures('critical', ['critical']), high: figures('high', ['critical', 'high']) };
}

function strongest(text: string, cues: UrgencyCueFinder): CueLevel | undefined {
  const { modelText, matched } = readText(text);
  const matches = cues.find(modelText, matched);
  return matches.find((match) => match.level === 'critical')?.level ?? matches[0]?.level;
}
