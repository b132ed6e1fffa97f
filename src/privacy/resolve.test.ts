import { describe, expect, it } from 'vitest';
import { resolve } from './resolve.js';

describe('resolve', () => {
  it('joins overlapping candidates and keeps the surer type', () => {
    const resolved = resolve([
      { start: 0, end: 9, type: 'phone', score: 0.4 },
      { start: 4, end: 12, type: 'stir', score: 0.9 },
      { start: 20, end: 25, type: 'card', score: 0.5 },
    ]);
    expect(resolved.map(({ start, end, type }) => [start, end, type])).toEqual([
      [0, 12, 'stir'],
      [20, 25, 'card'],
    ]);
  });

  it('prefers the longer of two that are equally sure', () => {
    const resolved = resolve([
      { start: 3, end: 9, type: 'phone', score: 0.8 },
      { start: 0, end: 9, type: 'account', score: 0.8 },
    ]);
    expect(resolved).toEqual([{ start: 0, end: 9, type: 'account', score: 0.8 }]);
  });
});
