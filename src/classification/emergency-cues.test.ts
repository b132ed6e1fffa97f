import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchingForm } from '../text/index.js';
import { EmergencyCueFinder, emergencyCuesSchema } from './index.js';

const cues = emergencyCuesSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/reference/emergency-cues.json', import.meta.url), 'utf8')),
);
const finder = new EmergencyCueFinder(cues, matchingForm);
const cueOf = (text: string): string | undefined => finder.find(matchingForm(text))?.id;

describe('cues of danger', () => {
  it.each([
    ['Podyezdda gaz hidi kelyapti, odamlar bor', 'gas'],
    ['Подъездда газ ҳиди келяпти', 'gas'],
    ['В подъезде сильно пахнет газом', 'gas'],
    ['podezdda gaz xidi kelyapti', 'gas'],
    ['There is a smell of gas in our block', 'gas'],
    ['Кўчамизда сим узилиб ерда ётибди', 'wire'],
    ['Муж меня бьет каждый день', 'violence'],
    ['Yashagim kelmayapti, charchadim', 'suicide'],
    ['Уйимиз ёнида ёнғин чиқди', 'fire'],
  ])('%s', (text, id) => {
    expect(cueOf(text)).toBe(id);
  });

  it.each([
    'Gaz hidi yoʻq, hammasi joyida',
    'Oʻtgan yili gaz hidi chiqqan edi, tuzatishdi',
    'В прошлом году был запах газа',
    'запаха газа нет, просто не зажигается',
    'Gazimiz past, ovqat pishmayapti',
    'Prezidentga murojaat qilamiz',
    '',
  ])('leaves alone what is past, denied or harmless: %s', (text) => {
    expect(cueOf(text)).toBeUndefined();
  });
});
