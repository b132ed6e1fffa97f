import type { Territory } from '../domain/index.js';
import type { PlaceName, PlaceVocabulary } from './place-names.js';

/** Where an appeal's matter lies, as far as its words tell. SOATO codes; null where nothing is said. */
export interface Place {
  readonly region: string | null;
  readonly district: string | null;
}

interface Hit {
  readonly name: PlaceName;
  readonly start: number;
  readonly length: number;
  /** What the neighbouring word says the name is, if it says so. */
  readonly kinds: ReadonlySet<Territory['kind']> | undefined;
}

/** Folded words after which, or before which, a name is a street's and not a place's. */
const STREET_WORDS = new Set([
  'kocha',
  'kochasi',
  'kochasida',
  'ulitsa',
  'ulitse',
  'ulitsi',
  'ul',
  'street',
  'prospekt',
  'prospekti',
  'shoh',
  'shohkocha',
  'haykali',
  'bogi',
  'nomidagi',
  'nomli',
  'imeni',
  'im',
  'metro',
  'bozori',
  'kanali',
  'gazetasi',
]);

/** Finds names of territories in folded text, with case endings, and decides which region and district they mean. */
export class PlaceRecogniser {
  readonly #vocabulary: PlaceVocabulary;
  readonly #byHead = new Map<string, PlaceName[]>();

  constructor(vocabulary: PlaceVocabulary) {
    this.#vocabulary = vocabulary;
    for (const name of vocabulary.names) {
      const head = headOf(name.words[0] ?? '');
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), name]);
    }
  }

  /**
   * @param folded the matching form of the text: words parted by single spaces
   * @param declared folded region and district of the applicant's form: a weaker sign, used where the text is silent
   */
  recognise(folded: string, declared = ''): Place {
    const said = decide(this.#hits(folded.split(' ')));
    if (said.district !== null || declared === '') return said;
    const form = decide(this.#hits(declared.split(' ')));
    if (said.region === null || (form.region === said.region && form.district !== null)) return form;
    return said;
  }

  #hits(words: readonly string[]): Hit[] {
    const hits: Hit[] = [];
    for (let at = 0; at < words.length; at++) {
      const found = (this.#byHead.get(headOf(words[at] ?? '')) ?? [])
        .map((name) => this.#match(name, words, at))
        .filter((hit) => hit !== undefined);
      const longest = Math.max(0, ...found.map((hit) => hit.length));
      hits.push(...found.filter((hit) => hit.length === longest));
    }
    return hits;
  }

  #match(name: PlaceName, words: readonly string[], at: number): Hit | undefined {
    const length = name.words.length;
    for (let index = 0; index < length; index++) {
      const word = words[at + index];
      const expected = name.words[index];
      if (word === undefined || expected === undefined) return undefined;
      if (index < length - 1 ? word !== expected : !this.#endsWell(name, expected, word)) return undefined;
    }
    if (STREET_WORDS.has(words[at + length] ?? '') || STREET_WORDS.has(words[at - 1] ?? '')) return undefined;
    const kinds = this.#kindBeside(words, at, length);
    if (name.needsKind && (kinds === undefined || !saysKind(kinds, name.territory))) return undefined;
    return { name, start: at, length, kinds };
  }

  #endsWell(name: PlaceName, stem: string, word: string): boolean {
    const { endings, adjectiveEndings } = this.#vocabulary;
    if (name.adjective) return word.startsWith(stem) && adjectiveEndings.has(word.slice(stem.length));
    if (word === stem) return true;
    if (word.startsWith(stem)) return takesEnding(word.slice(stem.length), endings);
    const withoutVowel = /^(.{3,})[aoiu]$/.exec(stem)?.[1];
    return (
      withoutVowel !== undefined &&
      word.startsWith(withoutVowel) &&
      /^(i|u|e|oy|ey|skiy|skoy|skaya|skom|skogo|skuyu)$/.test(word.slice(withoutVowel.length))
    );
  }

  /** The kind word after the name (any ending on it), or the short one before it ("г. Ташкент"). */
  #kindBeside(words: readonly string[], at: number, length: number): ReadonlySet<Territory['kind']> | undefined {
    const after = this.#kindOf(words[at + length]);
    return after ?? this.#vocabulary.kinds.get(words[at - 1] ?? '');
  }

  #kindOf(word: string | undefined): ReadonlySet<Territory['kind']> | undefined {
    if (word === undefined) return undefined;
    for (let length = word.length; length >= 3; length--) {
      const kinds = this.#vocabulary.kinds.get(word.slice(0, length));
      if (kinds !== undefined && (length === word.length || takesEnding(word.slice(length), this.#vocabulary.endings)))
        return kinds;
    }
    return this.#vocabulary.kinds.get(word);
  }
}

/** The capital is a region by its code and a city by its name. */
const CAPITAL = '1726';

function saysKind(kinds: ReadonlySet<Territory['kind']>, territory: Territory): boolean {
  return kinds.has(territory.soato === CAPITAL ? 'city' : territory.kind);
}

function headOf(word: string): string {
  return word.slice(0, 3);
}

/** One ending, or two in a row ("Andijon+lik+lar+ga" keeps to what speech uses). */
function takesEnding(rest: string, endings: ReadonlySet<string>): boolean {
  if (endings.has(rest)) return true;
  for (let cut = 1; cut < rest.length; cut++) {
    if (endings.has(rest.slice(0, cut)) && endings.has(rest.slice(cut))) return true;
  }
  return false;
}

function decide(hits: readonly Hit[]): Place {
  const meant = hits.filter((hit) => hit.kinds === undefined || saysKind(hit.kinds, hit.name.territory));
  const regions = meant.filter((hit) => hit.name.territory.kind === 'region');
  const smaller = meant.filter((hit) => isSmaller(hit, regions));
  const region = regions[0]?.name.territory.soato ?? null;
  const districts = unambiguous(
    smaller,
    regions.map((hit) => hit.name.territory.soato),
  );
  const district = districts.find((each) => each.region === region) ?? districts[0];
  if (district === undefined) return { region, district: null };
  return { region: district.region, district: district.soato };
}

/** A bare name shared by a region and its centre means the region only (data/reference/README.md). */
function isSmaller(hit: Hit, regions: readonly Hit[]): boolean {
  if (hit.name.territory.kind === 'region') return false;
  return hit.kinds !== undefined || !regions.some((region) => region.start === hit.start);
}

/** Districts in the order they are named; one of several of the same name only where its region is named, too. */
function unambiguous(hits: readonly Hit[], regions: readonly string[]): Territory[] {
  const result: Territory[] = [];
  for (const hit of hits) {
    const namesakes = hits.filter((other) => other.start === hit.start && other.name.territory !== hit.name.territory);
    const sameRegion = namesakes.filter((other) => other.name.territory.region === hit.name.territory.region);
    const alone = namesakes.length === 0 || (sameRegion.length === 0 && regions.includes(hit.name.territory.region));
    const preferred = sameRegion.length === namesakes.length && hit.name.territory.kind === 'district';
    if (alone || preferred) result.push(hit.name.territory);
  }
  return result;
}
