import { type Cue, findCues } from './cues.js';
import { fold } from './fold.js';

/** A text made ready for the recognisers. `text` and `lower` have the same length and offsets. */
export interface Page {
  /** Folded text, letters as written. */
  readonly text: string;
  readonly lower: string;
  /** Words that name what the number beside them is, by place. */
  readonly cues: readonly Cue[];
  /** The original range of a folded range. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

export function readPage(original: string): Page {
  const folded = fold(original);
  // İ is the one letter whose lower case takes more units than itself
  const lower = folded.text.replaceAll('İ', 'i').toLowerCase();
  return {
    text: folded.text,
    lower,
    cues: findCues(lower),
    toOriginal: (start, end) => ({ start: folded.from[start] ?? original.length, end: folded.to[end - 1] ?? 0 }),
  };
}
