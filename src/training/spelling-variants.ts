import { seededRandom } from '../domain/index.js';
import { transliterate } from '../text/index.js';

/** A text with its language and script as the corpus names them. */
export interface WrittenText {
  readonly text: string;
  readonly lang: string;
  readonly script: string;
}

type Random = () => number;
type Change = (text: string, random: Random) => string;

/** Share of the words that careless typing spoils. */
const TYPO_SHARE = 0.06;
const MASK = /(\[[A-Z]+\])/u;
const WORD = /\p{L}{4,}/gu;
const KEYBOARD = /[.,!?;:«»"“”()]/gu;

const toLatin: Change = (text) => transliterate(text, { language: 'uz', to: 'Latn' });
const toCyrillic: Change = (text) => transliterate(text, { language: 'uz', to: 'Cyrl' });
const toNewLatin: Change = (text) => transliterate(text, { language: 'uz', to: 'newLatn' });
const noApostrophes: Change = (text) => text.replace(/(?<=\p{L})[ʻʼ'’‘`´](?=\p{L})|(?<=[oOgG])[ʻʼ'’‘`´]/gu, '');
const chatLatin: Change = (text, random) =>
  noApostrophes(text, random).replace(/sh/g, 'w').replace(/ch/g, '4').toLowerCase();
const plainCyrillic: Change = (text) => text.replace(/[ўқғҳЎҚҒҲ]/gu, (letter) => PLAIN[letter] ?? letter);
const capitals: Change = (text) => text.toUpperCase();
const bare: Change = (text) => text.toLowerCase().replace(KEYBOARD, '').replace(/\s+/gu, ' ');
const PLAIN: Readonly<Record<string, string>> = { ў: 'у', қ: 'к', ғ: 'г', ҳ: 'х', Ў: 'У', Қ: 'К', Ғ: 'Г', Ҳ: 'Х' };

/** Neighbours swapped, a letter dropped or doubled in some words. */
const typos: Change = (text, random) =>
  text.replace(WORD, (word) => {
    if (random() > TYPO_SHARE * 2) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const kind = random();
    if (kind < 0.4) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    return kind < 0.7 ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + word.charAt(at) + word.slice(at);
  });

const after =
  (...changes: readonly Change[]): Change =>
  (text, random) =>
    changes.reduce((changed, change) => change(changed, random), text);

/** What people do to a text of each language and script; the first one is always among the variants. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'uz-Latn': [
    toCyrillic,
    noApostrophes,
    after(chatLatin, typos),
    toNewLatin,
    after(toCyrillic, plainCyrillic, typos),
    after(noApostrophes, bare, typos),
    capitals,
  ],
  'uz-Cyrl': [
    toLatin,
    plainCyrillic,
    after(toLatin, noApostrophes, typos),
    toNewLatin,
    after(plainCyrillic, bare, typos),
    after(toLatin, chatLatin),
    capitals,
  ],
  'kaa-Latn': [(text) => transliterate(text, { language: 'kaa', to: 'Cyrl' }), typos, bare, capitals],
  'kaa-Cyrl': [(text) => transliterate(text, { language: 'kaa', to: 'Latn' }), typos, bare, capitals],
};
const ELSEWHERE: readonly Change[] = [typos, after(bare, typos), capitals, bare];

/**
 * Other spellings of a written text: the other script, dropped apostrophes, chat spelling, the new Latin, Cyrillic
 * without ў қ ғ ҳ, capitals, no punctuation, typing errors. They are made at training time, never counted as texts
 * and never measured on. Same text, same variants; a variant that equals the text is left out.
 * @param count how many at most
 */
export function spellingVariants({ text, lang, script }: WrittenText, count: number): string[] {
  const random = seededRandom(hashOf(text));
  const [first, ...others] = CHANGES[`${lang}-${script}`] ?? ELSEWHERE;
  const chosen = others.map((change) => ({ change, at: random() })).sort((one, other) => one.at - other.at);
  const variants = [first, ...chosen.map(({ change }) => change)].flatMap((change) =>
    change === undefined ? [] : [applied(change, text, random)],
  );
  return [...new Set(variants)].filter((variant) => variant !== text).slice(0, count);
}

/** Masked tokens ([PHONE]) stay as they are: every other stretch is changed. */
function applied(change: Change, text: string, random: Random): string {
  return text
    .split(MASK)
    .map((part, index) => (index % 2 === 1 ? part : change(part, random)))
    .join('');
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
