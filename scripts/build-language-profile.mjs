// Builds src/text/language-profile.ts: two logistic models over hashed letter groups, one a script.
//   npm run build && node scripts/build-language-profile.mjs [CORPUS_DIR]     (default data/corpus)
// Reads the training texts of the corpus (JSONL: lang, text with [[type|value]] marks, split) and
// data/language/*.txt. Deterministic: same texts, same profile.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const corpusDir = process.argv[2] ?? 'data/corpus';
const built = pathToFileURL(join(process.cwd(), process.env.TEXT_BUILD ?? 'dist/text/')).href;
const { languageFeatures } = await import(`${built}language-features.js`);
const { transliterate } = await import(`${built}transliterate.js`);
const { scriptOf } = await import(`${built}script.js`);

let state = 20260910;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = state;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
/** @template T @param {readonly T[]} list @returns {T} */
const pick = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);
/** @param {number} p */
const chance = (p) => random() < p;

// ---- sources -------------------------------------------------------------------------------------------------
/** @param {string} name */
function readLines(name) {
  return readFileSync(join('data/language', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function readCorpus() {
  const texts = [];
  for (const name of readdirSync(corpusDir)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()) {
    for (const line of readFileSync(join(corpusDir, name), 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const record = JSON.parse(line);
      if (record.split !== undefined && record.split !== 'train') continue;
      texts.push({
        lang: record.lang,
        script: record.script,
        text: record.text.replace(/\[\[\w+\|([^\]]*)\]\]/g, '$1'),
      });
    }
  }
  return texts;
}

const corpus = readCorpus();
/** @param {string} lang @param {string} script @returns {string[]} */
const of = (lang, script) => corpus.filter((one) => one.lang === lang && one.script === script).map((one) => one.text);
const uzLatn = of('uz', 'Latn');
const uzCyrl = of('uz', 'Cyrl');
const ruCyrl = of('ru', 'Cyrl');
const kaaCyrl = [...of('kaa', 'Cyrl'), ...readLines('kaa.txt'), ...readLines('kaa.txt')];
const kaaLatn = of('kaa', 'Latn');
/** @typedef {(text: string) => string} Rewrite */
/** @param {'uz' | 'kaa'} language @param {'Latn' | 'Cyrl' | 'newLatn'} alphabet @returns {Rewrite} */
const to = (language, alphabet) => (text) => transliterate(text, { language, to: alphabet });

// ---- ways of writing -----------------------------------------------------------------------------------------
/** @param {string} pairs @returns {Rewrite} */
const swap = (pairs) => {
  const table = new Map(pairs.split(' ').map((pair) => [pair[0], pair.slice(1)]));
  return (text) =>
    text.replace(/./gsu, (sign) => table.get(sign) ?? (table.get(sign.toLowerCase())?.toUpperCase() || sign));
};
const noUzbekLetters = swap('ўу қк ғг ҳх');
const noKarakalpakLetters = swap('ўу қк ғг ҳх әа өо үу ңн');
const noKazakhLetters = swap('қк ғг һх әа өо үу ұу ңн іи');
/** @type {Rewrite} */
const plainLatin = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
/** @type {Rewrite} */
const oldKarakalpak = (text) =>
  text.replace(/[áǵńóú]/g, (sign) => `${sign.normalize('NFD')[0]}'`).replaceAll('ı', "i'");
/** @type {Rewrite} */
const dropApostrophes = (text) => text.replace(/['’‘ʻʼ`´]/g, '');
const russianSchemes = [
  swap('аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ъ ыy ь эe юyu яya'),
  swap('аa бb вv гg дd еe ёyo жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya'),
  swap('аa бb вv гg дd еe ёjo жj зz иi йj кk лl мm нn оo пp рr сs тt уu фf хx цc чch шsh щsch ъ ыi ь эe юju яja'),
  swap("аa бb вv гg дd еe ёe жj зz иi йy кk лl мm нn оo пp рr сs тt уu фf хx цts чch шsh щsh ъ' ыi ь' эe юyu яya"),
];
const kazakhSchemes = [
  swap(
    'аa әä бb вv гg ғğ дd еe жj зz иi йi кk қq лl мm нn ңñ оo өö пp рr сs тt уu ұū үü фf хh һh чch шş щş ъ ыy іı ь эe юiu яia цs ёio',
  ),
  swap(
    'аa әá бb вv гg ғǵ дd еe жj зz иı йı кk қq лl мm нn ңń оo өó пp рr сs тt уý ұu үú фf хh һh чch шsh щsh ъ ыy іi ь эe юıý яıa цs ёıo',
  ),
  swap(
    'аa әa бb вv гg ғg дd еe жzh зz иi йi кk қk лl мm нn ңn оo өo пp рr сs тt уu ұu үu фf хh һh чch шsh щsh ъ ыy іi ь эe юyu яya цts ёyo',
  ),
];
const drafts = swap('öŏ');
/** @type {Rewrite} */
const typo = (text) => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  const kind = random();
  if (kind < 0.5) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.75) return text.slice(0, at) + text[at] + text.slice(at);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
};

/** @param {string} text */
function window(text) {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const length = Math.exp(Math.log(8) + random() * (Math.log(180) - Math.log(8)));
  let at = Math.floor(random() * words.length);
  let out = words[at] ?? '';
  for (at++; at < words.length && out.length < length; at++) out += ` ${words[at]}`;
  return out;
}

/** @param {string} text */
function sometimesRough(text) {
  let out = text;
  if (chance(0.45)) out = out.toLowerCase();
  else if (chance(0.1)) out = out.toUpperCase();
  if (chance(0.3)) out = out.replace(/[.,!?;:]/g, '');
  for (let number = 0; number < 3 && chance(0.25); number++) out = typo(out);
  return out;
}

/** @param {string} letters @param {string[]} rows */
function gibberish(letters, rows) {
  const signs = [...letters];
  const words = [];
  for (let count = 2 + Math.floor(random() * 5); count > 0; count--) {
    const size = 3 + Math.floor(random() * 8);
    const row = pick(rows);
    const at = Math.floor(random() * row.length);
    const keys = chance(0.5);
    words.push(
      Array.from({ length: size }, (_, index) => (keys ? row[(at + index) % row.length] : pick(signs))).join(''),
    );
  }
  return words.join(' ');
}

const uzbekLatin = () => {
  const text = window(chance(0.65) ? pick(uzLatn) : to('uz', 'Latn')(pick(uzCyrl)));
  const way = random();
  if (way < 0.25) return dropApostrophes(text);
  if (way < 0.47) return chance(0.2) ? drafts(to('uz', 'newLatn')(text)) : to('uz', 'newLatn')(text);
  return text;
};
const uzbekCyrillic = () => {
  const text = window(chance(0.65) ? pick(uzCyrl) : to('uz', 'Cyrl')(pick(uzLatn)));
  return chance(0.35) ? noUzbekLetters(text) : text;
};
const karakalpakLatin = () => {
  const text = window(chance(0.4) ? pick(kaaLatn) : to('kaa', 'Latn')(pick(kaaCyrl)));
  const way = random();
  return way < 0.25 ? plainLatin(text) : way < 0.4 ? oldKarakalpak(text) : text;
};
const karakalpakCyrillic = () => {
  const text = window(chance(0.7) ? pick(kaaCyrl) : to('kaa', 'Cyrl')(pick(kaaLatn)));
  return chance(0.15) ? noKarakalpakLetters(text) : text;
};
const kk = readLines('kk.txt');
const kkLatin = readLines('kk-latin.txt');
const ruLatin = [...readLines('ru-latin.txt'), ...of('ru', 'Latn')];
const en = [...readLines('en.txt'), ...of('en', 'Latn')];
const otherLatin = readLines('other-latin.txt');
const otherCyrillic = readLines('other-cyrillic.txt');
const keysLatin = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keysCyrillic = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
// a text whose lesser part is in the other language still has the main one's label
/** @param {() => string} host @param {() => string} guest */
const withGuest = (host, guest) => () => {
  const text = host();
  return chance(0.15) ? `${text} ${window(guest()).slice(0, Math.floor(text.length * 0.4))}` : text;
};
const russian = () => window(pick(ruCyrl));
const russianLatin = () => window(chance(0.25) ? pick(ruLatin) : pick(russianSchemes)(pick(ruCyrl).toLowerCase()));

/** @type {Record<'Latn' | 'Cyrl', [string, number, () => string][]>} */
const GENERATORS = {
  Latn: [
    ['uz', 13000, withGuest(uzbekLatin, russianLatin)],
    ['ru', 9000, withGuest(russianLatin, uzbekLatin)],
    ['kaa', 8000, karakalpakLatin],
    ['kk', 5000, () => window(chance(0.3) ? pick(kkLatin) : pick(kazakhSchemes)(pick(kk).toLowerCase()))],
    ['en', 8000, () => window(pick(en))],
    ['und', 9000, () => (chance(0.25) ? plainLatin(window(pick(otherLatin))) : window(pick(otherLatin)))],
    ['und', 2500, () => gibberish('abcdefghijklmnopqrstuvwxyz', keysLatin)],
  ],
  Cyrl: [
    ['uz', 13000, withGuest(uzbekCyrillic, russian)],
    ['ru', 11000, withGuest(russian, uzbekCyrillic)],
    ['kaa', 9000, karakalpakCyrillic],
    ['kk', 9000, () => (chance(0.15) ? noKazakhLetters(window(pick(kk))) : window(pick(kk)))],
    ['und', 10000, () => window(pick(otherCyrillic))],
    ['und', 2000, () => gibberish('абвгдежзийклмнопрстуфхцчшщъыьэюя', keysCyrillic)],
  ],
};

// ---- training: softmax regression, AdaGrad ----------------------------------------------------------------------
/** @typedef {{ hashes: number[], label: number }} Example */
/** @param {'Latn' | 'Cyrl'} script @param {string[]} languages @returns {Example[]} */
function makeExamples(script, languages) {
  const examples = [];
  for (const [language, count, make] of GENERATORS[script]) {
    for (let number = 0; number < count; number++) {
      const text = sometimesRough(make());
      const features = languageFeatures(text);
      if (scriptOf(features) !== script) continue;
      examples.push({ hashes: features[script].hashes, label: languages.indexOf(language) });
    }
  }
  return examples;
}

/** @param {Example[]} examples @param {number} atLeast @returns {Map<number, number>} */
function frequent(examples, atLeast) {
  const counts = new Map();
  for (const { hashes } of examples) for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return new Map(
    [...counts]
      .filter(([, count]) => count >= atLeast)
      .sort(([a], [b]) => a - b)
      .map(([hash], row) => [hash, row]),
  );
}

// weights are the mean over the last epochs: the order of the examples then matters less
const AVERAGED = 4;

/** @template T @param {T[]} list */
function shuffle(list) {
  for (let number = list.length - 1; number > 0; number--) {
    const other = Math.floor(random() * (number + 1));
    const [a, b] = [list[number], list[other]];
    if (a === undefined || b === undefined) continue;
    list[number] = b;
    list[other] = a;
  }
}

/** @param {Example[]} examples @param {Map<number, number>} rows @param {number} classes @param {number} epochs @param {number} l2 */
function train(examples, rows, classes, epochs, l2) {
  const weights = new Float64Array(rows.size * classes);
  const squares = new Float64Array(rows.size * classes).fill(1e-2);
  const bias = new Float64Array(classes);
  const sum = new Float64Array(weights.length);
  const compiled = examples.map(({ hashes, label }) => {
    const counts = new Map();
    for (const hash of hashes) {
      const row = rows.get(hash);
      if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    const scale = 1 / Math.sqrt(Math.max(1, hashes.length));
    return {
      rows: Int32Array.from(counts.keys()),
      values: Float64Array.from(counts.values(), (count) => count * scale),
      label,
    };
  });
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(compiled);
    if (epoch === epochs - AVERAGED) sum.fill(0);
    for (const { rows: active, values, label } of compiled) {
      const logits = Float64Array.from(bias);
      active.forEach((row, at) => {
        for (let c = 0; c < classes; c++)
          logits[c] = (logits[c] ?? 0) + (values[at] ?? 0) * (weights[row * classes + c] ?? 0);
      });
      const top = Math.max(...logits);
      const powers = logits.map((logit) => Math.exp(logit - top));
      const total = powers.reduce((sum, power) => sum + power, 0);
      for (let c = 0; c < classes; c++) {
        const error = (powers[c] ?? 0) / total - (c === label ? 1 : 0);
        bias[c] = (bias[c] ?? 0) - 0.002 * error;
        active.forEach((row, at) => {
          const place = row * classes + c;
          const gradient = error * (values[at] ?? 0) + l2 * (weights[place] ?? 0);
          const square = (squares[place] ?? 0) + gradient * gradient;
          squares[place] = square;
          weights[place] = (weights[place] ?? 0) - (0.25 * gradient) / Math.sqrt(square);
        });
      }
    }
    sum.forEach((value, place) => {
      sum[place] = value + (weights[place] ?? 0);
    });
  }
  const averaged = Math.min(AVERAGED, epochs);
  return { weights: sum.map((value) => value / averaged), bias };
}

/** @param {Map<number, number>} rows @param {Float64Array} weights @param {number} classes @param {number} keep @returns {Map<number, number>} */
function strongest(rows, weights, classes, keep) {
  const spread = (/** @type {number} */ row) => {
    const values = weights.subarray(row * classes, (row + 1) * classes);
    return Math.max(...values) - Math.min(...values);
  };
  const strength = [...rows].map(([hash, row]) => /** @type {[number, number]} */ ([hash, spread(row)]));
  const kept = strength
    .sort((a, b) => b[1] - a[1])
    .slice(0, keep)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
  return new Map(kept.map((hash, row) => [hash, row]));
}

/** @param {'Latn' | 'Cyrl'} script @param {string[]} languages @param {number} keep */
function buildProfile(script, languages, keep) {
  const examples = makeExamples(script, languages);
  const all = frequent(examples, 4);
  const first = train(examples, all, languages.length, 2, 1e-6);
  const rows = strongest(all, first.weights, languages.length, keep);
  const { weights, bias } = train(examples, rows, languages.length, 6, 1e-6);
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = Math.min(largest, 12) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  console.error(
    script,
    examples.length,
    'examples',
    all.size,
    'features',
    rows.size,
    'kept; largest weight',
    largest.toFixed(2),
  );
  return {
    languages,
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
    scale: Number(scale.toFixed(6)),
    hashes: Buffer.from(Uint32Array.from(rows.keys()).buffer).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

/** @param {ReturnType<typeof buildProfile>} profile */
const literal = (profile) => `{
  languages: [${profile.languages.map((code) => `'${code}'`).join(', ')}],
  bias: [${profile.bias.join(', ')}],
  scale: ${profile.scale},
  hashes:
    '${profile.hashes}',
  weights:
    '${profile.weights}',
}`;
const KEEP = Number(process.env.KEEP ?? 7700);
const latin = buildProfile('Latn', ['uz', 'ru', 'kaa', 'kk', 'en', 'und'], KEEP);
const cyrillic = buildProfile('Cyrl', ['uz', 'ru', 'kaa', 'kk', 'und'], KEEP);
writeFileSync(
  'src/text/language-profile.ts',
  `// Generated by scripts/build-language-profile.mjs; not to be edited by hand.
import type { StoredProfile } from './language-model.js';

export const LATIN_PROFILE: StoredProfile = ${literal(latin)};

export const CYRILLIC_PROFILE: StoredProfile = ${literal(cyrillic)};
`,
);
