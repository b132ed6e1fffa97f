import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES, SCRIPTS } from '../domain/index.js';
import { detectLanguage } from './detect-language.js';
import { normaliseText } from './normalise.js';

const snippetSchema = z.object({
  text: z.string(),
  language: z.enum(LANGUAGES),
  script: z.enum(SCRIPTS),
  band: z.enum(['12-39', '40+']),
});
const snippets = z
  .array(snippetSchema)
  .parse(parse(readFileSync('data/language/snippets.csv'), { columns: true, skip_empty_lines: true }));

/** Snippets with even numbers were looked at while tuning; those with odd numbers were not. */
const halves = [
  ['tuning half', 0],
  ['held-out half', 1],
] as const;

function accuracy(band: string, half: number) {
  const chosen = snippets.filter((snippet, index) => snippet.band === band && index % 2 === half);
  const right = chosen.filter(({ text, language, script }) => {
    const guess = detectLanguage(normaliseText(text).text);
    return guess.code === language && guess.script === script;
  });
  return right.length / chosen.length;
}

describe('detectLanguage: language and script of the written snippets', () => {
  it('has at least 600 snippets with the right band', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(600);
    for (const { text, band } of snippets) expect(text.length >= 40 ? '40+' : '12-39').toBe(band);
  });

  it.each(halves)('is right for 99 of 100 from 40 characters up, %s', (_name, half) => {
    expect(accuracy('40+', half)).toBeGreaterThanOrEqual(0.99);
  });

  it.each(halves)('is right for 95 of 100 of 12 to 39 characters, %s', (_name, half) => {
    expect(accuracy('12-39', half)).toBeGreaterThanOrEqual(0.95);
  });

  it('was not trained on any of them', () => {
    const training = trainingTexts();
    const worded = snippets.filter(({ text }) => /\p{L}{3}/u.test(text));
    for (const { text } of worded) expect(training.includes(bare(text)), text).toBe(false);
  });
});

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Everything that `scripts/build-language-profile.mjs` reads, as one line of words. */
function trainingTexts(): string {
  const own = readdirSync('data/language').filter((name) => name.endsWith('.txt'));
  const corpus = existsSync('data/corpus') ? readdirSync('data/corpus').filter((name) => name.endsWith('.jsonl')) : [];
  const files = [...own.map((name) => `data/language/${name}`), ...corpus.map((name) => `data/corpus/${name}`)];
  return bare(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
}

describe('detectLanguage: corner cases', () => {
  it.each([
    ['', 'none'],
    ['12345 67', 'none'],
    ['👍👍👍', 'none'],
    ['لا يوجد ماء', 'none'],
    ['a', 'Latn'],
  ])('says und for %j', (text, script) => {
    expect(detectLanguage(text)).toMatchObject({ code: 'und', script });
  });

  it('does not call a text mixed for a brand or a place name', () => {
    expect(detectLanguage('Уйимизда Uztelecom интернети ишламаяпти, ёрдам беринг').script).toBe('Cyrl');
    expect(detectLanguage('Прошу Click и Payme вернуть деньги, списанные дважды с моей карты в мае').script).toBe(
      'Cyrl',
    );
  });

  it('takes no notice of links, addresses and masked tokens', () => {
    const text = 'Сувимиз йўқ, ёрдам беринг';
    const noisy = `${text} [PHONE] [PERSON] https://example.com/the-road-and-water info@example.com`;
    expect(detectLanguage(noisy)).toEqual(detectLanguage(text));
  });

  it('names the main language of a mixed text', () => {
    const text = 'Уйимизда уч кундан бери сув йўқ, ҳеч ким келмаяпти, прошу принять меры';
    expect(detectLanguage(text).code).toBe('uz');
  });

  it('throws for no text and gives probabilities', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const { confidence } = detectLanguage(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1.0000001);
      }),
      { numRuns: 3_000 },
    );
  });
});
