import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachGram } from './grams.js';

function gramsOf(text: string): { hash: number; start: number; end: number }[] {
  const found: { hash: number; start: number; end: number }[] = [];
  forEachGram(text, (hash, start, end) => found.push({ hash, start, end }));
  return found;
}

/** The plain way to say what `char_wb` is, to compare with. */
function paddedGrams(text: string): string[] {
  const words = text.split(/[\s]+/u).filter((word) => word !== '');
  return words.flatMap((word) => {
    const padded = ` ${word} `;
    const grams: string[] = [];
    for (let from = 0; from < padded.length; from++) {
      for (let size = 2; size <= 5 && from + size <= padded.length; size++) grams.push(padded.slice(from, from + size));
    }
    return grams;
  });
}

describe('character n-grams', () => {
  it('gives as many as scikit-learn 1.9.1 char_wb(2, 5) on "ab  c": 9, all different', () => {
    const hashes = gramsOf('ab  c').map((gram) => gram.hash);
    expect(hashes).toHaveLength(9);
    expect(new Set(hashes).size).toBe(9);
  });

  it('points at the text that each gram covers, without the padding', () => {
    const text = 'bir gaz';
    const covered = new Set(gramsOf(text).map(({ start, end }) => text.slice(start, end)));
    expect(covered).toEqual(new Set(['b', 'bi', 'bir', 'ir', 'r', 'g', 'ga', 'gaz', 'az', 'z']));
  });

  it('hashes equal grams alike and different ones differently, whatever the text', () => {
    const words = fc.stringMatching(/^[a-zа-яʻ ]{0,40}$/u);
    fc.assert(
      fc.property(words, (text) => {
        const grams = paddedGrams(text);
        const hashes = gramsOf(text).map((gram) => gram.hash);
        expect(hashes).toHaveLength(grams.length);
        expect(new Set(hashes).size).toBe(new Set(grams).size);
      }),
    );
  });

  it('never leaves the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = gramsOf(text).every(({ start, end }) => start >= 0 && start < end && end <= text.length);
        expect(inside).toBe(true);
      }),
    );
  });
});
