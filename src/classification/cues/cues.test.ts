import { describe, expect, it } from 'vitest';
import { matchingForm, matchingFormWithOffsets } from '../../text/index.js';
import { cueRulesSchema, cueWordsSchema, UrgencyCueFinder } from './index.js';

const name = { uzLatn: 'x', uzCyrl: 'x', ru: 'x', en: 'x' };
const row = (concept: string, language: string, words: string) => ({ concept, language, words });

/** A grammar of one danger, to show each sign of the language that it is written in. */
const finder = new UrgencyCueFinder(
  cueWordsSchema.parse([
    row('gas', 'uz', 'gaz+'),
    row('smell', 'uz', "hid*|o'tkir .. is"),
    row('smell', 'ru', 'пахнет & газом'),
    row('beat', 'uz', 'ur~'),
    row('child', 'uz', 'bola+'),
    row('deny.after', 'uz', "yo'q"),
    row('past', 'uz', "o'tgan yili"),
    row('now', 'uz', 'hozir'),
  ]),
  cueRulesSchema.parse({
    version: '1',
    readAuthors: [],
    measured: {
      critical: { right: 9, matched: 10, found: 1, all: 1 },
      high: { right: 1, matched: 2, found: 1, all: 1 },
    },
    endings: { uz: ['ning', 'lar', 'da'], ru: [], kaa: [], en: [] },
    forms: { '~': ['{}yap*/{}moqda', '{}ib yot*/tur*'] },
    deniable: ['smell'],
    vetoes: [{ concept: 'past', reach: 'sentence', unlessNow: true }],
    dangers: [{ id: 'd', name }],
    rules: [
      { id: 'smell', danger: 'd', level: 'critical', within: 'near', when: ['smell', 'gas|child'] },
      { id: 'beat', danger: 'd', level: 'high', within: 'passage', when: ['beat', 'child', '!gas'] },
      { id: 'ru', danger: 'd', level: 'critical', within: 'text', when: ['smell', '!gas', '!child'] },
    ],
  }),
  (word, language) => [matchingForm(word, language)],
);
const rulesOf = (text: string): string[] =>
  finder.find(text, matchingFormWithOffsets(text, 'uz')).map((match) => match.rule);

describe('the grammar of dangers', () => {
  it('takes + for endings of the language, * for any ending, nothing for the word alone', () => {
    expect(rulesOf('gaz hidi')).toEqual(['smell']);
    expect(rulesOf('gazlarning hidlari')).toEqual(['smell']);
    expect(rulesOf('gazeta hidi')).not.toContain('smell');
  });

  it('takes .. for up to three words between, & for both orders', () => {
    expect(rulesOf("bola: o'tkir bir is")).toContain('smell');
    expect(rulesOf("o'tkir a b v g is bola")).toEqual([]);
    expect(rulesOf('пахнет сильно газом')).toEqual(['ru']);
    expect(rulesOf('газом пахнет')).toEqual(['ru']);
  });

  it("takes ~ for a verb's forms, of one word or of two", () => {
    expect(rulesOf('bolani uryapti, bola yigʻlayapti')).toEqual(['beat']);
    expect(rulesOf('bola. Urib yotibdi')).toEqual(['beat']);
    expect(rulesOf('bola. Urib ketdi')).toEqual([]);
  });

  it('does not look over the end of a sentence where a rule says near, and heeds what must be absent', () => {
    expect(rulesOf('gaz. Hidi bor')).not.toContain('smell');
    expect(rulesOf('gaz bor. Bola bor. Uryapti bola')).toEqual(['beat']);
    expect(rulesOf('bola, gaz, uryapti')).toEqual([]);
  });

  it('leaves out what is denied in the same clause, or past', () => {
    expect(rulesOf("gaz hidi yo'q")).toEqual([]);
    expect(rulesOf("gaz hidi bor, suv yo'q")).toEqual(['smell']);
    expect(rulesOf("o'tgan yili gaz hidi bor edi")).toEqual([]);
    expect(rulesOf("o'tgan yili ham, hozir ham gaz hidi bor")).toEqual(['smell']);
  });

  it('says how often a level is right', () => {
    expect(finder.precision).toEqual({ critical: 0.9, high: 0.5 });
  });

  it('refuses a rule of an unknown danger', () => {
    const rules = cueRulesSchema.parse({
      version: '1',
      readAuthors: [],
      measured: {
        critical: { right: 1, matched: 1, found: 1, all: 1 },
        high: { right: 1, matched: 1, found: 1, all: 1 },
      },
      endings: { uz: [], ru: [], kaa: [], en: [] },
      forms: {},
      deniable: [],
      vetoes: [],
      dangers: [],
      rules: [{ id: 'a', danger: 'none', level: 'high', when: ['x'], within: 'text' }],
    });
    expect(() => new UrgencyCueFinder([], rules, (word) => [word])).toThrow(/unknown danger "none"/);
  });
});
