import type { Hit } from './concept-hits.js';
import type { Reach } from './schema.js';
import type { CueText } from './words-of.js';

/** Most words between two hits, by reach: people write without full stops, and a sentence is then the whole text. */
const WORDS: Readonly<Record<Reach, number>> = {
  near: 4,
  sentence: 22,
  passage: 40,
  text: Number.MAX_SAFE_INTEGER,
};

/** Most sentences between two hits. */
const SENTENCES: Readonly<Record<Reach, number>> = { near: 0, sentence: 0, passage: 1, text: Number.MAX_SAFE_INTEGER };

/**
 * The hits that stand within reach of `anchor` and are not the same words, first ones first. Hits are
 * sorted by their first word, so that the search starts at the window and stays linear in the text.
 */
export function* hitsNear(
  anchor: Hit,
  hits: readonly Hit[],
  reach: Reach,
  text: CueText,
  words = WORDS[reach],
): Generator<Hit> {
  const most = Math.min(words, WORDS[reach]);
  for (let index = firstFrom(hits, anchor.from - most - LONGEST_HIT); index < hits.length; index++) {
    const hit = hits[index];
    if (hit === undefined || hit.from > anchor.to + most) return;
    if (hit.from === anchor.from && hit.to === anchor.to) continue;
    const between = Math.max(hit.from - anchor.to, anchor.from - hit.to, 0);
    if (between <= most && sentencesApart(anchor, hit, text) <= SENTENCES[reach]) yield hit;
  }
}

/** No term has more words than this, gaps and all. */
const LONGEST_HIT = 16;

function sentencesApart(one: Hit, other: Hit, text: CueText): number {
  return Math.abs((text.sentences[one.from] ?? 0) - (text.sentences[other.from] ?? 0));
}

function firstFrom(hits: readonly Hit[], from: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
