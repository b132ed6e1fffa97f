import type { Span } from '../../domain/index.js';
import type { MatchingForm } from '../../text/index.js';
import { conceptHits, type Hit, type Hits } from './concept-hits.js';
import { hitsNear } from './near.js';
import type { CueLevel, CueRule, CueRules, CueWords, Danger } from './schema.js';
import { compileTerms, type FoldWord, type Lexicon } from './terms.js';
import { type CueText, wordsOf } from './words-of.js';

/** A rule that holds in a text, with the words that decided. */
export interface CueMatch {
  readonly rule: string;
  readonly level: CueLevel;
  readonly danger: Danger;
  readonly concepts: readonly string[];
  /** Spans of the matching form, in the order of the text. */
  readonly spans: readonly Span[];
}

/** A part of a rule: one of these concepts must be there, or must not. */
interface Part {
  readonly concepts: readonly string[];
  readonly absent: boolean;
}

interface CompiledRule extends CueRule {
  readonly anchors: readonly string[];
  readonly others: readonly Part[];
  readonly dangerOf: Danger;
}

interface Found {
  readonly concept: string;
  readonly hit: Hit;
}

/** Words between a word of denial and what it denies. */
const DENIAL_REACH = 1;

/**
 * Finds facts of danger by a grammar of concepts: what is said to happen, to whom, now, and not denied, past, hearsay
 * or supposed. All languages and scripts at once, because grammar and text are folded alike. It may raise an appeal's
 * urgency, never lower it.
 */
export class UrgencyCueFinder {
  /** How often matches of a level are right. */
  readonly precision: Readonly<Record<CueLevel, number>>;
  /** Authors of the corpus whose texts are no evidence of how well the grammar does. */
  readonly readAuthors: ReadonlySet<string>;
  readonly #lexicon: Lexicon;
  readonly #rules: readonly CompiledRule[];
  readonly #vetoes: CueRules['vetoes'];
  readonly #deniable: ReadonlySet<string>;

  /** @throws Error where a rule names an unknown danger or concept */
  constructor(words: CueWords, rules: CueRules, fold: FoldWord) {
    const { critical, high } = rules.measured;
    this.precision = { critical: critical.right / critical.matched, high: high.right / high.matched };
    this.readAuthors = new Set(rules.readAuthors);
    this.#lexicon = compileTerms(words, rules, fold);
    this.#rules = rules.rules.map((rule) => compileRule(rule, rules));
    this.#vetoes = rules.vetoes;
    this.#deniable = new Set(rules.deniable);
  }

  /**
   * Every rule that holds, each with the first words that make it hold; time is linear in the text.
   * @param text what `matched` was made from: its signs part sentences
   */
  find(text: string, matched: MatchingForm): CueMatch[] {
    const words = wordsOf(text, matched);
    const hits = this.#standing(conceptHits(words, this.#lexicon), words);
    return this.#rules.flatMap((rule) => {
      const found = this.#holds(rule, hits, words);
      return found === undefined ? [] : [matchOf(rule, found, words)];
    });
  }

  /** Leaves out the hits that are denied. */
  #standing(hits: Hits, text: CueText): Hits {
    const before = hits.get('deny.before') ?? [];
    const after = hits.get('deny.after') ?? [];
    if (before.length === 0 && after.length === 0) return hits;
    const denied = (hit: Hit): boolean =>
      first(hitsNear(hit, after, 'near', text, DENIAL_REACH), (deny) => isAfter(deny, hit, text)) !== undefined ||
      first(hitsNear(hit, before, 'near', text, DENIAL_REACH), (deny) => isAfter(hit, deny, text)) !== undefined;
    return new Map(
      [...hits].map(([concept, all]) => [
        concept,
        this.#deniable.has(concept) ? all.filter((hit) => !denied(hit)) : all,
      ]),
    );
  }

  #holds(rule: CompiledRule, hits: Hits, text: CueText): Found[] | undefined {
    for (const concept of rule.anchors) {
      for (const anchor of hits.get(concept) ?? []) {
        const found = allParts(rule, { concept, hit: anchor }, hits, text);
        if (found !== undefined && !this.#isVetoed(rule, anchor, hits, text)) return found;
      }
    }
    return undefined;
  }

  #isVetoed(rule: CompiledRule, anchor: Hit, hits: Hits, text: CueText): boolean {
    return this.#vetoes.some((veto) => {
      const found = hits.get(veto.concept);
      if (found === undefined || rule.despite.includes(veto.concept)) return false;
      if (first(hitsNear(anchor, found, veto.reach, text, veto.words)) === undefined) return false;
      return !veto.unlessNow || first(hitsNear(anchor, hits.get('now') ?? [], 'sentence', text)) === undefined;
    });
  }
}

function compileRule(rule: CueRule, rules: CueRules): CompiledRule {
  const [anchor = '', ...others] = rule.when;
  const danger = rules.dangers.find((each) => each.id === rule.danger);
  if (danger === undefined) throw new Error(`rule ${rule.id} names the unknown danger "${rule.danger}"`);
  return {
    ...rule,
    anchors: anchor.split('|'),
    others: others.map((part) => ({ concepts: part.replace(/^!/, '').split('|'), absent: part.startsWith('!') })),
    dangerOf: danger,
  };
}

/** The anchor and one hit of every other part, or undefined where a part is lacking. */
function allParts(rule: CompiledRule, anchor: Found, hits: Hits, text: CueText): Found[] | undefined {
  const found = [anchor];
  for (const part of rule.others) {
    const beside = nearest(part.concepts, anchor.hit, rule, hits, text);
    if ((beside === undefined) !== part.absent) return undefined;
    if (beside !== undefined) found.push(beside);
  }
  return found;
}

function nearest(
  concepts: readonly string[],
  anchor: Hit,
  rule: CompiledRule,
  hits: Hits,
  text: CueText,
): Found | undefined {
  for (const concept of concepts) {
    const hit = first(hitsNear(anchor, hits.get(concept) ?? [], rule.within, text));
    if (hit !== undefined) return { concept, hit };
  }
  return undefined;
}

function isAfter(later: Hit, earlier: Hit, text: CueText): boolean {
  return later.from >= earlier.to && text.clauses[later.from] === text.clauses[earlier.to - 1];
}

function first(hits: Iterable<Hit>, fits: (hit: Hit) => boolean = () => true): Hit | undefined {
  for (const hit of hits) if (fits(hit)) return hit;
  return undefined;
}

function matchOf(rule: CompiledRule, found: readonly Found[], text: CueText): CueMatch {
  const spans = found
    .map(({ hit }) => ({ start: text.starts[hit.from] ?? 0, end: endOfWord(text, hit.to - 1) }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  return {
    rule: rule.id,
    level: rule.level,
    danger: rule.dangerOf,
    concepts: found.map((each) => each.concept),
    spans,
  };
}

function endOfWord(text: CueText, word: number): number {
  return (text.starts[word] ?? 0) + (text.words[word]?.length ?? 0);
}
