import { CUE_WORDS, type CueKind } from './cue-words.js';

/** A word of the text that names the number beside it. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly kind: CueKind;
}

/** "telefon raqamim", "номер карты": the word for number belongs to the cue before it. */
const NUMBER_WORD = '(?:\\s{1,2}(?:raqam|рақам|ракам|номер|nomer|number|no\\.|seriya|сери[яи])\\p{L}{0,8})?';

const PATTERNS = (Object.keys(CUE_WORDS) as CueKind[]).map((kind) => ({
  kind,
  pattern: new RegExp(
    `(?<![\\p{L}\\d])(?:${CUE_WORDS[kind].join('|')})\\p{L}{0,15}${kind === 'neutral' ? '' : NUMBER_WORD}`,
    'gu',
  ),
}));

/** Every cue of a folded lower-case text, by the place where it ends; of two that end together the shorter first. */
export function findCues(lower: string): Cue[] {
  const cues = PATTERNS.flatMap(({ kind, pattern }) =>
    Array.from(lower.matchAll(pattern), (match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
  return cues.sort((a, b) => a.end - b.end || b.start - a.start);
}

/** Farther words speak of something else. */
const REACH = 32;
/** A sentence's end, a new line or another number between a cue and a place parts them. */
const BREAK = /[!?;\n\d]|\.\s/;

/** The kind of the nearest cue that ends before `start`, in the same sentence, with no number between. */
export function cueBefore(page: CuedText, start: number, reach = REACH): CueKind | undefined {
  const cue = page.cues[firstCueEndingAfter(page.cues, start) - 1];
  if (cue === undefined || start - cue.end > reach) return undefined;
  return BREAK.test(page.lower.slice(cue.end, start)) ? undefined : cue.kind;
}

/** Whether a cue of `kind` starts within `reach` after `end`: "226-41-90 ga telefon qiling". */
export function hasCueAfter(page: CuedText, end: number, kind: CueKind, reach = 20): boolean {
  for (let index = firstCueEndingAfter(page.cues, end); index < page.cues.length; index++) {
    const cue = page.cues[index];
    if (cue === undefined || cue.end > end + reach + 30) return false;
    if (cue.kind !== kind || cue.start < end || cue.start > end + reach) continue;
    return !BREAK.test(page.lower.slice(end, cue.start).replace(/^\s?(?:г|й|y)\.\s/, ''));
  }
  return false;
}

interface CuedText {
  readonly lower: string;
  readonly cues: readonly Cue[];
}

function firstCueEndingAfter(cues: readonly Cue[], offset: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
