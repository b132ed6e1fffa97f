import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces, windows } from './windows.js';

describe('pieces', () => {
  it('join to the text, none over 2,000 units, no character cut in two', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('suv', ' ', '\n', '😀', 'a'.repeat(700), '😀'.repeat(900))), (parts) => {
        const text = parts.join('');
        const cut = pieces(text);
        expect(cut.join('')).toBe(text);
        expect(Math.max(...cut.map((piece) => piece.length))).toBeLessThanOrEqual(2000);
        for (const piece of cut) expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }),
    );
  });
});

describe('windows', () => {
  it('hold all ids in order, none over the capacity, nearly equal', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 512 }), (count, capacity) => {
        const ids = Array.from({ length: count }, (_, index) => index);
        const cut = windows(ids, capacity);
        expect(cut.flat()).toEqual(ids);
        expect(Math.max(...cut.map((window) => window.length))).toBeLessThanOrEqual(capacity);
        expect(cut.length).toBe(Math.max(1, Math.ceil(count / capacity)));
      }),
    );
  });
});
