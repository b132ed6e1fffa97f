import { MurojaatError } from '../domain/index.js';
import { compareText } from './metrics/index.js';
import type { GroupReport } from './report-schema.js';
import type { EvaluationRow } from './rows.js';
import { scoresOf } from './scores.js';

export type UngappedGroup = Omit<GroupReport, 'gap'>;

/** A group has a name; what is longer, or has more values, is a text or an id that has no place in a report. */
const LONGEST_VALUE = 200;
const MOST_VALUES = 500;

/**
 * The scores within each value of each group column, largest group first. A row without the column is in the group "".
 * @throws MurojaatError USAGE where a column holds texts or ids rather than groups
 */
export function byGroup(rows: readonly EvaluationRow[], columns: readonly string[], ranked: boolean): UngappedGroup[] {
  return [...new Set(columns)].flatMap((column) => {
    const parts = partition(rows, column);
    refuseTexts(column, new Set(parts.keys()));
    return [...parts]
      .map(([value, members]) => ({ column, value, ...scoresOf(members, ranked) }))
      .sort((one, other) => other.n - one.n || compareText(one.value, other.value));
  });
}

/** The group columns that the rows carry, in order of appearance. */
export function groupColumns(rows: readonly EvaluationRow[]): string[] {
  return [...new Set(rows.flatMap(({ groups }) => Object.keys(groups ?? {})))];
}

function partition(rows: readonly EvaluationRow[], column: string): Map<string, EvaluationRow[]> {
  const parts = new Map<string, EvaluationRow[]>();
  for (const row of rows) {
    const value = groupValue(row, column);
    const members = parts.get(value);
    if (members === undefined) parts.set(value, [row]);
    else members.push(row);
  }
  return parts;
}

export function groupValue({ groups }: EvaluationRow, column: string): string {
  return groups !== undefined && Object.hasOwn(groups, column) ? (groups[column] ?? '').trim() : '';
}

/**
 * That a column with these values may stand in a report as groups; only their number and lengths are told.
 * @throws MurojaatError USAGE where it holds texts or ids
 */
export function refuseTexts(column: string, values: ReadonlySet<string>): void {
  const longest = [...values].reduce((most, { length }) => Math.max(most, length), 0);
  if (values.size <= MOST_VALUES && longest <= LONGEST_VALUE) return;
  throw new MurojaatError('USAGE', `The column "${column}" cannot be used for groups`, {
    expected: `at most ${MOST_VALUES} different values of at most ${LONGEST_VALUE} characters`,
    got: `${values.size} different values, the longest of ${longest} characters`,
    fix: 'choose a column such as language, region or channel',
  });
}
