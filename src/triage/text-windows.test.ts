import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWindows } from './text-windows.js';

const found = (text: string): string[] => textWindows(text).map(({ start, end }) => text.slice(start, end).trim());

describe('windows of a text', () => {
  it('are its sentences; a point inside a number ends none', () => {
    expect(found('Suv yoq. 12.05 dan beri! Yordam\nkerak')).toEqual(['Suv yoq.', '12.05 dan beri!', 'Yordam', 'kerak']);
  });

  it('are its clauses, or four words each, where there are fewer than three of the coarser kind', () => {
    expect(found('suv yoq, gaz yoq, svet ham yoq')).toEqual(['suv yoq,', 'gaz yoq,', 'svet ham yoq']);
    expect(found('bir ikki uch tort besh olti')).toEqual(['bir ikki uch tort', 'besh olti']);
    expect(found(' … ')).toEqual([]);
  });

  it('are at most twelve, in order, and leave no letter out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('suv', 'газ', '1', ' ', '. ', ', ', '\n', '😀', '…'), { maxLength: 120 }),
        (parts) => {
          const text = parts.join('');
          const windows = textWindows(text);
          expect(windows.length).toBeLessThanOrEqual(12);
          let last = 0;
          for (const { start, end } of windows) {
            expect(text.slice(last, start)).not.toMatch(/[\p{L}\p{N}]/u);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u);
        },
      ),
    );
  });
});
