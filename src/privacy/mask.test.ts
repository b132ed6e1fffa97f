import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';
import { mask, unmask } from './index.js';

/** Text made of what breaks maskers: numbers, separators, cues, placeholders, stray marks. */
const pieces = fc.constantFrom(
  '+998 90 123-45-67',
  '901234567',
  'AB 1234567',
  '8600 1404 6142 7830',
  '31203856170024',
  '[PHONE_1]',
  '[PHONE__1]',
  '[PHONE_',
  '1]',
  '[',
  ']',
  '\\',
  'tel ',
  'ИНН ',
  "Navoiy ko'chasi 31-uy",
  '\u202a',
  'e\u0301',
  'İ',
  '@aziz_77',
  'a.b@mail.uz',
  '\n',
  ' ',
);
const anyText = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 6 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

describe('mask', () => {
  it('puts the type and a number in place of a value', () => {
    const { masked, spans } = mask('Tel: 90 614 27 83, pasport AB 6142783');
    expect(masked).toBe('Tel: [PHONE_1], pasport [PASSPORT_1]');
    expect(spans).toEqual([
      { start: 5, end: 17, type: 'phone' },
      { start: 27, end: 37, type: 'passport' },
    ]);
  });

  it('gives one number to one value, however it is written', () => {
    expect(mask('+998 90 614-27-83 yoki 93 614 27 83, 906142783').masked).toBe('[PHONE_1] yoki [PHONE_2], [PHONE_1]');
    expect(mask('паспорт АА 6142783, pasport AA6142783').masked).toBe('паспорт [PASSPORT_1], pasport [PASSPORT_1]');
  });

  it('masks a number again where the word that gave it away is missing', () => {
    expect(mask('tel 2264190. Yana: 2264190').masked).toBe('tel [PHONE_1]. Yana: [PHONE_1]');
  });

  it('escapes a literal placeholder of the text', () => {
    const text = 'Shablon: [PHONE_1], [PHONE__1], raqam 90 614 27 83';
    const { masked, mapping } = mask(text);
    expect(masked).toBe('Shablon: [PHONE__1], [PHONE___1], raqam [PHONE_1]');
    expect(unmask(masked, mapping)).toBe(text);
  });

  it('is undone by unmask, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { masked, mapping } = mask(text);
        expect(unmask(masked, mapping)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves no masked number readable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { masked, spans } = mask(text);
        for (const { start, end } of spans) {
          const value = fold(text.slice(start, end)).text;
          if (value.replace(/\D/g, '').length >= 7) expect(standsAlone(fold(masked).text, value)).toBe(false);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

/** Whether `value` stands in `text` and is not a part of a longer number. */
function standsAlone(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    if (!/\d/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + value.length))) return true;
  }
  return false;
}

describe('unmask', () => {
  it('restores a draft that repeats and reorders placeholders', () => {
    const { mapping } = mask('tel 90 614 27 83, karta 8600 1404 6142 7830');
    expect(unmask('[CARD_1] / [PHONE_1] / [PHONE_1]', mapping)).toBe(
      '8600 1404 6142 7830 / 90 614 27 83 / 90 614 27 83',
    );
  });

  it('leaves a placeholder that the mapping does not know', () => {
    expect(unmask('[PHONE_9] [PERSON_1]', {})).toBe('[PHONE_9] [PERSON_1]');
  });
});
