import { MurojaatError, type Names } from '../domain/index.js';

export const INTERFACE_LANGUAGES = ['uz-Latn', 'uz-Cyrl', 'ru', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** The message catalogue of the summary; `{0}`, `{1}` … are filled in. */
const MESSAGES = {
  title: [
    'Kunlik murojaatlar: {0} ta',
    'Кунлик мурожаатлар: {0} та',
    'Обращения за день: {0}',
    "The day's appeals: {0}",
  ],
  languages: ['Tillar', 'Тиллар', 'Языки', 'Languages'],
  types: ['Turi', 'Тури', 'Вид', 'Type'],
  emergencies: [
    'Shoshilinch: {0} ta – birinchi navbatda oʻqing',
    'Шошилинч: {0} та – биринчи навбатда ўқинг',
    'Экстренные: {0} – прочесть первыми',
    'Emergencies: {0} – read these first',
  ],
  more: ['… va yana {0} ta', '… ва яна {0} та', '… и ещё {0}', '… and {0} more'],
  high: ['Yuqori muhimlik: {0} ta', 'Юқори муҳимлик: {0} та', 'Высокая срочность: {0}', 'High urgency: {0}'],
  byTopic: ['Mavzular', 'Мавзулар', 'Темы', 'Topics'],
  byBody: ['Masʼul organlar', 'Масъул органлар', 'Ответственные органы', 'Responsible bodies'],
  person: ['Inson qarori kerak', 'Инсон қарори керак', 'Нужно решение человека', 'Needs a person'],
  unsure: [
    'mavzu ishonchi 50 % dan past',
    'мавзу ишончи 50 % дан паст',
    'уверенность в теме ниже 50 %',
    'topic less than 50 % sure',
  ],
  notAppeal: [
    'murojaat emas deb belgilandi',
    'мурожаат эмас деб белгиланди',
    'отмечены как не обращение',
    'marked as not an appeal',
  ],
  noPlace: ['joy aniqlanmadi', 'жой аниқланмади', 'место не распознано', 'no place recognised'],
  failed: ['oʻqib boʻlmadi', 'ўқиб бўлмади', 'не удалось обработать', 'could not be processed'],
  byWords: ['matndagi belgi: {0}', 'матндаги белги: {0}', 'признак в тексте: {0}', 'words in the text: {0}'],
  byModel: ['model ishonchi {0} %', 'модель ишончи {0} %', 'уверенность модели {0} %', 'model {0} % sure'],
  machine: [
    'Bu – mashina taklifi; qarorni inson qabul qiladi.',
    'Бу – машина таклифи; қарорни инсон қабул қилади.',
    'Это предложение машины; решает человек.',
    'These are suggestions of a machine; a person decides.',
  ],
  files: ['Fayllar', 'Файллар', 'Файлы', 'Files'],
  next: ['Keyingi qadamlar', 'Кейинги қадамлар', 'Дальше', 'Try next'],
} as const satisfies Readonly<Record<string, readonly [string, string, string, string]>>;

export type MessageKey = keyof typeof MESSAGES;

/** A text of the catalogue in one language. */
export type Translate = (key: MessageKey, ...values: readonly (string | number)[]) => string;

export function translator(language: InterfaceLanguage): Translate {
  const column = INTERFACE_LANGUAGES.indexOf(language);
  return (key, ...values) =>
    (MESSAGES[key][column] ?? '').replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

/** A reference name in an interface language. */
export function nameIn(names: Omit<Names, 'kaa'>, language: InterfaceLanguage): string {
  return { 'uz-Latn': names.uzLatn, 'uz-Cyrl': names.uzCyrl, ru: names.ru, en: names.en }[language];
}

/** @throws MurojaatError USAGE */
export function interfaceLanguage(value: string): InterfaceLanguage {
  const found = INTERFACE_LANGUAGES.find((each) => each.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return found;
  throw new MurojaatError('USAGE', 'An unknown interface language', {
    expected: INTERFACE_LANGUAGES.join(', '),
    got: value,
    fix: 'choose one of them with --language',
  });
}
