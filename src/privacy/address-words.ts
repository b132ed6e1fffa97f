/**
 * Words of an address as stems on folded lower-case text. Uzbek in both scripts, with and without apostrophes and
 * in the letters of the 2026 law (köça), Karakalpak, Russian (also in Latin letters), English.
 */

/** Follows its name: Navoiy ko'chasi, Бердақ көшеси, Navoi street. */
export const STREET_AFTER_NAME = `(?:(?:tor|berk|катта|katta|тор|берк) ?)?(?:${[
  'ko[\'"]?(?:ch|c|ç)ha?|k[öŏōõó](?:ch|ç)a|kucha|[kк]-(?:si|си)(?!\\p{L})|ko[\'"]?ch|кўча',
  "кўч(?!\\p{L})|куча|коча|ko'?she|kóshe|көше|кўше|проспект|prospekt|shoh ?ko'?cha|шоҳ ?кўча|проезд",
  'proezd|тупик|tupik|pro?yezd|переулок|бульвар|bulvar|улиц[аеыу]|street|str\\.?|avenue|ave\\.?',
  'road|lane',
].join('|')})`;

/** Stands before its name: ул. Навои, проспект Мустакиллик, ul Navoi. */
export const STREET_BEFORE_NAME = [
  'ул(?:иц[аеыу]|\\.|-ца)?|пр(?:осп(?:ект[еау]?)?|-т)?\\.?|пер(?:еул(?:ок|ке|ка))?\\.?|проезд[еау]?',
  'пр-д|тупик[еау]?|бульвар[еау]?|б-р|шоссе|м-в|мас\\.?|ул-к|ul(?:itsa)?\\.?|prospekt|pereulok',
  'str\\.',
].join('|');

/** A quarter of numbered houses; its own number or name belongs to the address. */
export const QUARTER = [
  'mavze|мавзе|kichik tuman|кичик туман|kvartal|квартал|кв-л|mi[ck]ro ?ra?yon|микро ?район|микр\\.',
  'mkr|мкр|massiv|массив|daha|даҳа|даха|daxa|kvartl',
].join('|');

/** A house that follows its number: 31-uy, 40-jay, 12 дом. */
export const HOUSE_AFTER_NUMBER = 'uy|уй|hovli|ҳовли|ховли|jay|жай|úy|үй|дом|dom|корпус|korpus|blok|блок';

/** A flat or part of a house that follows its number: 8-хонадон, 5 кв, 2-podyezd. */
export const FLAT_AFTER_NUMBER = [
  'xonadon|xon\\.|хон\\.|xanadon|honadon|хонадон|kvartira|квартир|кв(?!\\p{L})\\.?|kv(?!\\p{L})\\.?',
  "xona|хона|páter|пәтер|пэтер|подъезд|pod'?[ye]+zd|qavat|қават|этаж|kirish|кириш",
].join('|');

/** The same before their number: дом 5, д. 5, кв. 12, apt 3, uy 12. */
export const UNIT_BEFORE_NUMBER = [
  'дом[еау]?|д\\.?|кв(?:артир[аеуы]?)?\\.?|кв-ра|корп(?:ус[еа]?)?\\.?|к\\.|стр(?:оение)?\\.?',
  'подъезд[еа]?|этаж[еа]?|uyi?|уйи?|xonadoni?|хонадони?|dom|d\\.?|kv(?:artira)?\\.?|korpus|house',
  'apartment|apt\\.?|flat|building|bldg\\.?|№|jay|жай',
].join('|');

/** What else a number after a street's name can count; then it is no house. Stems and whole words. */
export const COUNTED_STEMS = [
  'kun|кун|kún|күн|ден|сут|день|yil|йил|jıl|жыл|год|year|месяц|month|hafta|ҳафта|недел|week|soat',
  'соат|час|hour|daqiqa|минут|nafar|нафар|киши|kishi|adam|адам|одам|человек|people|oila|оила|семей',
  'семь|family|families|marta|марта|metr|метр|kilometr|километр|gektar|гектар|sotix|сотих|сот[ок]',
  "foiz|фоиз|процент|so'?m|сўм|сум|ming|минг|тыс|million|миллион|domov|домов|дома|uylar|уйлар",
  'xonadon|хонадон|квартир|houses|stolba|daraxt|дарахт|дерев|chiroq|чироқ|bola|бола|детей|дети',
  "учени|o'?quvchi|maktab|мактаб|школ|mektep|мектеп|bog'?cha|боғча|садик|poliklinika|поликлиник",
  'avtobus|автобус|bekat|yanvar|fevral|aprel|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr',
  'noyabr|dekabr|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|этаж|qavat',
  'қават|xona|хона|подъезд|yosh|ёш|многоэтаж|здани|магазин|светофор|машин|фонар|столб|люк|участ',
].join('|');
export const COUNTED_WORDS = [
  'дн[яей]{1,2}|days?|лет|oy|ой|oydan|ойдан|oyda|ay|ай|мес|ta|та|tasi|таси|tadan|тадан|tacha|тача',
  'раз|m|м|km|км|ga|га|mln|млн|mart|may|май|мая|chi|чи|inchi|инчи|сад|kv|кв',
].join('|');

/** Words before a street's name that are not its part. */
export const NOT_A_NAME = new RegExp(
  `^(?:${[
    "bizning|бизнинг|mening|менинг|shu|шу|bu|бу|ushbu|ушбу|mazkur|мазкур|o'sha|ўша|bitta|hamma|ҳамма",
    'qaysi|asosiy|асосий|markaziy|manzil\\p{L}*|манзил\\p{L}*|yashash|яшаш|joy\\p{L}*|жой\\p{L}*',
    'uyi?(?:m|miz)?|уйи?(?:м|миз)?|turar|турар|adres\\p{L}*|адрес\\p{L}*|address|live|at|on|the|in|i',
    'our|my|this|men|мен|biz|биз|я|мы|на|по|с|из|в|от|до|за|и|va|ва|и|жив[уеё]\\p{L}*|прожив\\p{L}*',
    'прописан\\p{L}*|наш\\p{L}*|эт\\p{L}*|вс[яюей]\\p{L}*|так\\p{L}*|город\\p{L}*|tuman\\p{L}*',
    'туман\\p{L}*|shah[ae]?r\\p{L}*|шаҳ[ая]?р\\p{L}*|шахар\\p{L}*|район\\p{L}*|rayon\\p{L}*',
    'qala\\p{L}*|қала\\p{L}*|viloyat\\p{L}*|вилоят\\p{L}*|област\\p{L}*|mahalla\\p{L}*|маҳалла\\p{L}*',
    'махалл\\p{L}*|mfy|мфй|qishlo[gq]\\p{L}*|қишло[ғқ]\\p{L}*|кишлак\\p{L}*|awıl\\p{L}*|district|city',
    'region|г|р-н',
  ].join('|')})$`,
  'u',
);
