import { describe, expect, it } from 'vitest';
import { originalSpans } from './original-spans.js';

const shiftBy = (by: number) => (start: number, end: number) => ({ start: start + by, end: end + by });

describe('spans of the original text', () => {
  it('go back through every change, newest first', () => {
    const doubled = (start: number, end: number) => ({ start: start * 2, end: end * 2 });
    expect(originalSpans([{ start: 1, end: 2 }], [shiftBy(1), doubled])).toEqual([{ start: 4, end: 6 }]);
  });

  it('are sorted and joined where they meet; empty ones are left out', () => {
    const spans = [
      { start: 8, end: 9 },
      { start: 0, end: 3 },
      { start: 2, end: 5 },
      { start: 6, end: 6 },
    ];
    expect(originalSpans(spans, [shiftBy(0)])).toEqual([
      { start: 0, end: 5 },
      { start: 8, end: 9 },
    ]);
  });
});
