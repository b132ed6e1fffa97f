/** Shortest stem of which a word may differ by one typing error after its third letter. */
const FORGIVING = 7;
const HEAD = 3;
/** Most endings in a row ("bola+lar+imiz+ni"). */
const MOST_ENDINGS = 4;
/** Letters of all endings together; a longer rest is another word. */
const LONGEST_ENDINGS = 12;

type Kind = 'whole' | 'endings' | 'prefix';

interface Stem {
  readonly id: number;
  readonly text: string;
  readonly kind: Kind;
  readonly endings: ReadonlySet<string>;
}

/** Finds the stems that a folded word begins with; each distinct pattern (`gaz`, `gaz+`, `yonyap*`) has a number. */
export class Stems {
  readonly #known = new Map<string, Stem[]>();
  readonly #byText = new Map<string, Stem[]>();
  readonly #forgiving = new Map<string, Stem[]>();
  #count = 0;
  #longest = 0;

  /**
   * The pattern's number.
   * @param text folded, without its sign
   * @param endings folded endings of the word's language, for the kind `endings`
   */
  add(text: string, kind: Kind, endings: ReadonlySet<string>): number {
    const key = `${text} ${kind}`;
    const known = this.#known.get(key)?.find((stem) => kind !== 'endings' || stem.endings === endings);
    if (known !== undefined) return known.id;
    const stem = { id: this.#count++, text, kind, endings };
    push(this.#known, key, stem);
    push(this.#byText, text, stem);
    if (kind !== 'whole' && text.length >= FORGIVING) push(this.#forgiving, text.slice(0, HEAD), stem);
    this.#longest = Math.max(this.#longest, text.length);
    return stem.id;
  }

  /** Numbers of the patterns that the word fits. */
  of(word: string): readonly number[] {
    const found: number[] = [];
    for (let length = Math.min(word.length, this.#longest); length > 0; length--) {
      for (const stem of this.#byText.get(word.slice(0, length)) ?? []) {
        if (fits(stem, word, length)) found.push(stem.id);
      }
    }
    return found.length > 0 || word.length < FORGIVING ? found : this.#withOneError(word);
  }

  #withOneError(word: string): number[] {
    return (this.#forgiving.get(word.slice(0, HEAD)) ?? [])
      .filter((stem) => beginsWithOneError(word, stem.text))
      .map((stem) => stem.id);
  }
}

function fits(stem: Stem, word: string, length: number): boolean {
  if (stem.kind === 'prefix' || length === word.length) return true;
  return stem.kind === 'endings' && takesEndings(word.slice(length), stem.endings, MOST_ENDINGS);
}

function takesEndings(rest: string, endings: ReadonlySet<string>, most: number): boolean {
  if (endings.has(rest)) return true;
  if (most === 1 || rest.length > LONGEST_ENDINGS) return false;
  for (let cut = 1; cut < rest.length; cut++) {
    if (endings.has(rest.slice(0, cut)) && takesEndings(rest.slice(cut), endings, most - 1)) return true;
  }
  return false;
}

/** True where the word begins with the stem but for one letter wrong, lacking, doubled or swapped. */
function beginsWithOneError(word: string, stem: string): boolean {
  let at = HEAD;
  while (at < stem.length && word.charCodeAt(at) === stem.charCodeAt(at)) at++;
  const restOfStem = stem.slice(at + 1);
  return (
    word.startsWith(restOfStem, at + 1) ||
    word.startsWith(restOfStem, at) ||
    word.startsWith(stem.slice(at), at + 1) ||
    (word.charAt(at) === stem.charAt(at + 1) &&
      word.charAt(at + 1) === stem.charAt(at) &&
      word.startsWith(stem.slice(at + 2), at + 2))
  );
}

function push(map: Map<string, Stem[]>, key: string, stem: Stem): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [stem]);
  else list.push(stem);
}
