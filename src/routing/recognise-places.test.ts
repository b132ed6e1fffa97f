import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceData } from '../app/reference-data.js';
import { matchingForm } from '../text/index.js';
import { compilePlaces, PlaceRecogniser } from './index.js';

let places: PlaceRecogniser;
beforeAll(async () => {
  const reference = await loadReferenceData(fileURLToPath(new URL('../../data/reference', import.meta.url)));
  places = new PlaceRecogniser(compilePlaces(reference.territories, matchingForm));
});

describe('place names in speech', () => {
  it.each([
    ['Andijon viloyati Baliqchi tumanida gaz yoʻq', '1703', '1703206'],
    ['Балиқчи туманида яшайман', '1703', '1703206'],
    ['Самарқанд шаҳридан ёзяпман', '1718', '1718401'],
    ['В Самарканде нет света', '1718', null],
    ['Toshkent shahar Chilonzor tumani 5-mavze aholisimiz', '1726', '1726294'],
    ['Чилонзорда сув йўқ', '1726', '1726294'],
    ['жители Алтынкульского района Андижанской области', '1703', '1703202'],
    ['Namanganning Davlatobod tumanida', '1714', '1714401'],
    ['Nukus shahrida svet yoq', '1735', '1735401'],
    ['Нөкис қаласында суў жоқ', '1735', '1735401'],
    ['в г. Бухаре второй месяц', '1706', '1706401'],
    ['из Ферганской области', '1730', null],
    ["Farg'onalikman, pensionerman", '1730', null],
    ['NAMANGAN VILOYATI CHORTOQ TUMANI', '1714', '1714236'],
    ['Toshkent sh. aholisimiz', '1726', null],
    ['Toshkent shahrida yashayman', '1726', null],
    ['г. Ташкент, нет света', '1726', null],
    ['Toshkent viloyatidan yozyapman', '1727', null],
    ['в Ташкентской области', '1727', null],
  ])('%s', (text, region, district) => {
    expect(places.recognise(matchingForm(text))).toEqual({ region, district });
  });

  it.each([
    'marhamat qilib yordam bering',
    'baxt tilayman, doʻstlik abadiy boʻlsin',
    'Navoiy koʻchasida yashayman',
    'yangi hayot boshladik',
  ])('takes no everyday word or street for a place: %s', (text) => {
    expect(places.recognise(matchingForm(text))).toEqual({ region: null, district: null });
  });

  it('uses the place of the applicant’s form only where the text is silent', () => {
    expect(places.recognise(matchingForm('suv yoʻq'), matchingForm('Xorazm Urganch shahri'))).toEqual({
      region: '1733',
      district: '1733401',
    });
    expect(places.recognise(matchingForm('Buxoroda suv yoʻq'), matchingForm('Xorazm Urganch shahri')).region).toBe(
      '1706',
    );
  });
});
