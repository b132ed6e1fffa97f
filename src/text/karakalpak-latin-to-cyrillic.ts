import { isApostrophe } from './characters.js';
import { amongCapitals, inCaseOf, lowerOf } from './letter-case.js';
import { KARAKALPAK_STEMS, KARAKALPAK_WITH_E } from './loanwords.js';

const LETTERS = new Map(
  'aа áә bб cц dд eе fф gг ǵғ hҳ ıы íы iи jж kк lл mм nн ńң oо óө öө pп qқ rр sс tт uу úү üү vв wў xх yй zз'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const PAIRS = new Map([
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['ya', 'я'],
  ['yo', 'ё'],
  ['yu', 'ю'],
]);
/** The spelling before 2016: an apostrophe for the acute. */
const OLD_SPELLING: ReadonlyMap<string, string> = new Map(
  [...'agionu'].map((letter, index) => [letter, 'áǵıóńú'.charAt(index)]),
);
const WORD = /\p{Script=Latin}+/gu;

/** Karakalpak Latin (2016 letters, or the older a' g' i' n' o' u') to Cyrillic. */
export function karakalpakLatinToCyrillic(text: string): string {
  const strict = text.includes('İ');
  return foldOldSpelling(text).replace(WORD, (word) => wordToCyrillic(word, strict));
}

function foldOldSpelling(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    const modern = isApostrophe(text.charCodeAt(index + 1)) ? OLD_SPELLING.get(letter.toLowerCase()) : undefined;
    out += modern === undefined ? letter : inCaseOf(modern, letter, false);
    if (modern !== undefined) index++;
  }
  return out;
}

function wordToCyrillic(word: string, strict: boolean): string {
  const lower = word.toLowerCase();
  const stem = KARAKALPAK_STEMS.find(([latin]) => lower.startsWith(latin));
  let out = stem === undefined ? '' : inCaseOf(stem[1], word, amongCapitals(word, 0));
  for (let index = stem?.[0].length ?? 0; index < word.length; ) {
    const sign = word.charAt(index);
    const pair = PAIRS.get(word.slice(index, index + 2).toLowerCase());
    const size = pair === undefined ? 1 : 2;
    const cyrillic = pair ?? oneLetter(word, index, strict);
    out += inCaseOf(cyrillic, sign, amongCapitals(word, index, size));
    index += size;
  }
  return out;
}

function oneLetter(word: string, index: number, strict: boolean): string {
  const sign = word.charAt(index);
  if (sign === 'I') return strict || !isFrontWord(word) ? 'ы' : 'и';
  const letter = lowerOf(sign);
  if (letter === 'e' && index === 0 && KARAKALPAK_WITH_E.some((stem) => word.toLowerCase().startsWith(stem)))
    return 'э';
  return LETTERS.get(letter) ?? sign;
}

/** Many type I for both И and Ы: a word with a front vowel takes И (vowel harmony). */
function isFrontWord(word: string): boolean {
  const others = word.replaceAll('I', '').toLowerCase();
  return /[áeióöúü]/u.test(others) || !/[aouı]/u.test(others);
}
