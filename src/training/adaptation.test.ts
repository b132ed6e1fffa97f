import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptation } from './adaptation.js';
import type { LabelledRow } from './types.js';

const LABELS = ['gaz', 'suv', 'svet'];
const rows = (count: number): LabelledRow[] =>
  Array.from({ length: count }, (_, at) => ({
    ngramText: `matn ${at}`,
    labels: { mavzu: LABELS[at % 3], organ: at % 4 === 0 ? undefined : `organ ${at % 7}` },
    group: `g${Math.floor(at / 2)}`,
  }));

describe('the cut for adapting', () => {
  it('holds out a tenth, at least a hundred, alike in the labels, with whole groups', () => {
    const cut = adaptation(rows(2000), ['mavzu', 'organ'], 1);
    const held = cut.rows.flatMap(({ hold }, at) => (hold ? [at] : []));
    expect(held).toHaveLength(200);
    expect(cut.columns[0]).toEqual({ name: 'mavzu', labels: ['gaz', 'suv', 'svet'] });
    for (const label of [0, 1, 2]) {
      expect(held.filter((at) => cut.rows[at]?.labels.mavzu === label).length).toBeGreaterThan(60);
    }
    for (const at of held) expect(cut.rows[at ^ 1]?.hold).toBe(true);
    expect(cut.rows[0]?.labels).toEqual({ mavzu: 0, organ: null });
    expect(adaptation(rows(400), ['mavzu'], 1).rows.filter(({ hold }) => hold)).toHaveLength(100);
  });

  it('is the same for the same seed and another for another', () => {
    expect(adaptation(rows(500), ['mavzu'], 4)).toEqual(adaptation(rows(500), ['mavzu'], 4));
    expect(adaptation(rows(500), ['mavzu'], 4)).not.toEqual(adaptation(rows(500), ['mavzu'], 5));
  });

  it('leaves enough to learn from, whatever the number of rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 1500 }), fc.integer(), (count, seed) => {
        const held = adaptation(rows(count), ['mavzu'], seed).rows.filter(({ hold }) => hold).length;
        expect(held).toBeGreaterThan(count / 12);
        expect(held).toBeLessThan(count / 2);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses too few rows and columns of one label', () => {
    const refused = expect.objectContaining({ code: 'TRAINING_DATA' });
    expect(() => adaptation(rows(59), ['mavzu'], 1)).toThrow(refused);
    expect(() => adaptation(rows(100), ['nothing'], 1)).toThrow(refused);
  });
});
