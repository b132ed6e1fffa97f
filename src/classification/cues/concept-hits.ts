import type { Lexicon, Term } from './terms.js';
import type { CueText } from './words-of.js';

/** A concept found in a text: words `from` to `to` (exclusive). */
export interface Hit {
  readonly from: number;
  readonly to: number;
}

/** All concepts of a text, each with its hits in the order of their first words. */
export type Hits = ReadonlyMap<string, readonly Hit[]>;

/** Finds every concept of the lexicon. A term does not reach over the end of a sentence. */
export function conceptHits(text: CueText, lexicon: Lexicon): Hits {
  const hits = new Map<string, Hit[]>();
  const known = new Map<string, readonly number[]>();
  const stems = text.words.map((word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = lexicon.stems.of(word);
    known.set(word, found);
    return found;
  });
  for (let at = 0; at < stems.length; at++) {
    const english = text.english.has(text.sentences[at] ?? 0);
    for (const id of stems[at] ?? []) {
      for (const term of lexicon.byFirst.get(id) ?? []) {
        if (term.english !== english) continue;
        const to = endOf(term, 1, at, stems, text);
        if (to !== undefined) keep(hits, term.concept, { from: at, to });
      }
    }
  }
  return hits;
}

function endOf(
  term: Term,
  part: number,
  at: number,
  stems: readonly (readonly number[])[],
  text: CueText,
): number | undefined {
  const next = term.parts[part];
  if (next === undefined) return at + 1;
  for (let word = at + 1; word <= at + 1 + next.gap && word < stems.length; word++) {
    if (text.sentences[word] !== text.sentences[at]) return undefined;
    if (!stems[word]?.some((id) => next.stems.has(id))) continue;
    const end = endOf(term, part + 1, word, stems, text);
    if (end !== undefined) return end;
  }
  return undefined;
}

function keep(hits: Map<string, Hit[]>, concept: string, hit: Hit): void {
  const list = hits.get(concept);
  if (list === undefined) {
    hits.set(concept, [hit]);
    return;
  }
  const last = list.at(-1);
  if (last?.from === hit.from && last.to === hit.to) return;
  list.push(hit);
}
