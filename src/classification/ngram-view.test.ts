import { describe, expect, it } from 'vitest';
import { forEachGram } from './grams.js';
import { NgramView } from './ngram-view.js';
import { FeatureIndex } from './vocabulary.js';

function hashesOf(text: string): number[] {
  const hashes = new Set<number>();
  forEachGram(text, (hash) => hashes.add(hash));
  return [...hashes].sort((a, b) => a - b);
}

describe('n-gram view', () => {
  const hashes = Uint32Array.from(hashesOf('suv gaz'));
  const view = new NgramView({ hashes, idf: new Float32Array(hashes.length).fill(1) });

  it('has unit length and damps repetition by 1 + ln tf', () => {
    view.read('suv suv suv gaz');
    const values = [...view.values.subarray(0, view.size)];
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6);
    expect(Math.max(...values) / Math.min(...values)).toBeCloseTo(1 + Math.log(3), 5);
  });

  it('forgets the text before', () => {
    view.read('gaz');
    const alone = [...view.values.subarray(0, view.size)];
    view.read('suv suv');
    view.read('gaz');
    expect([...view.values.subarray(0, view.size)]).toEqual(alone);
  });

  it('is empty for a text of unknown grams', () => {
    view.read('ҳҳҳ');
    expect(view.size).toBe(0);
  });

  it('finds every hash of the vocabulary and no other', () => {
    const index = new FeatureIndex(hashes);
    hashes.forEach((hash, feature) => {
      expect(index.find(hash)).toBe(feature);
    });
    expect(index.find(12345)).toBe(-1);
    expect(new FeatureIndex(new Uint32Array(0)).find(7)).toBe(-1);
  });
});
