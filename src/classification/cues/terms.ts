import type { CueRules, CueWords } from './schema.js';
import { Stems } from './stems.js';

/** Words that may stand between the parts of a term, by the sign that joins them. */
const GAPS: ReadonlyMap<string, number> = new Map([
  ['..', 3],
  ['...', 8],
]);

/** One place of a term: any of these patterns, after at most `gap` other words. */
export interface TermPart {
  readonly stems: ReadonlySet<number>;
  readonly gap: number;
}

export interface Term {
  readonly concept: string;
  /** English words are looked for in English sentences only, and no others there: short ones are words of the rest, too. */
  readonly english: boolean;
  readonly parts: readonly TermPart[];
}

/** Every term of the grammar by the patterns that its first word may fit. */
export interface Lexicon {
  readonly stems: Stems;
  readonly terms: readonly Term[];
  readonly byFirst: ReadonlyMap<number, readonly Term[]>;
}

/** @param fold a word of the language as the text's matching form has it, in each spelling that it may have there */
export type FoldWord = (word: string, language: CueWords[number]['language']) => readonly string[];

/** Compiles the words of all concepts. Signs: see data/reference/README.md. */
export function compileTerms(words: CueWords, rules: CueRules, fold: FoldWord): Lexicon {
  const stems = new Stems();
  const endings = foldedEndings(rules, fold);
  const known = new Map<string, readonly number[]>();
  const terms: Term[] = [];
  for (const row of words) {
    const pattern: PatternOf = (word) => {
      const key = `${row.language} ${word}`;
      const found = known.get(key) ?? patternsOf(word, row.language, stems, endings[row.language], fold);
      known.set(key, found);
      return found;
    };
    for (const term of row.words.flatMap(bothOrders)) {
      const parts = partsOf(term, rules.forms, pattern);
      terms.push(...parts.map((each) => ({ concept: row.concept, english: row.language === 'en', parts: each })));
    }
  }
  return { stems, terms, byFirst: byFirst(terms) };
}

type Language = CueWords[number]['language'];
/** Numbers of the patterns that a word of the data stands for. */
type PatternOf = (word: string) => readonly number[];

function foldedEndings(rules: CueRules, fold: FoldWord): Record<Language, ReadonlySet<string>> {
  const of = (language: Language): ReadonlySet<string> =>
    new Set(rules.endings[language].flatMap((ending) => fold(ending, language)).filter((ending) => ending !== ''));
  return { uz: of('uz'), ru: of('ru'), kaa: of('kaa'), en: of('en') };
}

/** "a & b" is "a .. b" and "b .. a". */
function bothOrders(term: string): string[] {
  const [one, other, ...rest] = term.split(' & ');
  if (one === undefined || other === undefined || rest.length > 0) return [term];
  return [`${one} .. ${other}`, `${other} .. ${one}`];
}

/** A term's places; several where one of its words stands for forms of two words. */
function partsOf(term: string, forms: CueRules['forms'], pattern: PatternOf): TermPart[][] {
  let sequences: TermPart[][] = [[]];
  let gap = 0;
  for (const token of term.split(/\s+/)) {
    const wide = GAPS.get(token);
    if (wide !== undefined) {
      gap = wide;
      continue;
    }
    const choices = choicesOf(token, gap, forms, pattern);
    sequences = sequences.flatMap((sequence) => choices.map((choice) => [...sequence, ...choice]));
    gap = 0;
  }
  return sequences;
}

/** What one word of a term may be: any of several words, or one of a verb's forms of two words. */
function choicesOf(token: string, gap: number, forms: CueRules['forms'], pattern: PatternOf): TermPart[][] {
  const expanded = token.split('/').flatMap((word) => formsOf(word, forms));
  const single = expanded.filter((form) => !form.includes(' ')).flatMap((form) => form.split('/'));
  const double = expanded.filter((form) => form.includes(' ')).map((form) => form.split(' '));
  const part = (words: readonly string[], before: number): TermPart => ({
    stems: new Set(words.flatMap(pattern)),
    gap: before,
  });
  const choices = double.map((words) => words.map((word, at) => part(word.split('/'), at === 0 ? gap : 1)));
  return single.length === 0 ? choices : [[part(single, gap)], ...choices];
}

function formsOf(word: string, forms: CueRules['forms']): readonly string[] {
  const form = forms[word.slice(-1)];
  return form === undefined ? [word] : form.map((each) => each.replaceAll('{}', word.slice(0, -1)));
}

function patternsOf(
  word: string,
  language: Language,
  stems: Stems,
  endings: ReadonlySet<string>,
  fold: FoldWord,
): number[] {
  const kind = word.endsWith('*') ? 'prefix' : word.endsWith('+') ? 'endings' : 'whole';
  return fold(word.replace(/[*+]$/, ''), language).map((folded) => stems.add(folded, kind, endings));
}

function byFirst(terms: readonly Term[]): Map<number, Term[]> {
  const map = new Map<number, Term[]>();
  for (const term of terms) {
    for (const id of term.parts[0]?.stems ?? []) {
      const list = map.get(id);
      if (list === undefined) map.set(id, [term]);
      else list.push(term);
    }
  }
  return map;
}
