import { describe, expect, it } from 'vitest';
import { likelyMislabelled } from './index.js';

const row = (label: string, answers: Record<string, number>) => ({
  label,
  answers: Object.entries(answers).map(([value, confidence]) => ({ value, confidence })),
});

describe('confident learning', () => {
  // thresholds by hand: a (0.9 + 0.7 + 0.2) / 3 = 0.6, b (0.8 + 0.6) / 2 = 0.7
  const rows = [
    row('a', { a: 0.9, b: 0.1 }),
    row('a', { a: 0.7, b: 0.3 }),
    row('a', { b: 0.8, a: 0.2 }),
    row('b', { b: 0.8, a: 0.2 }),
    row('b', { b: 0.6, a: 0.4 }),
  ];
  it('finds the row that is as sure of another label as that label’s own rows are', () => {
    expect(likelyMislabelled(rows)).toEqual([{ row: 2, suggested: 'b', confidence: 0.8, labelConfidence: 0.2 }]);
  });
  it('does not follow a wrong answer below the label’s usual confidence', () => {
    expect(likelyMislabelled([...rows.slice(0, 2), row('a', { b: 0.65, a: 0.35 }), ...rows.slice(3)])).toEqual([]);
  });
  it('never suggests a label that nobody has, and ranks the widest margin first', () => {
    // the threshold of a stays (0.9 + 0.7 + 0.2 + 1 + 0.2 + 0.6) / 6 = 0.6
    const more = [...rows, row('a', { a: 1 }), row('a', { b: 0.95, a: 0.2 }), row('a', { zzz: 0.99, a: 0.6 })];
    expect(likelyMislabelled(more).map((each) => each.row)).toEqual([6, 2]);
  });
  it('never suggests the label itself, nor another that is less sure than it', () => {
    // thresholds: a (0.9 + 0.9 + 0.5) / 3, b (0.3 + 0.3) / 2 = 0.3: the third row reaches that of b, not that of a
    const own = [row('a', { a: 0.9 }), row('a', { a: 0.9 }), row('a', { a: 0.5, b: 0.4 })];
    expect(likelyMislabelled([...own, row('b', { b: 0.3 }), row('b', { b: 0.3 })])).toEqual([]);
  });
  it('of no rows finds none', () => {
    expect(likelyMislabelled([])).toEqual([]);
  });
});
