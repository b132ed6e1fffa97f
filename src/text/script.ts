import type { Script } from '../domain/index.js';
import type { LanguageFeatures } from './language-features.js';

/** A text is mixed where the lesser script has at least this share of the letters … */
const MINOR_SHARE = 0.15;
/** … and this many words: one brand, place name or abbreviation does not make it so; */
const MINOR_WORDS = 2;
/** where all of its words begin with a capital, they may be names, and more are needed. */
const MINOR_SHARE_OF_NAMES = 0.3;

export function scriptOf({ Latn, Cyrl }: LanguageFeatures): Script {
  const letters = Latn.letters + Cyrl.letters;
  if (letters === 0) return 'none';
  const [minor, major] = Latn.letters < Cyrl.letters ? [Latn, Cyrl] : [Cyrl, Latn];
  const share = minor.letters / letters;
  const namesOnly = minor.capitals === minor.words && major.capitals < major.words;
  if (minor.words >= MINOR_WORDS && share >= (namesOnly ? MINOR_SHARE_OF_NAMES : MINOR_SHARE)) return 'mixed';
  return minor === Latn ? 'Cyrl' : 'Latn';
}
