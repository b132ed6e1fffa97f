import { APPEAL_KEYS, type AppealKey, MurojaatError } from '../domain/index.js';

/** Which column of the input holds which key of an appeal. */
export type ColumnMap = Readonly<Partial<Record<AppealKey, string>>>;

/** Column names seen in exports and letters, in the form of `foldName`. */
const KNOWN_NAMES: Readonly<Record<AppealKey, readonly string[]>> = {
  id: [
    'id',
    'murojaatraqami',
    'мурожаатрақами',
    'мурожаатраками',
    'raqam',
    'raqami',
    'номеробращения',
    'n',
    'no',
    'номер',
    'servicerequestid',
    'ticketid',
    'number',
    'appealid',
    'caseid',
  ],
  text: [
    'text',
    'matn',
    'matni',
    'murojaatmatni',
    'murojaatmazmuni',
    'mazmuni',
    'mazmun',
    'матн',
    'матни',
    'мурожаатматни',
    'мурожаатмазмуни',
    'мазмуни',
    'мазмун',
    'текст',
    'текстобращения',
    'содержаниеобращения',
    'матнмурожаат',
    'текстсообщения',
    'обращение',
    'содержание',
    'сообщение',
    'description',
    'message',
    'body',
    'content',
    'appeal',
    'appealtext',
  ],
  receivedAt: [
    'receivedat',
    'kelgansana',
    'келгансана',
    'sana',
    'датапоступления',
    'дата',
    'requesteddatetime',
    'createdat',
    'date',
    'received',
  ],
  channel: ['channel', 'qaerdan', 'kanal', 'канал', 'источник', 'source'],
  applicant: ['applicant', 'murojaatchi', 'мурожаатчи', 'заявитель', 'fio', 'фио', 'fish', 'фиш'],
  region: ['region', 'viloyat', 'вилоят', 'область', 'регион', 'hudud', 'ҳудуд'],
  district: ['district', 'tuman', 'туман', 'район'],
  language: ['language', 'til', 'тил', 'язык', 'lang'],
};

/** Exports that are recognised by their header; each needs all its columns. */
const KNOWN_EXPORTS: readonly { readonly name: string; readonly columns: readonly string[] }[] = [
  { name: 'Uzbek case system export', columns: ['murojaatraqami', 'ijrochi', 'yonalish', 'kelgansana'] },
  { name: 'Open311 requests', columns: ['servicerequestid', 'servicecode', 'description'] },
];

/** The name of the known export whose columns these are, if any. */
export function recogniseExport(columns: readonly string[]): string | undefined {
  const present = new Set(columns.map(foldName));
  return KNOWN_EXPORTS.find((known) => known.columns.every((column) => present.has(column)))?.name;
}

/** Letters and digits in lower case: "Murojaat raqami", "murojaat_raqami" and "MUROJAAT-RAQAMI" are one name. */
function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Finds the columns of an appeal in a table's header: what the user named, else a known name.
 * @throws MurojaatError COLUMN_NOT_FOUND with the nearest names
 */
export function resolveColumns(
  columns: readonly string[],
  chosen: ColumnMap,
  required: readonly AppealKey[] = ['text'],
): ColumnMap {
  const resolved: Partial<Record<AppealKey, string>> = {};
  for (const key of APPEAL_KEYS) {
    const named = chosen[key];
    if (named !== undefined) resolved[key] = requireColumn(columns, named);
    else {
      const found = knownColumn(columns, key);
      if (found !== undefined) resolved[key] = found;
    }
  }
  for (const key of required) {
    if (resolved[key] === undefined) throw missingColumn(key, columns);
  }
  return resolved;
}

function knownColumn(columns: readonly string[], key: AppealKey): string | undefined {
  for (const known of KNOWN_NAMES[key]) {
    const found = columns.find((column) => foldName(column) === known);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The column of exactly this name. @throws MurojaatError COLUMN_NOT_FOUND with the nearest names */
export function requireColumn(columns: readonly string[], name: string): string {
  if (columns.includes(name)) return name;
  const near = nearestNames(name, columns);
  throw new MurojaatError('COLUMN_NOT_FOUND', `The input has no column "${name}"`, {
    expected: `one of: ${columns.map(shownName).join(', ')}`,
    got: `"${name}"`,
    fix: near.length > 0 ? `did you mean ${near.map((each) => `"${each}"`).join(' or ')}?` : 'name an existing column',
  });
}

function missingColumn(key: AppealKey, columns: readonly string[]): MurojaatError {
  const single =
    columns.length === 1
      ? '; the file has one column only, so the delimiter may be another than comma, semicolon or tab'
      : '';
  const near = nearestNames(key, columns);
  return new MurojaatError('COLUMN_NOT_FOUND', `No column of the input is known to hold the appeal's ${key}`, {
    expected: `a column named such as ${KNOWN_NAMES[key].slice(0, 4).join(', ')}`,
    got: `the columns ${columns.map((each) => `"${shownName(each)}"`).join(', ')}${single}`,
    fix: `name it with --${key} COLUMN${near.length > 0 ? ` (nearest: ${near.join(', ')})` : ''}, or with --map FILE`,
  });
}

/** A column's name for a message: of a table without a header the "names" are somebody's data, and stay unsaid. */
export function shownName(name: string): string {
  return name.length > 40 || /(?:\d[\s()-]*){5}/.test(name) ? '…' : name;
}

/** Up to three names within a third of the length in edit distance, nearest first. */
export function nearestNames(name: string, candidates: readonly string[]): string[] {
  const wanted = foldName(name);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, foldName(candidate)) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(2, Math.floor(Math.max(wanted.length, candidate.length) / 3)),
    )
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance in code points. */
function editDistance(one: string, other: string): number {
  const target = [...other];
  let previous = target.map((_, index) => index + 1);
  let row = 0;
  for (const letter of one) {
    row++;
    let left = row;
    let diagonal = row - 1;
    previous = previous.map((above, column) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (target[column] === letter ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  return previous.at(-1) ?? row;
}

/** Like `resolveColumns` for JSON Lines: the keys of the first record show under which names things stand. */
export function resolveKeys(sample: readonly string[], chosen: ColumnMap): ColumnMap {
  const resolved: Partial<Record<AppealKey, string>> = {};
  for (const key of APPEAL_KEYS)
    resolved[key] = chosen[key] ?? (sample.includes(key) ? key : (knownColumn(sample, key) ?? key));
  return resolved;
}
