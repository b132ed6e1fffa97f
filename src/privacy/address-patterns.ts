import {
  HOUSE_AFTER_NUMBER,
  QUARTER,
  STREET_AFTER_NAME,
  STREET_BEFORE_NAME,
  UNIT_BEFORE_NUMBER,
} from './address-words.js';

/** Where addresses begin. All bounded: no pattern looks farther than a street's name. */

export const AFTER_NAME = new RegExp(
  `(?<!\\p{L})(?:\\d{1,2}-)?(?:(?:${STREET_AFTER_NAME})\\p{L}{0,10}|(?<= )[kк]\\.(?=[ ,]{1,3}\\d))`,
  'gu',
);
const NAME_WORD = "(?:\\p{L}\\.|[\\p{L}][\\p{L}'.-]{1,24}|\\d{1,3}(?: лет|-\\p{L}{1,8}))";
export const BEFORE_NAME = new RegExp(
  `(?<![\\p{L}\\d-])(?:\\d{1,2}-[йяе]\\p{L}? )?(?:${STREET_BEFORE_NAME})(?:(?<=\\.)| )[ "«]{0,2}(?:\\d{1,2} (?=\\p{L}))?${NAME_WORD}(?:[ -]${NAME_WORD}){0,3}?["»]{0,2}(?=[ ,]{1,3}(?:\\d|(?:${UNIT_BEFORE_NUMBER})[ .№]{0,3}\\d))`,
  'gu',
);
/** Words that a street's name does not hold: what follows is no longer the name. */
export const LEAVES_STREET =
  /[ ](?:до|от|и|у|в|во|на|с|со|по|за|возле|около|рядом|между|напротив|без|нет|не|есть|где|школ\p{L}*|закрыт\p{L}*|перекрыт\p{L}*)(?= |$)/u;
export const NUMBERED_QUARTER = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,3}(?:[/-]\\d{1,2})?[a-zа-я]?[- ]{0,2}(?:й |ый |ий |chi |чи )?(?:${QUARTER})\\p{L}{0,6}|(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм)\\p{L}{2} (?:${QUARTER})\\p{L}{0,3}|(?:${QUARTER})\\p{L}{0,3}[ -]{1,2}(?:\\p{L}{2,20}[- ]{0,2})?\\d{1,3}(?:/\\d{1,2})?\\p{L}?(?![\\d/]))`,
  'gu',
);
/** Sebzor dahasi, Nurafshon yo'li: only with a number named as a house. */
export const NAMED_QUARTER =
  /(?<![\p{L}\d])(?:massiv|массив|mavze|мавзе|daha|даҳа|даха|kvartal|квартал|yo'l|йўл)\p{L}{0,4}/gu;
/** Чиланзар-9, Ц-1: a quarter written as a name and a number. */
export const HYPHENED_QUARTER = /(?<![\p{L}\d])\p{L}{1,16}-\d{1,2}[а-яa-z]?(?=[ ,])/gu;
/** Бабура 15, кв. 4: a flat says that the number before is a house. */
export const BARE_HOUSE_AND_FLAT =
  /(?<![\d.,:/-])\d{1,4}[а-яa-z]?(?:\/\d{1,3})?,? {0,2}(?:кв(?:артира)?\.?|kv(?:artira)?\.?|apt\.?|flat) ?№? ?\d{1,4}(?!\d)/gu;
/** Юнусабад 4-17-12: quarter, house, flat; dates have a leading zero or a year. */
export const TRIPLE = /(?<![\p{L}\d-])\p{Lu}\p{L}{2,20}[ -](?:[1-9]\d?)-(?:[1-9]\d{0,2})-(?:[1-9]\d{0,2})(?![\d-])/gu;
/** доме 31 по улице Навои. */
export const HOUSE_ON_STREET = new RegExp(
  `(?<!\\p{L})(?:дом(?:е|а|у)?|д\\.) ?№? ?\\d{1,4}[а-я]?(?:/\\d{1,3})? (?:по|на) (?:улиц\\p{L}|ул\\.|проспект\\p{L}|переулк\\p{L}|проезд\\p{L}) ?${NAME_WORD}(?: \\p{L}{3,20}(?=[.,;!?\\n]|$))?`,
  'gu',
);
/** 12 Navoi Street. */
export const NUMBER_FIRST =
  /(?<![\d.,:/-])\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'.-]{1,20} ){1,3}(?:[Ss]treet|St\.?|[Aa]venue|Ave\.?|[Rr]oad|Rd\.?|[Ll]ane)(?!\p{L})/gu;
/** Манзил: Навоий 31. The word for address makes a street of the name before a number. */
export const ADDRESS_WORD = /(?<!\p{L})(?:manzil|манзил|адрес|adres|address|прожива|прописан)\p{L}{0,8}/gu;
export const CAPITALISED = /(?<![\p{L}\d.])\p{Lu}[\p{L}'-]{2,24}/gu;
/** A place whose name must survive, right before its house. */
export const VILLAGE =
  /(?<!\p{L})(?:mahalla|маҳалла|махалл|mfy|мфй|qishlo[gq]|қишло[ғқ]|кишлак|посёлок|поселок|qo'rg'on|awıl|аўыл)\p{L}{0,6}/gu;
export const HOUSE_AND_FLAT = new RegExp(
  `(?<![\\p{L}\\d-])(?:\\d{1,4}[a-zа-я]?(?:/\\d{1,3})?[- ]{0,2}(?:${HOUSE_AFTER_NUMBER})|(?:${UNIT_BEFORE_NUMBER})[ №]{0,2}\\d{1,4})`,
  'gu',
);
