import type { Territory } from '../domain/index.js';

/** Turns any spelling of a name into the matching form (text/). */
export type FoldName = (name: string) => string;

/** Words that say what kind of territory a name stands for, in the languages served. */
const KIND_WORDS: Readonly<Record<Territory['kind'], readonly string[]>> = {
  region: [
    'viloyat',
    'viloyati',
    'viloyatining',
    'vil',
    'вилоят',
    'вилояти',
    'область',
    'области',
    'областной',
    'областью',
    'обл',
    'region',
    'province',
    'уәлаят',
    'ўәлаяты',
    'ўалаяты',
    'wálayatı',
    'вил',
    'respublikasi',
    'республикаси',
    'республика',
    'республики',
    'республике',
    'republic',
    'республикасы',
  ],
  district: [
    'tuman',
    'tumani',
    'тумани',
    'район',
    'района',
    'районе',
    'районный',
    'районного',
    'р-н',
    'district',
    'районы',
    'rayonı',
    'rayon',
    'rayoni',
    'tum',
  ],
  city: [
    'shahar',
    'shahri',
    'sh',
    'шаҳар',
    'шаҳри',
    'шахри',
    'город',
    'города',
    'городе',
    'г',
    'city',
    'town',
    'қаласы',
    'qalası',
    'қала',
  ],
  city_district: ['tuman', 'tumani', 'тумани', 'район', 'района', 'районе', 'district'],
};

/** Endings that a place name takes in Uzbek, Karakalpak and Russian speech; folded like the names themselves. */
const ENDINGS = [
  'ning',
  'ni',
  'ga',
  'ka',
  'qa',
  'da',
  'ta',
  'dan',
  'tan',
  'dagi',
  'tagi',
  'niki',
  'gacha',
  'cha',
  'lik',
  'liklar',
  'likman',
  'likmiz',
  'miz',
  'imiz',
  'da yashayman',
  'ға',
  'қа',
  'ге',
  'ке',
  'да',
  'де',
  'нан',
  'нен',
  'дан',
  'ден',
  'ның',
  'ниң',
  'ny',
  'дағы',
  'деги',
  'лы',
  'нда',
  'ндағы',
  'на',
  'ли',
  'а',
  'у',
  'е',
  'и',
  'ы',
  'ой',
  'ом',
  'ю',
  'я',
  'ем',
  'ей',
  'ю',
  'ский',
  'ская',
  'ское',
  'ского',
  'ской',
  'скому',
  'ском',
  'скую',
  'ских',
  'цы',
  'ец',
  'цев',
] as const;

/** Endings of a Russian adjective after its stem in -ск. */
const ADJECTIVE_ENDINGS = [
  'ий',
  'ая',
  'ое',
  'ого',
  'ой',
  'ому',
  'ом',
  'ую',
  'их',
  'им',
  'ие',
  'y',
  'iy',
  'aya',
  'oy',
  'ogo',
  'om',
  'uyu',
] as const;

/** Names that are everyday words, too; they count only beside a word such as "tumani". */
const EVERYDAY_WORDS = [
  'Baxt',
  'Doʻstlik',
  'Paxtakor',
  'Boʻston',
  'Yangi hayot',
  'Pop',
  'Marhamat',
  'Sharof Rashidov',
  'Mirzo Ulugʻbek',
  'Istiqlol',
  'Yangiobod',
  'Пап',
  'Дружба',
  'Мархамат',
  'Алат',
  'Olot',
] as const;

/** One spelling of a territory's name, ready for matching word by word. */
export interface PlaceName {
  readonly territory: Territory;
  /** Folded words; the last may take an ending. */
  readonly words: readonly string[];
  /** The last word is an adjective's stem ("алтынкульск") and needs an adjective's ending and a kind word. */
  readonly adjective: boolean;
  /** Counts only with a kind word beside it. */
  readonly needsKind: boolean;
}

export interface PlaceVocabulary {
  readonly names: readonly PlaceName[];
  readonly endings: ReadonlySet<string>;
  readonly adjectiveEndings: ReadonlySet<string>;
  /** Folded kind word → the kinds it can say. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<Territory['kind']>>;
}

/** Compiles all spellings of all territories once. */
export function compilePlaces(territories: readonly Territory[], fold: FoldName): PlaceVocabulary {
  const kinds = new Map<string, Set<Territory['kind']>>();
  for (const kind of ['region', 'district', 'city', 'city_district'] as const) {
    for (const word of KIND_WORDS[kind]) {
      for (const folded of fold(word).split(' ')) kinds.set(folded, (kinds.get(folded) ?? new Set()).add(kind));
    }
  }
  const everyday = new Set(EVERYDAY_WORDS.map(fold));
  const names = territories.flatMap((territory) =>
    spellings(territory).flatMap((name) => compileName(territory, fold(name), kinds, everyday)),
  );
  return {
    names: unique(names),
    endings: new Set(ENDINGS.map(fold).filter((ending) => ending !== '')),
    adjectiveEndings: new Set(ADJECTIVE_ENDINGS.map(fold)),
    kinds,
  };
}

function spellings(territory: Territory): string[] {
  const { uzLatn, uzCyrl, ru, en, kaa } = territory.names;
  return [uzLatn, uzCyrl, ru, en, kaa, ...territory.aliases].filter((name) => name !== '');
}

function compileName(
  territory: Territory,
  folded: string,
  kinds: ReadonlyMap<string, unknown>,
  everyday: ReadonlySet<string>,
): PlaceName[] {
  const words = folded.split(' ').filter((word) => word !== '' && !kinds.has(word));
  const last = words.at(-1);
  if (last === undefined) return [];
  const adjective = /^(.{3,}sk)(iy|aya|oe|oy|y|ii)$/.exec(last);
  const bare = words.join(' ');
  const needsKind = everyday.has(bare) || bare.length < 4;
  if (adjective?.[1] !== undefined) {
    return [{ territory, words: [...words.slice(0, -1), adjective[1]], adjective: true, needsKind: true }];
  }
  return [{ territory, words, adjective: false, needsKind }];
}

function unique(names: readonly PlaceName[]): PlaceName[] {
  const seen = new Map<string, PlaceName>();
  for (const name of names) seen.set(`${name.territory.soato} ${name.adjective} ${name.words.join(' ')}`, name);
  return [...seen.values()];
}
