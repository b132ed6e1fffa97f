import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingVariants } from './index.js';

const latin = { text: 'Hovlimizda suv oqmayapti, chora koʻring [PHONE]', lang: 'uz', script: 'Latn' };

describe('spelling variants', () => {
  it('write Uzbek in the other script first', () => {
    expect(spellingVariants(latin, 1)).toEqual(['Ҳовлимизда сув оқмаяпти, чора кўринг [PHONE]']);
    const [first] = spellingVariants({ text: 'Сувимиз йўқ', lang: 'uz', script: 'Cyrl' }, 1);
    expect(first).toBe('Suvimiz yoʻq');
  });

  it('hold chat spelling, the new Latin and capitals', () => {
    const all = spellingVariants({ ...latin, text: 'Toʻrt oydan beri gaz yoʻq, shikoyat qilaman' }, 99);
    expect(all).toContain('Tört oydan beri gaz yöq, şikoyat qilaman');
    expect(all).toContain('TOʻRT OYDAN BERI GAZ YOʻQ, SHIKOYAT QILAMAN');
    expect(all.some((each) => each.includes('wikoyat'))).toBe(true);
  });

  it('keep masked tokens', () => {
    for (const variant of spellingVariants(latin, 99)) expect(variant).toContain('[PHONE]');
  });

  it('are the same for the same text, differ from it, and are at most as many as asked for', () => {
    const written = fc.record({
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
      lang: fc.constantFrom('uz', 'ru', 'kaa', 'en'),
      script: fc.constantFrom('Latn', 'Cyrl', 'mixed'),
    });
    fc.assert(
      fc.property(written, fc.nat(8), (each, count) => {
        const variants = spellingVariants(each, count);
        expect(spellingVariants(each, count)).toEqual(variants);
        expect(variants.length).toBeLessThanOrEqual(count);
        expect(variants).not.toContain(each.text);
      }),
    );
  });
});
