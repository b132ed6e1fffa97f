import { PII_TYPES, type PiiType } from '../domain/index.js';

const TYPE_NAMES = PII_TYPES.map((type) => type.toUpperCase()).join('|');
const PLACEHOLDER = new RegExp(`\\[(${TYPE_NAMES})(_+)(\\d+)\\]`, 'g');

/** `PHONE_1`: the name of a masked value inside its brackets, and its key in a mapping. */
export function placeholderName(type: PiiType, number: number): string {
  return `${type.toUpperCase()}_${number}`;
}

/**
 * A text that already holds `[PHONE_1]` must not be taken for masked: such a literal gets one more underscore
 * (`[PHONE__1]`), and one that looks escaped gets another, so that `restorePlaceholders` can always go back.
 */
export function escapeLiterals(text: string): string {
  return text.replace(PLACEHOLDER, '[$1$2_$3]');
}

/** Puts values back in place of placeholders and takes one underscore from escaped literals. */
export function restorePlaceholders(masked: string, valueFor: (name: string) => string | undefined): string {
  return masked.replace(PLACEHOLDER, (whole, type: string, underscores: string, number: string) => {
    if (underscores.length > 1) return `[${type}${underscores.slice(1)}${number}]`;
    return valueFor(`${type}_${number}`) ?? whole;
  });
}
