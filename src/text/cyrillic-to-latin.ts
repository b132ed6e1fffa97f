import { amongCapitals, inCaseOf, lowerOf } from './letter-case.js';

const SHARED = 'аa бb вv гg дd еe ёyo жj зz иi йy кk лl мm нn оo пp рr сs тt уu фf хx ч=ch ш=sh щsh эe юyu яya';
const UZBEK = table(`${SHARED} ўoʻ ғgʻ қq ҳh ыi іi ңng әa өoʻ үu`);
const KARAKALPAK = table(`${SHARED} ёyo ғǵ қq ҳh әá ңń өó үú ўw ыı цc ъ ь іi`);
const CYRILLIC_VOWELS = new Set('аеёиоуўэюяыәөү');

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.charAt(0), pair.slice(1).replace('=', '')]));
}

/** Months that Uzbek Latin writes without the y of the Cyrillic. */
const MONTHS = /(сент|окт)я(?=бр)/giu;

/** Uzbek or Karakalpak Cyrillic to the Latin in use (oʻ gʻ sh ch; á ǵ ı ń ó ú w); other characters stay. */
export function cyrillicToLatin(text: string, language: 'uz' | 'kaa'): string {
  const source = language === 'uz' ? text.replace(MONTHS, plainA) : text;
  let out = '';
  for (let index = 0; index < source.length; index++) {
    const sign = source.charAt(index);
    const latin = language === 'uz' ? uzbekLetter(source, index) : karakalpakLetter(sign);
    out += latin === undefined ? sign : inCaseOf(latin, sign, amongCapitals(source, index));
  }
  return out;
}

function plainA(written: string, stem: string): string {
  return stem + (written.endsWith('Я') ? 'А' : 'а');
}

function karakalpakLetter(sign: string): string | undefined {
  // the pair и/ы is İi/Iı in Latin: the capital must not lose its dot
  if (sign === 'И') return 'İ';
  return KARAKALPAK.get(lowerOf(sign));
}

function uzbekLetter(text: string, index: number): string | undefined {
  const letter = lowerOf(text.charAt(index));
  const before = lowerOf(text.charAt(index - 1));
  const after = lowerOf(text.charAt(index + 1));
  if (letter === 'е') return needsY(before) ? 'ye' : 'e';
  if (letter === 'ц') return CYRILLIC_VOWELS.has(before) && isCyrillic(before) ? 'ts' : 's';
  if (letter === 'ь') return after === 'о' ? 'y' : '';
  if (letter === 'ъ') return after === 'е' || after === 'ё' || before === 'ў' ? '' : 'ʼ';
  if (letter === 'с' && after === 'ҳ') return 'sʼ';
  return UZBEK.get(letter);
}

/** е is "ye" at a word's beginning and after a vowel, ъ or ь. */
function needsY(before: string): boolean {
  return before === 'ъ' || before === 'ь' || CYRILLIC_VOWELS.has(before) || !isCyrillic(before);
}

function isCyrillic(sign: string): boolean {
  return sign >= 'а' && sign <= 'ӿ';
}
