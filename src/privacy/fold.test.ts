import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';
import { readPage } from './page.js';

describe('fold', () => {
  it('reads every sort of apostrophe, dash, space and digit as one', () => {
    expect(fold('oʻ g‘ o’ o`').text).toBe("o' g' o' o'");
    expect(fold('90–123—45\u00a067').text).toBe('90-123-45 67');
    expect(fold('９０ 𝟗𝟎 9️⃣').text).toBe('90 90 9');
  });

  it('composes accents and drops what is invisible', () => {
    expect(fold('ko\u0301she').text).toBe('kóshe');
    expect(fold('+998\u200b90\u00ad1').text).toBe('+998901');
  });

  it('knows the original place of every unit', () => {
    const { text, from, to } = fold('ko\u0301\u200bshe');
    const place = text.indexOf('ó');
    expect([from[place], to[place]]).toEqual([1, 3]);
  });

  it('lower-cases without moving a unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const page = readPage(text);
        expect(page.lower).toHaveLength(page.text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
