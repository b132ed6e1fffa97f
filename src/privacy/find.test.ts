import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './index.js';

function found(text: string): string[] {
  return findPersonalData(text).map(({ start, end, type }) => `${type}:${text.slice(start, end)}`);
}

describe('findPersonalData', () => {
  it('gives offsets of the original where invisible signs and accents were folded', () => {
    expect(found('Kóshe: \u202a+998 90 614 27 83\u202c, e\u0301')).toEqual(['phone:+998 90 614 27 83']);
    expect(found('Berdaq ko\u0301shesi 40-jay')).toEqual(['address:Berdaq ko\u0301shesi 40-jay']);
  });

  it('lets the nearest word decide what nine digits are', () => {
    expect(found('СТИР 306142783')).toEqual(['stir:306142783']);
    expect(found('тел 906142783')).toEqual(['phone:906142783']);
    expect(found('абонент № 906142783')).toEqual(['account:906142783']);
    expect(found('passport number 561427830')).toEqual(['passport:561427830']);
    expect(found('murojaat raqami 906142783')).toEqual([]);
  });

  it('takes PINFL by its name even where date and check digit are wrong', () => {
    expect(found('ПИНФЛ 99999999999999')).toEqual(['pinfl:99999999999999']);
  });

  it('keeps the mahalla that decides the office and takes the house', () => {
    expect(found("Do'stlik MFY, 15-uy")).toEqual(['address:15-uy']);
  });

  it('sorts, does not overlap and stays in bounds, whatever the text', () => {
    const parts = fc.constantFrom(
      '90',
      '123',
      '-',
      ' ',
      '.',
      'АА',
      'tel',
      'ул. Навои ',
      '12',
      'uy',
      '@',
      'mail.uz',
      '998',
      '+',
      ':',
      '10',
      'İ',
      '\u200b',
      '\ud835',
    );
    const texts = fc.oneof(
      fc.array(parts, { maxLength: 30 }).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

/** A megabyte of each took 0.1–1.9 s when written; a quadratic pattern takes minutes. */
const LIMIT_MS = 15_000;
const MEGABYTE = 1_000_000;

describe('time on a megabyte', () => {
  it.each([
    '1',
    ' ',
    '-',
    'a',
    'A',
    'я',
    '@',
    'a@',
    '1 ',
    '1-',
    '1:',
    '+9',
    'tel ',
    'ул. ',
    "ko'cha ",
    '12-uy ',
    '1 кв ',
    'Aaaa ',
    '+998 90 123 45 67 ',
  ])('is linear for repeated %j', (piece) => {
    const text = piece.repeat(MEGABYTE / piece.length);
    const started = performance.now();
    findPersonalData(text);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });
});
