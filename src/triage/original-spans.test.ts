import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import { matchingForm, normaliseText } from '../text/index.js';
import { originalSpans } from './original-spans.js';
import { type Reading, readText } from './reading.js';

function wordsOf(form: string): { start: number; end: number }[] {
  return [...form.matchAll(/[^ ]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function read(raw: string): Reading | undefined {
  try {
    return readText(raw);
  } catch (error) {
    if (error instanceof MurojaatError) return undefined;
    throw error;
  }
}

const textsAt = (raw: string, word: string): string[] => {
  const reading = readText(raw);
  const start = ` ${reading.form} `.indexOf(` ${word} `);
  return originalSpans(reading, [{ start, end: start + word.length }]).map((span) => raw.slice(span.start, span.end));
};

describe('spans of the original text', () => {
  it.each([
    ['<p>Уйимизда&nbsp;<b>г</b>аз йўқ</p>', 'gaz', 'г</b>аз'],
    ['Нужна помощь! Очень.', 'pomoshch', 'помощь'],
    ['Bizda su\u00advv yoʻq', 'suvv', 'su\u00advv'],
    ["  o'qituvchi   yoq", 'okituvchi', "o'qituvchi"],
    ['&#1075;&#x430;з 😀 yoʻq', 'gaz', '&#1075;&#x430;з'],
  ])('in %j finds %j as %j', (raw, word, found) => expect(textsAt(raw, word)).toEqual([found]));

  it('joins neighbours and keeps apart what a line or a full stop parts', () => {
    const raw = 'suv, quvur\nsuv. Gaz';
    const reading = readText(raw);
    const spans = originalSpans(reading, [{ start: 0, end: reading.form.length }]);
    expect(spans.map(({ start, end }) => raw.slice(start, end))).toEqual(['suv, quvur', 'suv', 'Gaz']);
  });

  it('takes a range inside a word for the word, and leaves out masked values and what touches them', () => {
    const raw = 'telefonim +998 90 123 45 67, suv yoq';
    const reading = readText(raw);
    const at = reading.form.indexOf('suv') + 1;
    expect(originalSpans(reading, [{ start: at, end: at + 1 }])).toEqual([{ start: 29, end: 32 }]);
    const found = originalSpans(reading, [{ start: 0, end: reading.form.length }]);
    for (const { start, end } of found) expect(raw.slice(start, end)).not.toMatch(/\d/);
  });

  it('never covers the middle of a text that was not read', () => {
    const raw = `${'suv '.repeat(12_000)}${'gaz '.repeat(8_000)}`;
    const reading = readText(raw);
    expect(reading.shortened).toBe(true);
    const spans = originalSpans(reading, [{ start: 0, end: reading.form.length }]);
    expect(spans).toHaveLength(2);
    expect(raw.slice(spans[1]?.start, spans[1]?.end)).toMatch(/^gaz .* gaz$/);
    expect(spans[1]?.end).toBe(raw.length - 1);
  });

  // one script a text: in a mixed one, look-alike letters are repaired by what stands around them
  const LATIN = ['suv', 'gʻisht', "o'q", 'shch', 'ye', 'c', 'ts', 'ü', 'e\u0301', 'tog‘li', 'nov'];
  const CYRILLIC = ['газ', 'объ', 'ть', 'ў', 'қиш', 'ёш', 'цех', 'щ', 'й'];
  const wordIn = (syllables: readonly string[]): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const mark = fc.constantFrom(' ', ', ', '. ', '\n', ' <b>', '</b> ', '<p>', '&nbsp;', ' 😀 ', ' - ', '  ');
  const textIn = (syllables: readonly string[]): fc.Arbitrary<string> =>
    fc.array(fc.tuple(wordIn(syllables), mark), { minLength: 1, maxLength: 12 }).map((parts) => parts.flat().join(''));
  const text = fc.oneof(textIn(LATIN), textIn(CYRILLIC));

  it('reads at its offsets what stands in the form', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const reading = read(raw);
        if (reading === undefined) return;
        for (const each of wordsOf(reading.form)) {
          const [span, ...others] = originalSpans(reading, [each]);
          expect(others).toEqual([]);
          const found = normaliseText(raw.slice(span?.start, span?.end)).text;
          expect(matchingForm(found, reading.language.code)).toBe(reading.form.slice(each.start, each.end));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  const anyText = fc.oneof(
    text,
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );

  it('stays inside the text, in order, apart, not empty, and cuts no character in two', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.tuple(fc.nat(80), fc.nat(20)), { maxLength: 5 }), (raw, ranges) => {
        const reading = read(raw);
        if (reading === undefined) return;
        const wanted = ranges
          .map(([start, length]) => ({ start, end: Math.min(start + length + 1, reading.form.length) }))
          .filter(({ start, end }) => start < end);
        let last = 0;
        for (const { start, end } of originalSpans(reading, wanted)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(raw.length);
          for (const edge of [start, end]) expect(splitsPair(raw, edge)).toBe(false);
          last = end;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;
}
