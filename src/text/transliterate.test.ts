import { describe, expect, it } from 'vitest';
import { transliterate } from './transliterate.js';

const uz = (text: string, to: 'Latn' | 'Cyrl' | 'newLatn') => transliterate(text, { language: 'uz', to });
const kaa = (text: string, to: 'Latn' | 'Cyrl') => transliterate(text, { language: 'kaa', to });

/** Cyrillic, old Latin, new Latin: true in every direction. */
const UZBEK = [
  [
    'Ассалому алайкум, маҳалламизда ичимлик суви йўқ.',
    'Assalomu alaykum, mahallamizda ichimlik suvi yoʻq.',
    'Assalomu alaykum, mahallamizda içimlik suvi yöq.',
  ],
  ['Ўғлим мактабга бора олмаяпти', 'Oʻgʻlim maktabga bora olmayapti', 'Öğlim maktabga bora olmayapti'],
  [
    'Ер участкаси, ёки уй; эртага эълон қилинади',
    'Yer uchastkasi, yoki uy; ertaga eʼlon qilinadi',
    'Yer uçastkasi, yoki uy; ertaga eʼlon qilinadi',
  ],
  ['Исҳоқ ва Шаҳноза', 'Isʼhoq va Shahnoza', 'Ishoq va Şahnoza'],
  ['ШИФОХОНАДА ЧИРОҚ ЎЧДИ', 'SHIFOXONADA CHIROQ OʻCHDI', 'ŞIFOXONADA ÇIROQ ÖÇDI'],
  [
    'Шаҳар, Чиноз, Ёшлар, Юсуф, Яшнобод',
    'Shahar, Chinoz, Yoshlar, Yusuf, Yashnobod',
    'Şahar, Çinoz, Yoşlar, Yusuf, Yaşnobod',
  ],
  [
    'лицензия, станция, акция, концерт, цирк, пенсия',
    'litsenziya, stansiya, aksiya, konsert, sirk, pensiya',
    'litsenziya, stansiya, aksiya, konsert, sirk, pensiya',
  ],
  [
    'компьютер объекти, район, сентябрь, июль',
    'kompyuter obyekti, rayon, sentabr, iyul',
    'kompyuter obyekti, rayon, sentabr, iyul',
  ],
  ['мўъжиза', 'moʻjiza', 'möjiza'],
  ['маънавият, таъмир, санъат', 'maʼnaviyat, taʼmir, sanʼat', 'maʼnaviyat, taʼmir, sanʼat'],
  ['йўлга чиқди, йўл йўриқ', 'yoʻlga chiqdi, yoʻl yoʻriq', 'yölga çiqdi, yöl yöriq'],
  ['поезд келди, аэропорт, поэма', 'poyezd keldi, aeroport, poema', 'poyezd keldi, aeroport, poema'],
  ['Янги Ўзбекистон — янгича ғоя', 'Yangi Oʻzbekiston — yangicha gʻoya', 'Yangi Özbekiston — yangiça ğoya'],
] as const;

describe('transliterate: Uzbek', () => {
  it.each(UZBEK)('%s', (cyrillic, latin, newLatin) => {
    expect(uz(cyrillic, 'Latn')).toBe(latin);
    expect(uz(cyrillic, 'newLatn')).toBe(newLatin);
    expect(uz(latin, 'newLatn')).toBe(newLatin);
    expect(uz(newLatin, 'Latn')).toBe(latin);
    if (cyrillic === 'мўъжиза') return;
    expect(uz(latin, 'Cyrl')).toBe(cyrillic);
    expect(uz(newLatin, 'Cyrl')).toBe(cyrillic);
  });

  it('understands every apostrophe sign', () => {
    for (const sign of "'`´ʻʼ‘’′") expect(uz(`o${sign}g${sign}il ma${sign}no`, 'Cyrl')).toBe('ўғил маъно');
  });

  it('understands the earlier drafts of the new alphabet', () =>
    expect(uz('ŏğil, sōz, yõl', 'Cyrl')).toBe('ўғил, сўз, йўл'));

  it('knows capitals from title case', () => {
    expect(uz('Ш Чуст ЧУСТ Ё ЁШ', 'Latn')).toBe('Sh Chust CHUST Yo YOSH');
    expect(uz('SHAHAR Shahar YOSH Yosh', 'Cyrl')).toBe('ШАҲАР Шаҳар ЁШ Ёш');
  });

  it('leaves masked tokens, links and addresses alone', () => {
    expect(uz('[PHONE] рақами, https://gov.uz/шаҳар', 'Latn')).toBe('[PHONE] raqami, https://gov.uz/шаҳар');
    expect(uz('[PERSON] aka, aka@mail.uz', 'Cyrl')).toBe('[PERSON] ака, aka@mail.uz');
  });
});

const KARAKALPAK = [
  ['Ассалаўма әлейкум, аўылымызда суў жоқ', 'Assalawma áleykum, awılımızda suw joq'],
  ['Бизге жәрдем бериң, өтинемиз', 'Bizge járdem beriń, ótinemiz'],
  ['Үйимизге газ келмей атыр', 'Úyimizge gaz kelmey atır'],
  ['Ҳәким қабыл етпейди, шығынды жыйналды', 'Hákim qabıl etpeydi, shıǵındı jıynaldı'],
  ['Хожели, Нөкис, Қоңырат, Шымбай, Мойнақ', 'Xojeli, Nókis, Qońırat, Shımbay, Moynaq'],
  ['экономика, электр, ҳәкимият ҳәм цирк', 'ekonomika, elektr, hákimiyat hám cirk'],
  ['Шымбай районы, ноябрь айы', 'Shımbay rayonı, noyabr ayı'],
  ['ИШКИ ИСЛЕР', 'İSHKİ İSLER'],
  ['Ықтыяр, ырас', 'Iqtıyar, ıras'],
  ['Мәселе тез арада шешилсин', 'Másele tez arada sheshilsin'],
  ['ЖЕР УШЫН', 'JER USHIN'],
] as const;

describe('transliterate: Karakalpak', () => {
  it.each(KARAKALPAK)('%s', (cyrillic, latin) => {
    expect(kaa(cyrillic, 'Latn')).toBe(latin);
    expect(kaa(latin, 'Cyrl')).toBe(cyrillic);
  });

  it('understands the spelling with apostrophes', () => {
    expect(kaa("a'ke u'y o'tinish jan'a bolg'an qi'yi'n", 'Cyrl')).toBe('әке үй өтиниш жаңа болған қыйын');
  });

  it('takes I for И in words with front vowels', () =>
    expect(kaa('Ishki isler, Iqtıyar', 'Cyrl')).toBe('Ишки ислер, Ықтыяр'));
});
