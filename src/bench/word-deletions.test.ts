import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../domain/index.js';
import { lengthsInWords, only, randomSpans, without, wordsOf } from './word-deletions.js';

describe('deleting words', () => {
  const text = "Bizda o'n kundan beri suv yo'q!";
  const words = wordsOf(text);
  const spans = [
    { start: 6, end: 16 },
    { start: 22, end: 25 },
  ];

  it('counts the words of a span, takes spans out or keeps nothing else', () => {
    expect(words).toHaveLength(6);
    expect(lengthsInWords(spans, words)).toEqual([2, 1]);
    expect(without(text, spans)).toBe("Bizda   beri   yo'q!");
    expect(only(text, spans)).toBe("o'n kundan suv");
  });

  it('draws as many words in runs of the same lengths, none twice, the same by one seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 3 }), fc.nat(), (lengths, seed) => {
        const drawn = randomSpans(lengths, words, seededRandom(seed));
        expect(drawn).toEqual(randomSpans(lengths, words, seededRandom(seed)));
        const drawnLengths = lengthsInWords(drawn, words);
        expect(drawnLengths.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(6);
        if (lengths.length < 3) expect(drawnLengths.sort()).toEqual([...lengths].sort());
        drawn.forEach(({ start, end }, at) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(drawn[at - 1]?.end ?? 0);
        });
      }),
    );
  });
});
