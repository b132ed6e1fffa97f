/** Stems of the months' names: Uzbek and Karakalpak in both scripts, Russian, English. */
const MONTHS = [
  'yanvar|январ|january|jan\\.?|qańtar|қаңтар',
  'fevral|феврал|february|feb\\.?|aqpan|ақпан',
  'mart|март|march|mar\\.?|nawrız|наўрыз',
  'aprel|апрел|april|apr\\.?|sáwir|сәўир',
  'may|май|мая|mamır|мамыр',
  'iyun|июн|june|jun\\.?|maúsım',
  'iyul|июл|july|jul\\.?|shilde|шилде',
  'avgust|август|august|aug\\.?|tamız|тамыз',
  'sent[iy]?abr|сентябр|september|sept?\\.?|qırkúyek|қыркүйек',
  'okt[iy]?abr|октябр|october|oct\\.?|qazan|қазан',
  'noyabr|ноябр|november|nov\\.?|qarasha|қараша',
  'dekabr|декабр|december|dec\\.?|jeltoqsan|желтоқсан',
];

/** A month's name with its ending. */
export const MONTH = `(?:${MONTHS.join('|')})(?:ya|[аяьие])?`;
