/**
 * Words that name the number beside them, as stems on folded lower-case text: Uzbek in both scripts and without
 * apostrophes, Russian (also in Latin letters), Karakalpak, English.
 */
export const CUE_WORDS = {
  phone: [
    'tel(?![\\p{L}])\\.?|telefon|телефон|тел(?!\\p{L})\\.?|phone|mobil|мобил|моб\\.|сот(?!\\p{L})\\.?',
    'whats?\\s?app|в[ао][тц]+с?ап|vatsap|uyali|уяли',
    "qo'?n'?g'?iroq|qońıraw|қўнғироқ|қоңыраў|хабарлас|xabarlas|п?о?зв[оа]н|call(?: me)?|dial|reach me",
    "aloqa|алоқа|bog'?lan|боғлан|baylanıs|байланыс|связ[ьи]|контакт|kontakt|contact",
    '(?:raqam|nomer)(?:im|lar(?:im|i)|imiz|imga)|(?:рақам|номер)(?:им|имиз|лар)|мой номер(?! обращ)',
    'мо[йи]м номер|raqamiga|рақамига|nomeriga|номерига|по номеру|номера?:',
  ],
  pinfl: ['j\\.?sh\\.?sh\\.?i\\.?r|жш?шш?ир|пинфл|pinfl|pnfl|пнфл|jshir|personal identification (?:number|no)'],
  passport: [
    'passport|pasport|паспорт|пасорт|загран|id[- ]?kart|id[- ]?карт|айди[- ]?карт|удостоверени',
    'guvohnoma|гувоҳнома|guwalıq|гүўалық|metrika|метрика|свидетельство о рождении|birth certificate',
  ],
  card: [
    '(?:plast\\p{L}+ )?kart(?:a|am|asi|asining|amga|amdan|ochka)|пластик|plastik',
    '(?:пласт\\p{L}+ )?карт[ауые]|карт(?:ам|аси|очк)|humo|хумо|uzcard|узкард|visa|card',
  ],
  account: [
    'hisob(?:\\s|-)?raqam|hisob\\s?varaq|shaxsiy hisob|bank hisob|hisob(?:i|im|iga)?(?!\\p{L})',
    'ҳисоб(?:\\s|-)?рақам|ҳисоб\\s?варақ|шахсий ҳисоб|ҳисоб(?:и|им|ига)?(?!\\p{L})|хисоб рақам',
    'хисоб ракам',
    'abonent|абонент|лицев|litsevoy|л[/.] ?с\\.?(?!\\p{L})|sh/h(?!\\p{L})|ш/ҳ|х/р|ҳ/р|r/s(?!\\p{L})',
    'h/r(?!\\p{L})|р/с(?!\\p{L})|расч[её]тн\\p{L}+ сч|сч[её]т(?![чн])|esap bet|есап бет|esap nomer',
    'account|iban',
  ],
  stir: [
    'stir(?=i|im|imiz|si|\\P{L}|$)|стир(?=и|им|имиз|\\P{L}|$)|inn(?=\\P{L}|$)|инн(?=\\P{L}|$)',
    "tin(?=\\P{L}|$)|soliq to'?lovchi\\p{L}* (?:identifikatsiya|raqam)|taxpayer",
  ],
  plate: [
    '(?:davlat|avto\\p{L}*|mashina\\p{L}*) (?:raqam|nomer)',
    '(?:давлат|авто\\p{L}*|машина\\p{L}*) (?:рақам|номер)|d/r(?!\\p{L})|гос\\.? ?номер|госномер',
    'номерн\\p{L}+ знак|license plate|plate|mashina|машина|avtomobil|автомобил|автомашина|avtomashina',
  ],
  cadastre: ['kadastr|кадастр|cadast'],
  born: [
    "tu[gğ]'?ilish(?:gan|di)|туғилиш(?:ган|ди)|tu[gğ]'?ildi|туғилди|tu[gğ]'?\\.|туғ\\.|rojden|rozhden",
    'rodil[as]|rodilis',
    "tu[gǵ]'?'?il(?:gan|ib)(?!lik|id|dan|da)|tug'?ul[gğ]an(?!lik|id)|tuğilgan(?!lik|id|dan)",
    'туғилган(?!лик|ид|дан|да)|тугилган(?!лик|ид|дан)|tuwıl[gǵ]an(?!lıq|nan)|туўыл[гғ]ан(?!лық|нан)',
    'туылған',
    'род(?:ил[аи]?с[ья])|род(?!\\p{L})\\.?|(?:дат|ден|день|год|числ)\\p{L}* рождени',
    'г\\.? ?р(?!\\p{L})\\.?|д\\.? ?р(?!\\p{L})\\.|г\\.? рождени|года? рожд|born|birth (?:date|day)',
    'date of birth|birthda|dob(?!\\p{L})|t\\.y\\.',
  ],
  /** Numbers of papers, devices and sums: what follows is not personal data. */
  neutral: [
    '(?:murojaat|shikoyat|shartnoma|buyruq|qaror|dalolatnoma|kvitansiya|talon|navbat|ariza|arza|hujjat|xat|chek|lot|litsenziya|sertifikat|buyurtma|bayonnoma|ish)\\p{L}{0,12}[\\s:]{1,3}(?:raqam\\p{L}*|nomer\\p{L}*|№|#|id)',
    '(?:мурожаат|шикоят|шартнома|буйруқ|қарор|далолатнома|квитанция|талон|навбат|ариза|арза|ҳужжат|хат|чек|лот|лицензия|сертификат|буюртма|баённома|иш)\\p{L}{0,12}[\\s:]{1,3}(?:рақам\\p{L}*|номер\\p{L}*|№|#|ид)',
    '(?:номер\\p{L}* )?(?:обращени|заявлени|заявк|жалоб|договор|приказ|постановлени|решени|квитанци|талон|справк|чек|лот|лицензи|сертификат|заказ|протокол|акт|дел[оау]|письм|исх|вх)(?=\\P{L}|\\p{L}{0,4}(?:\\P{L}|$))\\p{L}{0,4}\\.?',
    '(?:reference|ref|appeal|complaint|application|case|ticket|request|order|contract|invoice|receipt|certificate|lot|licen[cs]e)(?: (?:number|no\\.?|id))?(?!\\p{L})',
    "hisoblagich|ҳисоблагич|сч[её]тчик|schyotchik|ko'?rsat[gk]ich|кўрсаткич|показани|meter|esaplag",
    'есаплағ|imei|seri(?:ya|al) raqam|серийн|zavod raqam|завод рақам|mfo(?!\\p{L})|мфо(?!\\p{L})',
    'indeks|индекс|index|zip',
    'summa|сумма|miqdor|миқдор|qarz|қарз|долг|narx|нарх|цена|price|amount|jarima|жарима|штраф|kredit',
    'кредит',
  ],
} as const;

export type CueKind = keyof typeof CUE_WORDS;
