/**
 * Named character references that occur in mails and web forms, as name:code in hexadecimal (WHATWG HTML,
 * "Named character references"). Numeric references are all understood.
 */
const NAMED = `
  nbsp:a0 iexcl:a1 cent:a2 pound:a3 curren:a4 yen:a5 brvbar:a6 sect:a7 uml:a8 copy:a9 ordf:aa laquo:ab not:ac
  shy:ad reg:ae macr:af deg:b0 plusmn:b1 sup2:b2 sup3:b3 acute:b4 micro:b5 para:b6 middot:b7 cedil:b8 sup1:b9
  ordm:ba raquo:bb frac14:bc frac12:bd frac34:be iquest:bf Agrave:c0 Aacute:c1 Acirc:c2 Atilde:c3 Auml:c4
  Aring:c5 AElig:c6 Ccedil:c7 Egrave:c8 Eacute:c9 Ecirc:ca Euml:cb Igrave:cc Iacute:cd Icirc:ce Iuml:cf
  Ntilde:d1 Ograve:d2 Oacute:d3 Ocirc:d4 Otilde:d5 Ouml:d6 times:d7 Oslash:d8 Ugrave:d9 Uacute:da Ucirc:db
  Uuml:dc Yacute:dd szlig:df agrave:e0 aacute:e1 acirc:e2 atilde:e3 auml:e4 aring:e5 aelig:e6 ccedil:e7
  egrave:e8 eacute:e9 ecirc:ea euml:eb igrave:ec iacute:ed icirc:ee iuml:ef ntilde:f1 ograve:f2 oacute:f3
  ocirc:f4 otilde:f5 ouml:f6 divide:f7 oslash:f8 ugrave:f9 uacute:fa ucirc:fb uuml:fc yacute:fd yuml:ff
  Scedil:15e scedil:15f Gbreve:11e gbreve:11f Nacute:143 nacute:144 gacute:1f5 Imacr:12a imacr:12b Omacr:14c
  omacr:14d inodot:131 Idot:130 Scaron:160 scaron:161 Zcaron:17d zcaron:17e Ccaron:10c ccaron:10d quot:22
  amp:26 lt:3c gt:3e apos:27 OElig:152 oelig:153 circ:2c6 tilde:2dc ensp:2002 emsp:2003 thinsp:2009 zwnj:200c
  zwj:200d lrm:200e rlm:200f ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 sbquo:201a ldquo:201c rdquo:201d
  bdquo:201e dagger:2020 Dagger:2021 bull:2022 hellip:2026 permil:2030 prime:2032 Prime:2033 lsaquo:2039
  rsaquo:203a euro:20ac trade:2122 larr:2190 uarr:2191 rarr:2192 darr:2193 minus:2212 infin:221e ne:2260
  le:2264 ge:2265 asymp:2248 numero:2116 Tab:9 NewLine:a num:23 excl:21 quest:3f lpar:28 rpar:29 comma:2c
  period:2e colon:3a semi:3b sol:2f lsqb:5b rsqb:5d lowbar:5f verbar:7c commat:40 dollar:24 percnt:25 ast:2a
  plus:2b equals:3d hyphen:2010 check:2713
`;

/** Numeric references 128 to 159 mean Windows-1252 characters (WHATWG HTML, "numeric character reference end state"). */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The longest reference that is looked for, from `&` to `;` inclusive. */
export const LONGEST_REFERENCE = 12;

const entities = new Map<string, string>();
for (const pair of NAMED.trim().split(/\s+/)) {
  const [name, hex] = pair.split(':');
  if (name !== undefined && hex !== undefined) entities.set(name, String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The character that `&body;` stands for, or undefined where it is no known reference. */
export function decodeReference(body: string): string | undefined {
  const numeric = /^#(?:[xX]([0-9a-fA-F]{1,7})|([0-9]{1,8}))$/.exec(body);
  if (numeric === null) return entities.get(body);
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80];
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code).normalize('NFC');
}
