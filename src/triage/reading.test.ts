import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import { readText, shorten } from './reading.js';

describe('reading a text', () => {
  it('masks identifiers before anything is decided', () => {
    const { modelText, form } = readText('Telefonim +998 90 123 45 67, <b>suv</b> yoʻq');
    expect(modelText).toBe('Telefonim [PHONE], suv yoʻq');
    expect(form).not.toMatch(/\d{3}/);
  });

  it('reads both scripts of one sentence as the same string', () => {
    expect(readText('Уйимизда уч кундан бери газ йўқ').form).toBe(readText("Uyimizda uch kundan beri gaz yo'q").form);
  });

  it('calls blank what holds nothing but markup', () => {
    expect(() => readText('<p>&nbsp;</p>\u200b')).toThrow(expect.objectContaining({ code: 'EMPTY_TEXT' }));
  });

  it('reads the first 40,000 and the last 20,000 units of a longer text, and cuts no character in two', () => {
    const { text, shortened } = shorten(`${'a'.repeat(39_999)}😀${'b'.repeat(50_000)}😀${'c'.repeat(19_999)}`);
    expect(shortened).toBe(true);
    expect(text).toBe(`${'a'.repeat(39_999)}\n${'c'.repeat(19_999)}`);
    expect(shorten('x'.repeat(60_000)).shortened).toBe(false);
  });

  it('never throws anything but EMPTY_TEXT', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        try {
          readText(raw);
        } catch (error) {
          expect(error instanceof MurojaatError ? error.code : error).toBe('EMPTY_TEXT');
        }
      }),
      { numRuns: 300 },
    );
  });
});
