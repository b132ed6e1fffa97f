import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchingForm, matchingFormWithOffsets } from './matching-form.js';
import { transliterate } from './transliterate.js';

describe('matchingForm', () => {
  it.each([
    [['Ўзбекистон', 'Oʻzbekiston', "O'zbekiston", 'Özbekiston', 'ŎZBEKISTON', 'Ozbekiston'], 'ozbekiston'],
    [['сув йўқ', "suv yo'q", 'suv yoq', 'СУВ ЙЎҚ', 'Suv yöq!'], 'suv yok'],
    [['шаҳар', 'shahar', 'şahar', 'шахар', 'SHAXAR'], 'shahar'],
    [['чироқ', 'chiroq', 'çiroq', 'чирок'], 'chirok'],
    [['ер', 'yer', 'Ер'], 'er'],
    [['эълон', "e'lon", 'eʼlon', 'elon'], 'elon'],
    [['Исҳоқ', "Is'hoq", 'Ishoq'], 'ishok'],
    [['свет', 'svet', 'SVET'], 'svet'],
    [['заявление', 'zayavlenie', 'zayavleniye'], 'zayavlenie'],
    [['жалоба', 'zhaloba', 'jaloba'], 'jaloba'],
    [['район', 'rayon'], 'rayon'],
    [['концерт', 'konsert', 'kontsert'], 'konsert'],
    [['лицензия', 'litsenziya'], 'litsenziya'],
    [['сентябрь', 'sentabr', 'sentyabr'], 'sentabr'],
    [['аўыл', 'awıl', 'AWIL', 'awil'], 'avil'],
    [['жаңа', 'jańa', "jan'a", 'jana'], 'jana'],
    [['ИСТАНБУЛ', 'İSTANBUL', 'ISTANBUL', 'istanbul'], 'istanbul'],
  ])('%j', (spellings, form) => {
    for (const spelling of spellings) expect(matchingForm(spelling)).toBe(form);
  });

  it('reads ё by language', () => {
    expect(matchingForm('ещё счёт', 'ru')).toBe(matchingForm('еще счет', 'ru'));
    expect(matchingForm('ёки', 'uz')).toBe(matchingForm('yoki', 'uz'));
  });

  it('keeps digits and masked tokens, drops punctuation', () => {
    expect(matchingForm('Тел.: [PHONE], 12-уй (3-хонадон)!')).toBe('tel [PHONE] 12 uy 3 honadon');
    expect(matchingForm('[PERSON_2][PHONE]')).toBe('[PERSON_2] [PHONE]');
  });

  it('knows where a word came from', () => {
    const text = 'Биз «Шўрчи» туманида турамиз';
    const { form, toInput } = matchingFormWithOffsets(text);
    const at = form.indexOf('shorchi');
    const { start, end } = toInput(at, at + 'shorchi'.length);
    expect(text.slice(start, end)).toBe('Шўрчи');
  });
});

const SENTENCES = [
  'Маҳалламизда уч кундан бери ичимлик суви йўқ, ҳокимият эса жавоб бермаяпти.',
  'Ўғлимни боғчага қабул қилишмади, навбат ёпилган дейишди; энди қаерга мурожаат қиламиз?',
  'Пенсиям нотўғри ҳисобланган, лицензия ва концерт ҳақида гап йўқ.',
  'Ёмғирдан кейин шифохона ертўласига сув тошиб кирди, юз киши яшайди.',
  'Исҳоқ ака эълонни кўриб, таъмирлаш ишларини бошлади.',
];
const KARAKALPAK = [
  'Аўылымызда үш күннен бери ишимлик суў жоқ, ҳәкимият жуўап бермей атыр.',
  'Әкем қарып қалды, жәрдем пулын ўақтында алмай атыр.',
  'Көшемизди оңлап бериўиңизди өтиниш етемиз, экономика ҳәм төлем ҳаққында.',
];

describe('matchingForm: one sentence in every alphabet', () => {
  it.each(SENTENCES)('%s', (cyrillic) => {
    const form = matchingForm(cyrillic, 'uz');
    for (const to of ['Latn', 'newLatn'] as const) {
      expect(matchingForm(transliterate(cyrillic, { language: 'uz', to }), 'uz')).toBe(form);
    }
    expect(matchingForm(cyrillic)).toBe(form);
  });

  it.each(KARAKALPAK)('%s', (cyrillic) => {
    const form = matchingForm(cyrillic, 'kaa');
    expect(matchingForm(transliterate(cyrillic, { language: 'kaa', to: 'Latn' }), 'kaa')).toBe(form);
    expect(matchingForm(cyrillic)).toBe(form);
  });
});

describe('matchingForm: properties', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('is tidy for any text, twice as once but for letters it cannot know', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const form = matchingForm(text);
        expect(form).not.toMatch(/^ | $| {2}/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('maps back in order and inside bounds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { form, toInput } = matchingFormWithOffsets(text);
        expect(form).toBe(matchingForm(text));
        let last = 0;
        for (let index = 0; index < form.length; index++) {
          const { start, end } = toInput(index, index + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
