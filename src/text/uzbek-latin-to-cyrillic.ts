import { isApostrophe } from './characters.js';
import { amongCapitals, inCaseOf, isUpper } from './letter-case.js';
import { UZBEK_LOANWORDS } from './loanwords.js';

const LETTERS = table('aа bб cц dд eе fф gг hҳ iи jж kк lл mм nн oо pп qқ rр sс tт uу vв wв xх yй zз ʼъ');
const PAIRS = table('oʻ:ў gʻ:ғ sh:ш ch:ч ya:я yo:ё yu:ю ye:е');
/** oʻ after y belongs to the letter oʻ, not to "yo". */
const AFTER_Y = table('yoʻ:йў');
const LONGEST_STEM = Math.max(...[...UZBEK_LOANWORDS.keys()].map((stem) => stem.length));
const WORD = /\p{Script=Latin}[\p{Script=Latin}ʻʼ]*/gu;
const VOWELS = new Set('aeiou');

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(' ').map((pair) => {
      const [from, to] = pair.includes(':') ? pair.split(':') : [pair.charAt(0), pair.slice(1)];
      return [from ?? '', to ?? ''];
    }),
  );
}

/** Uzbek in the old Latin alphabet (any apostrophe sign) to Cyrillic. */
export function uzbekLatinToCyrillic(text: string): string {
  return unifyApostrophes(text).replace(WORD, wordToCyrillic);
}

/** ʻ after o and g, ʼ after another letter, so that the tables need one sign each. */
function unifyApostrophes(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const before = text.charAt(index - 1);
    const inside = isApostrophe(text.charCodeAt(index)) && /\p{L}/u.test(before);
    const afterOG = /[oOgG]/.test(before);
    const known = inside && (afterOG || /\p{L}/u.test(text.charAt(index + 1)));
    out += known ? (afterOG ? 'ʻ' : 'ʼ') : text.charAt(index);
  }
  return out;
}

function wordToCyrillic(word: string): string {
  const lower = word.toLowerCase();
  const stem = stemOf(lower);
  if (stem === undefined) return byRule(word, 0);
  const cyrillic = softEnding(UZBEK_LOANWORDS.get(stem) ?? '', lower.charAt(stem.length));
  const capitals = isUpper(word.charAt(0)) && isUpper(word.charAt(1));
  return inCaseOf(cyrillic, word, capitals) + byRule(word, stem.length);
}

/** июнь + и is июни: the soft sign of a stem goes before a vowel. */
function softEnding(cyrillic: string, next: string): string {
  return cyrillic.endsWith('ь') && VOWELS.has(next) && next !== '' ? cyrillic.slice(0, -1) : cyrillic;
}

function stemOf(lower: string): string | undefined {
  for (let size = Math.min(LONGEST_STEM, lower.length); size > 1; size--) {
    const stem = lower.slice(0, size);
    if (UZBEK_LOANWORDS.has(stem) && acceptsRest(size, lower.slice(size))) return stem;
  }
  return undefined;
}

/** Short stems ("sel", "sex", "nol") must be followed by an ending, not by the rest of another word. */
function acceptsRest(size: number, rest: string): boolean {
  if (size > 4) return true;
  return (
    rest === '' ||
    /^(i|im|ing|imiz|ingiz|ni|ning|ga|da|dan|lar|lari|larni|lariga|larda|lardan|da|dagi|ga|gacha)$/.test(rest)
  );
}

function byRule(word: string, from: number): string {
  let out = '';
  for (let index = from; index < word.length; ) {
    const [size, cyrillic] = letterAt(word, index);
    out += inCaseOf(
      cyrillic,
      word.charAt(index),
      size < word.length - index || index > 0 ? amongCapitals(word, index, size) : false,
    );
    index += size;
  }
  return out;
}

/** How many Latin characters are read at `index`, and the Cyrillic for them. */
function letterAt(word: string, index: number): readonly [number, string] {
  const rest = word.slice(index, index + 5).toLowerCase();
  const three = AFTER_Y.get(rest.slice(0, 3));
  if (three !== undefined) return [3, three];
  if (/^sʼh/.test(rest)) return [2, 'с'];
  if (rest.startsWith('tsiy')) return [2, 'ц'];
  if (/^[kn]siy/.test(rest)) return [2, rest.startsWith('k') ? 'кц' : 'нц'];
  if (rest.startsWith('psiy')) return [2, 'пц'];
  const two = PAIRS.get(rest.slice(0, 2));
  if (two !== undefined) return [2, two];
  const letter = rest.charAt(0);
  if (letter === 'e' && afterVowelOrStart(word, index)) return [1, 'э'];
  return [1, LETTERS.get(letter) ?? word.charAt(index)];
}

function afterVowelOrStart(word: string, index: number): boolean {
  const before = word.charAt(index - 1).toLowerCase();
  return index === 0 || VOWELS.has(before) || before === 'ʻ';
}
