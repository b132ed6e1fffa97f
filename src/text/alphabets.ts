import type { LanguageCode } from '../domain/index.js';

/** Cyrillic letters beyond the Russian ones that a language's alphabet has. */
const OWN_LETTERS: Partial<Record<LanguageCode, string>> = {
  ru: '',
  uz: 'ўқғҳ',
  kaa: 'әғқңөүўҳ',
  kk: 'әғқңөұүһі',
};
const FIRST_EXTRA = 0x450;
const FOREIGN_LETTER = -1.5;
const AT_MOST = -6;

/**
 * Logits taken from a language for Cyrillic letters that its alphabet lacks (і and ұ are never Karakalpak, ў and ҳ
 * never Kazakh): -1.5 a letter, -6 at most, so that a few foreign names do not decide about a long text.
 */
export function alphabetPenalty(language: LanguageCode, extras: ReadonlyMap<number, number>): number {
  const own = OWN_LETTERS[language];
  if (own === undefined) return 0;
  let foreign = 0;
  for (const [code, count] of extras) if (!own.includes(String.fromCharCode(code))) foreign += count;
  return Math.max(AT_MOST, FOREIGN_LETTER * foreign);
}

/** Whether a lower-case Cyrillic letter lies beyond the Russian alphabet. */
export function isExtraCyrillic(code: number): boolean {
  return code >= FIRST_EXTRA && code !== 0x451;
}
