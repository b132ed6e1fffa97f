import { z } from 'zod';

/** `data/reference/emergency-cues.json`. A phrase's word that ends in `*` matches any word it begins; `*` alone, any one word. */
export const emergencyCuesSchema = z.object({
  version: z.string(),
  /** Share of the appeals with a cue that are truly critical, measured on the corpus (train and dev) and the sample day: 38 of 46. */
  precision: z.number().min(0).max(1),
  cues: z.array(
    z.object({
      id: z.string(),
      name: z.object({ uzLatn: z.string(), uzCyrl: z.string(), ru: z.string(), en: z.string() }),
      phrases: z.array(z.string().min(3)).min(1),
    }),
  ),
  /** Words that take a cue back when they stand within two words after it ("gaz hidi yoʻq"). */
  cancelAfter: z.array(z.string()),
  /** Words that take a cue back when they stand within six words before it ("oʻtgan yili"). */
  cancelBefore: z.array(z.string()),
});
export type EmergencyCues = z.infer<typeof emergencyCuesSchema>;
export type EmergencyCue = EmergencyCues['cues'][number];

type Matcher = (word: string) => boolean;

interface CompiledPhrase {
  readonly cue: EmergencyCue;
  readonly words: readonly Matcher[];
}

/**
 * Finds words of danger in folded text, in all languages and scripts at once, because the list and the text are
 * folded alike. It may raise an appeal's urgency, never lower it.
 */
export class EmergencyCueFinder {
  readonly precision: number;
  readonly #phrases: readonly CompiledPhrase[];
  readonly #cancelAfter: readonly Matcher[];
  readonly #cancelBefore: readonly Matcher[];

  /** @param fold the matching form (text/) */
  constructor(cues: EmergencyCues, fold: (text: string) => string) {
    this.precision = cues.precision;
    this.#phrases = cues.cues.flatMap((cue) => cue.phrases.map((phrase) => ({ cue, words: compile(phrase, fold) })));
    this.#cancelAfter = cues.cancelAfter.flatMap((word) => compile(word, fold));
    this.#cancelBefore = cues.cancelBefore.flatMap((word) => compile(word, fold));
  }

  /** The first cue that holds in the text, if any. @param folded the text's matching form */
  find(folded: string): EmergencyCue | undefined {
    const words = folded.split(' ');
    for (let at = 0; at < words.length; at++) {
      const found = this.#phrases.find((phrase) => matchesAt(phrase.words, words, at));
      if (found !== undefined && !this.#isCancelled(words, at, found.words.length)) return found.cue;
    }
    return undefined;
  }

  #isCancelled(words: readonly string[], at: number, length: number): boolean {
    const after = words.slice(at + length, at + length + 2);
    const before = words.slice(Math.max(0, at - 6), at);
    return (
      after.some((word) => this.#cancelAfter.some((matches) => matches(word))) ||
      before.some((word) => this.#cancelBefore.some((matches) => matches(word)))
    );
  }
}

function compile(phrase: string, fold: (text: string) => string): Matcher[] {
  return phrase
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (word === '*') return () => true;
      const stem = fold(word.replace(/\*$/, ''));
      return word.endsWith('*')
        ? (candidate: string) => candidate.startsWith(stem)
        : (candidate: string) => candidate === stem;
    });
}

function matchesAt(phrase: readonly Matcher[], words: readonly string[], at: number): boolean {
  if (at + phrase.length > words.length) return false;
  return phrase.every((matches, index) => matches(words[at + index] ?? ''));
}
