import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, withWords } from './evidence.js';
import { readText } from './reading.js';

/** The evidence's words in a text whose words have these credits. */
function found(text: string, credits: readonly number[]): string[] {
  const reading = readText(text);
  const words = [...reading.form.matchAll(/[^ ]+/g)].map((match, word) => ({
    start: match.index,
    end: match.index + match[0].length,
    credit: credits[word] ?? 0,
  }));
  return evidenceOf(reading, words).map(({ start, end }) => text.slice(start, end));
}

describe('evidence among credited words', () => {
  it('is the few words that hold most of the credit; neighbours are one phrase', () => {
    expect(found('bizda suv quvuri yorildi', [0.1, 3, 2, 0.2])).toEqual(['suv quvuri']);
    expect(found('suv va gaz', [1, 0.1, 1])).toEqual(['suv', 'gaz']);
    expect(found('Bizda suv. Gaz', [0.1, 3, 2])).toEqual(['suv', 'Gaz']);
  });

  it('ends at 0.6 of the credit and leaves out what is slight beside the largest', () => {
    expect(found('a b c d', [6, 1.6, 1.2, 1.2])).toEqual(['a']);
    expect(found('a b c d e f', [10, 2, 2, 2, 2, 2])).toEqual(['a']);
  });

  it('leaves out masked values and words that speak against the label', () => {
    expect(found('+998 90 123 45 67 suv gaz', [5, 1, -3])).toEqual(['suv']);
    expect(found('suv gaz', [-1, 0])).toEqual([]);
  });

  it('has at most five spans, in order, whatever the credits', () => {
    const text = 'suv gaz, non tuz choy. Qand guruch yogʻ va sut bor +998 90 123 45 67 ham un yoq';
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 15 }), (credits) => {
        const words = found(text, credits);
        expect(words.length).toBeLessThanOrEqual(5);
        expect(words.join(' ')).not.toMatch(/\d/);
        const places = words.map((word) => text.indexOf(word));
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }),
    );
  });
});

describe('evidence of facts and words', () => {
  const span = (start: number) => ({ start, end: start + 2 });

  it('has the facts first where there are too many spans, and is in order', () => {
    expect(withWords([span(20), span(30)], [0, 5, 10, 40].map(span))).toEqual([0, 5, 10, 20, 30].map(span));
    expect(withWords([0, 5, 10, 15, 20, 25].map(span), [span(40)])).toEqual([0, 5, 10, 15, 20].map(span));
  });

  it('takes a word that a fact holds for no span of its own', () => {
    expect(withWords([0, 5, 10, 15, 20].map(span), [span(5), span(30)])).toEqual([0, 5, 10, 15, 20].map(span));
    expect(withWords([], [span(3)])).toEqual([span(3)]);
  });
});
