import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise.js';

const clean = (raw: string) => normaliseText(raw).text;

describe('normaliseText: HTML', () => {
  it.each([
    ['<p>Suv yoʻq</p><p>Gaz yoʻq</p>', 'Suv yoʻq\n\nGaz yoʻq'],
    ['Нет<br>воды<br/>третий<BR />день', 'Нет\nводы\nтретий\nдень'],
    ['<ul><li>bir</li><li>ikki</li></ul>', 'bir\n\nikki'],
    ['<script>var a = "<b>x</b>" < 3;</script>Salom<style>p{color:red}</style>', 'Salom'],
    ['<span style="font-family:&quot;Times New Roman&quot;">Матн</span>', 'Матн'],
    ['<a href="https://x.uz/?a=1&amp;b=2">havola</a>', 'havola'],
    ['a &lt; b &amp;&amp; c &amp;lt; d', 'a < b && c < d'],
    ['&laquo;Сув&raquo;&nbsp;&ndash; &#1075;&#x430;з', '«Сув» – газ'],
    ['&amp;nbsp;&amp;laquo;ikki marta&amp;raquo;', '«ikki marta»'],
    ['bir <!-- <b>yashirin</b> --> ikki', 'bir ikki'],
    ['<!DOCTYPE html><html><body>Matn</body></html>', 'Matn'],
    ['<o:p></o:p>Word<o:p>&nbsp;</o:p>', 'Word'],
    ['<td>1</td><td>2</td>', '1 2'],
    ['&#150; &#8217;', '– ’'],
  ])('reads %j as %j', (raw, text) => expect(clean(raw)).toBe(text));

  it.each([
    'a < b va c > d',
    'yurak <3 <3',
    'narx<100 va >50',
    '<Toshkent shahri>',
    '<name@mail.uz>',
    'AT&T; R&D',
    'x <b and c> y',
    '&nosuchthing;',
    '<-- qarang',
    'if (a<b) {}',
    '<<< diqqat >>>',
  ])('leaves %j alone', (raw) => expect(clean(raw)).toBe(raw));

  it('says whether it met HTML', () => {
    expect(normaliseText('<p>a</p>').html).toBe(true);
    expect(normaliseText('a < b').html).toBe(false);
  });
});

describe('normaliseText: invisible characters and white space', () => {
  it('takes invisible characters out and counts them', () => {
    const { text, removed } = normaliseText('\ufeffsu\u200bv\u202e y\u00adoʻq\u0007\u{e0041}');
    expect(text).toBe('suv yoʻq');
    expect(removed).toEqual({ bidi: 1, zeroWidth: 2, control: 1, softHyphen: 1, marks: 0 });
  });

  it('takes joiners out of emoji without calling them hidden text', () => {
    expect(normaliseText('👨\u200d👩').removed.zeroWidth).toBe(0);
  });

  it('collapses white space', () => {
    expect(clean('  a\u00a0\u00a0 b\t c\r\n\r\n\r\nd \r e  ')).toBe('a b c\n\nd\ne');
  });

  it('composes letters', () => {
    expect(clean('и\u0306о\u0308ў у\u0306')).toBe('йӧў ў');
    expect(clean('s\u0327o\u0308')).toBe('şö');
  });

  it('cuts piled-up marks', () => {
    const { text, removed } = normaliseText(`z${'\u0317'.repeat(40)}a`);
    expect(text).toBe(`z${'\u0317'.repeat(8)}a`);
    expect(removed.marks).toBe(32);
  });

  it('replaces lone surrogates', () => {
    expect(clean('a\ud800b\udc00c😀')).toBe('a\ufffdb\ufffdc😀');
  });
});

describe('normaliseText: apostrophes', () => {
  it.each([
    [
      "O'zbekiston, bog', tog' va yo`q, g´isht, oʼrik, o‘g‘il",
      'Oʻzbekiston, bogʻ, togʻ va yoʻq, gʻisht, oʻrik, oʻgʻil',
    ],
    ["ma'no, san’at, Is'hoq, об'ект", 'maʼno, sanʼat, Isʼhoq, обʼект'],
    ["u 'salom' dedi", "u 'salom' dedi"],
    ["'yo'q blog' dedi", "'yoʻq blog' dedi"],
    ['‘suv’ ‘blog’', '‘suv’ ‘blog’'],
    ["5' va 10''", "5' va 10''"],
    ['«yo\'q» "bog\'"', '«yoʻq» "bogʻ"'],
  ])('%j becomes %j', (raw, text) => expect(clean(raw)).toBe(text));
});

describe('normaliseText: look-alike letters', () => {
  it.each([
    ['cувсиз', 'сувсиз'],
    ['Toшкeнт шaҳpи', 'Тошкент шаҳри'],
    ['mаktаb', 'maktab'],
    ['Wi-Fiни ўчирди', 'Wi-Fiни ўчирди'],
    ['SMSни юборди', 'SMSни юборди'],
    ['USBга', 'USBга'],
    ['нет воды a мы ждём c утра', 'нет воды а мы ждём с утра'],
    ['suv yoʻq х va ikki', 'suv yoʻq x va ikki'],
    ['паспорт AC 1234567 берилган', 'паспорт AC 1234567 берилган'],
    ['ёзинг: aka@mail.uz манзилга', 'ёзинг: aka@mail.uz манзилга'],
    ['ещë раз', 'ещё раз'],
    ['мен ҳəм сен', 'мен ҳәм сен'],
    ['Іске қосу, бiз келдiк', 'Іске қосу, біз келдік'],
  ])('%j becomes %j', (raw, text) => expect(clean(raw)).toBe(text));
});

const pieces = fc.constantFrom(
  ...[
    '<',
    '>',
    '</',
    '<b',
    '<p>',
    '<br>',
    '</b>',
    'script',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '--',
    '=',
    '="',
    '"',
    '&',
  ],
  ...['amp;', '&amp;', '&lt;', '&gt;', '#', '&#1072;', '&#824;', '&#894;', '&#8203;', '&#769;', ';', 'x=1', '/', 'lt'],
  ...[
    'а',
    'a',
    'о',
    'o',
    'g',
    'k',
    'к',
    'ў',
    "'",
    '’',
    '`',
    'ʻ',
    ' ',
    '\n',
    '\r\n',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u0301',
    '\u0338',
  ],
  ...['\ud83d', '\ude00', '😀', 'е\u0308', 'K', 'K', '\u00ad', '1', '@', '.', '-', 'ё', 'ë', '‘', 'ʼ', 'İ', 'ı'],
);
const hostile = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('normaliseText: properties', () => {
  it('is the same twice as once', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, units), (raw) => {
        const once = clean(raw);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  it('maps back in order and inside bounds', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, units), (raw) => {
        const { text, toOriginal } = normaliseText(raw);
        let last = 0;
        for (let index = 0; index < text.length; index++) {
          const { start, end } = toOriginal(index, index + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(raw.length);
          last = start;
        }
        expect(toOriginal(-5, text.length + 5).end).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('keeps ordinary words and knows where they were', () => {
    const word = fc.constantFrom('suv', 'Тошкент', 'қишлоқ', 'школа', 'mektep', 'әкем', '12', '😀');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '<br>', '\u200b ', '&nbsp;', '\r\n'))),
        (parts) => {
          const raw = parts.map(([left, right]) => left + right).join('');
          const { text, toOriginal } = normaliseText(raw);
          for (const found of text.matchAll(/\S+/g)) {
            const { start, end } = toOriginal(found.index, found.index + found[0].length);
            expect(raw.slice(start, end)).toBe(found[0]);
          }
        },
      ),
    );
  });

  it.each([
    ['letters', "Сув йўқ, gaz yo'q <b>a</b> &amp; ".repeat(75_000)],
    ['open tags', '<b '.repeat(800_000)],
    ['nested tags', '<'.repeat(1_200_000) + '>'.repeat(1_200_000)],
    ['references', `&${'amp;'.repeat(600_000)}`],
    ['marks', 'a\u0301\u0323'.repeat(800_000)],
    ['pile of marks', `a${'\u0301\u0323'.repeat(1_200_000)}`],
    ['small words', 'а a '.repeat(600_000)],
  ])('reads 2.5 million characters of %s in linear time', (_name, raw) => {
    const before = performance.now();
    clean(raw);
    // a quiet core needs 0.1 to 0.9 s; a quadratic path would need minutes
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
