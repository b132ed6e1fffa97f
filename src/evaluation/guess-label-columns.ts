export interface LabelGuess {
  readonly field: string;
  readonly column: string;
  /** Other columns that could have been meant, likeliest first. */
  readonly others: readonly string[];
}

/** Names under which labels stand in exports and letters, likeliest first, in the form of `nameCore`. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  topic: [
    ...['topic', 'mavzu', 'mavzusi', 'мавзу', 'мавзуси', 'тема', 'тематика', 'тематикасы', 'темасы'],
    ...['yonalish', 'yonalishi', 'йўналиш', 'йўналиши', 'йуналиш', 'направление', 'servicecode', 'servicename'],
    ...['soha', 'sohasi', 'соҳа', 'рубрика', 'категория', 'kategoriya', 'category', 'subject'],
  ],
  type: [...['type', 'tur', 'turi', 'тур', 'тури', 'түри', 'вид', 'тип', 'kind']],
  urgency: [
    ...['urgency', 'muhimlik', 'muhimligi', 'муҳимлик', 'муҳимлиги', 'мухимлик', 'срочность', 'неотложность'],
    ...['shoshilinchlik', 'shoshilinchligi', 'шошилинчлик', 'приоритет', 'важность', 'priority'],
  ],
  agency: [
    ...['agency', 'organ', 'орган', 'ведомство', 'idora', 'idorasi', 'идора', 'идораси', 'tashkilot', 'ташкилот'],
    ...[
      'organization',
      'organisation',
      'организация',
      'ijrochi',
      'ijrochisi',
      'ижрочи',
      'исполнитель',
      'масъул',
      'masul',
    ],
    ...['ответственный', 'ответственная', 'ответственное', 'agencyresponsible', 'department'],
  ],
};

/** Words that stand around the name and do not change what it means. */
const FILLERS = new Set([
  ...[
    'label',
    'labels',
    'gold',
    'true',
    'truth',
    'expected',
    'correct',
    'of',
    'the',
    'appeal',
    'case',
    'request',
    'id',
    'name',
  ],
  ...['обращения', 'обращений', 'сообщения', 'жалобы', 'лицо', 'метка', 'эталон', 'наименование'],
  ...['murojaat', 'murojaatning', 'мурожаат', 'мурожаатнинг', 'мүражат', 'nomi', 'номи'],
]);

/** The fields of the bundled pipeline whose columns can be guessed. */
const BUNDLED_FIELDS = ['topic', 'type', 'urgency', 'agency'] as const;

/**
 * Which column holds the labels of which field, by its name. A field that has no spellings of its own (a label column
 * of one's own model) is found under its own name only. A column is given to one field. The caller shows the guesses:
 * a wrong one would measure against the wrong truth.
 */
export function guessLabelColumns(
  columns: readonly string[],
  fields: readonly string[] = BUNDLED_FIELDS,
): { readonly guesses: LabelGuess[]; readonly missing: string[] } {
  const taken = new Set<string>();
  const guesses: LabelGuess[] = [];
  for (const field of fields) {
    const [column, ...others] = candidates(columns, field).filter((each) => !taken.has(each));
    if (column === undefined) continue;
    taken.add(column);
    guesses.push({ field, column, others });
  }
  return { guesses, missing: fields.filter((field) => !guesses.some((guess) => guess.field === field)) };
}

function candidates(columns: readonly string[], field: string): string[] {
  const exact = columns.filter((column) => column === field);
  const known = [nameCore(field), ...(Object.hasOwn(SPELLINGS, field) ? (SPELLINGS[field] ?? []) : [])];
  const spelled = known.flatMap((spelling) => columns.filter((column) => nameCore(column) === spelling));
  return [...new Set([...exact, ...spelled])];
}

/** "Yo‘nalish", "yonalish" and "YONALISH_label" are one name: lower case, no apostrophes, no fillers, letters and digits. */
function nameCore(name: string): string {
  const words = name
    .normalize('NFKC')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/['’‘ʻʼ`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !FILLERS.has(word));
  return (telling.length > 0 ? telling : words).join('');
}
