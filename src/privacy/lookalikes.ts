const CYRILLIC = 'АВЕКМНОРСТУХІЅЈ';
const LATIN = 'ABEKMHOPCTYXISJ';
const LOOKALIKES = new Map(Array.from(CYRILLIC, (letter, index) => [letter, LATIN.charAt(index)]));

/** Upper-case Cyrillic letters that look like a Latin one become it: people type АА 1234567 on either keyboard. */
export function toLatinLookalikes(text: string): string {
  return text.replace(/[А-ЯІЅЈ]/g, (letter) => LOOKALIKES.get(letter) ?? letter);
}
