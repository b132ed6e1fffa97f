import type { PiiType } from '../domain/index.js';
import { fold } from './fold.js';
import { toLatinLookalikes } from './lookalikes.js';

/** A key that is equal for two writings of one value: it gives both the same placeholder number. */
export function sameValueKey(type: PiiType, written: string): string {
  return `${type}:${normalise(type, fold(written).text)}`;
}

function normalise(type: PiiType, text: string): string {
  switch (type) {
    case 'phone':
      // without country code and trunk prefix: the national number is the last nine digits
      return text.replace(/\D/g, '').slice(-9);
    case 'pinfl':
    case 'card':
    case 'account':
    case 'stir':
    case 'cadastre':
      return text.replace(/\D/g, '');
    case 'passport':
    case 'plate':
      return toLatinLookalikes(text.toUpperCase()).replace(/[^\p{L}\d]/gu, '');
    case 'handle':
      return text.toLowerCase().replace(/^.*[@/=]/, '');
    case 'email':
    case 'address':
    case 'birthdate':
    case 'person':
      return text
        .toLowerCase()
        .replace(/[\s,.;]+/g, ' ')
        .trim();
  }
}
