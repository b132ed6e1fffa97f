import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement, foldPlan, stratifiedFolds } from './folds.js';
import { groupNumbers } from './groups.js';

const row = (ngramText: string, group?: string) => ({ dense: new Float32Array(1), ngramText, labels: {}, group });

describe('folds', () => {
  it('hold every row out once and never part a group', () => {
    const lists = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 20 })), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 5 }), (rows, parts) => {
        const groups = rows.map(([, group]) => group);
        const folds = stratifiedFolds([rows.map(([label]) => label)], groups, parts, 3);
        expect(folds.flatMap((fold) => [...fold]).sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        for (const group of new Set(groups)) {
          expect(folds.filter((fold) => [...fold].some((index) => groups[index] === group))).toHaveLength(1);
        }
      }),
    );
  });

  it('spread every label evenly', () => {
    const targets = Array.from({ length: 103 }, (_, index) => (index < 80 ? 0 : index < 98 ? 1 : 2));
    for (const fold of stratifiedFolds(
      [targets],
      targets.map((_, index) => index),
      5,
      1,
    )) {
      const counts = [0, 1, 2].map((label) => [...fold].filter((index) => targets[index] === label).length);
      expect(counts[0]).toBe(16);
      expect([3, 4]).toContain(counts[1]);
      expect(counts[2]).toBe(1);
    }
  });

  it('become fewer as rows grow', () => {
    expect(foldPlan(5_000)).toEqual({ parts: 5, used: 5 });
    expect(foldPlan(20_000)).toEqual({ parts: 3, used: 3 });
    const large = foldPlan(150_000);
    expect(large.used).toBe(1);
    expect(150_000 / large.parts).toBeLessThanOrEqual(20_000);
  });

  it('leave the rest to learn from', () => {
    expect([...complement(Uint32Array.of(1, 3), 5)]).toEqual([0, 2, 4]);
  });
});

describe('groups', () => {
  it('join rows of one text or one group, through others too', () => {
    const numbers = groupNumbers([row('a', 'x'), row('b'), row('c', 'y'), row('a', 'y'), row('b', ''), row('d', '')]);
    expect([...numbers]).toEqual([0, 1, 0, 0, 1, 5]);
  });
});
