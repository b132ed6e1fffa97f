import type { ReferenceData, Suggestion, Triage } from '../../domain/index.js';

/** Columns of the Uzbek case system's export that a suggestion can fill: executor and direction. */
export const SUGGESTED_COLUMNS = ['ijrochi', 'yonalish'] as const;

/** The table's columns, with those to be filled added at the end where the export lacks them. */
export function caseColumns(columns: readonly string[]): string[] {
  const present = new Set(columns.map((column) => column.toLowerCase()));
  return [...columns, ...SUGGESTED_COLUMNS.filter((column) => !present.has(column))];
}

export interface FilledCase {
  /** Cells in the order of `caseColumns`. */
  readonly cells: readonly string[];
  /** True where at least one blank cell was filled. */
  readonly filled: boolean;
}

/**
 * One row of the export with its blank suggested cells filled in. A cell in which a person has written is never
 * changed, a text that is no appeal gets no executor, and a
 * suggestion that the policy only shows or holds back is not filled in.
 * @param triage the row's line of `triage`; undefined where the record failed
 */
export function fillCase(
  columns: readonly string[],
  fields: Readonly<Record<string, unknown>>,
  triage: Pick<Triage, 'topic' | 'agency' | 'route'> | undefined,
  reference: ReferenceData,
): FilledCase {
  const suggested = triage === undefined ? {} : suggestedCells(triage, reference);
  let filled = false;
  const cells = caseColumns(columns).map((column) => {
    const written = String(fields[column] ?? '');
    const value = suggested[column.toLowerCase()];
    if (written.trim() !== '' || value === undefined) return written;
    filled = true;
    return value;
  });
  return { cells, filled };
}

function suggestedCells(
  triage: Pick<Triage, 'topic' | 'agency' | 'route'>,
  reference: ReferenceData,
): Readonly<Record<string, string>> {
  const topic = reference.topics.find((each) => each.id === triage.topic.value);
  const agency = reference.agencies.find((each) => each.id === triage.route?.agency);
  const cells: Record<string, string> = {};
  if (topic !== undefined && isFilledIn(triage.topic)) cells.yonalish = topic.names.uzLatn;
  if (agency !== undefined && isFilledIn(triage.agency)) cells.ijrochi = agency.names.uzLatn;
  return cells;
}

function isFilledIn({ action }: Suggestion): boolean {
  return action === 'auto' || action === 'recommend';
}
