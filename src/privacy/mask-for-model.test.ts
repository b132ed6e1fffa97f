import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskForModel } from './index.js';

describe('maskForModel', () => {
  it('writes the bare type, so that no head learns a number', () => {
    expect(maskForModel('Tel: 90 614 27 83 yoki 93 614 27 83').text).toBe('Tel: [PHONE] yoki [PHONE]');
  });

  it('leads a range of its text back to the original', () => {
    const original = 'Suv yo‘q. Tel: 90 614 27 83, tez keling';
    const { text, toOriginal } = maskForModel(original);
    const place = text.indexOf('tez');
    const { start, end } = toOriginal(place, place + 3);
    expect(original.slice(start, end)).toBe('tez');
  });

  it('widens a range that touches a token to the whole value', () => {
    const original = 'Tel: 90 614 27 83, kutaman';
    const { text, toOriginal } = maskForModel(original);
    const place = text.indexOf('HON');
    const { start, end } = toOriginal(place, place + 3);
    expect(original.slice(start, end)).toBe('90 614 27 83');
  });

  it('keeps every range within the original', () => {
    const texts = fc
      .array(fc.constantFrom('90 614 27 83', 'AB 6142783', 'suv ', ' ', 'ж'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(120), fc.nat(40), (original, from, length) => {
        const { start, end } = maskForModel(original).toOriginal(from, from + length);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(original.length);
        expect(start).toBeLessThanOrEqual(end);
      }),
    );
  });
});
