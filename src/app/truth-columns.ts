import { MurojaatError } from '../domain/index.js';
import { guessLabelColumns, type LabelGuess } from '../evaluation/index.js';
import type { Truth } from './answer-rows.js';
import { type LabelledTable, labelColumns } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import type { Predictor } from './predictor.js';

/** A label has a name; what is longer is a text that has no place in a report. */
const LONGEST_LABEL = 200;

/**
 * The columns that hold the truth: those named with --label, else those found by their names, which are then said
 * together with the way to choose others. A column of the appeal itself is never guessed: labels go into the report.
 * @throws MurojaatError COLUMN_NOT_FOUND where none is found, or one that was named is no label of this model; USAGE for
 * a column that holds texts
 */
export function truthColumns(
  label: string | undefined,
  table: LabelledTable,
  predictor: Pick<Predictor, 'fields'>,
  around: Pick<Surroundings, 'reporter'>,
): Truth {
  const named = label === undefined ? undefined : labelColumns(label, table.columns);
  const { text } = table.appeal;
  if (text !== undefined && named?.includes(text) === true) throw textAsLabel(text);
  const { guesses, missing } = guessLabelColumns(named ?? labelCandidates(table), predictor.fields);
  const truth = new Map(guesses.map(({ field, column }) => [field, column]));
  const unused = (named ?? []).find((column) => ![...truth.values()].includes(column));
  if (unused !== undefined) throw noLabel(`The column "${unused}" is no label of this model`, table, predictor);
  if (truth.size === 0) throw noLabel('No column with the right answers was found', table, predictor);
  for (const column of truth.values()) refuseTexts(column, table);
  if (named === undefined) for (const line of guessLines(guesses, missing)) around.reporter.info(line);
  return truth;
}

function labelCandidates({ columns, appeal }: LabelledTable): string[] {
  const own = new Set(Object.values(appeal));
  return columns.filter((column) => !own.has(column));
}

function textAsLabel(column: string): MurojaatError {
  return new MurojaatError('USAGE', `The column "${column}" is read as the text and cannot be a label, too`, {
    expected: 'a column of right answers: a label of every text goes into the report',
    fix: 'name another column with --label, or the right column of texts with --text',
  });
}

function refuseTexts(column: string, { texts }: LabelledTable): void {
  const longest = texts.reduce((most, { cells }) => Math.max(most, (cells[column] ?? '').trim().length), 0);
  if (longest <= LONGEST_LABEL) return;
  throw new MurojaatError('USAGE', `The column "${column}" cannot be used for labels`, {
    expected: `labels of at most ${LONGEST_LABEL} characters`,
    got: `a value of ${longest} characters`,
    fix: 'name the columns of right answers with --label',
  });
}

/** What was guessed, in sentences for somebody who has a spreadsheet and no programmer. */
function guessLines(guesses: readonly LabelGuess[], missing: readonly string[]): string[] {
  const found = guesses.map(
    ({ field, column, others }) =>
      `the right ${field} of each text is taken from the column "${column}"${
        others.length === 0 ? '' : ` (it could also be ${others.map((each) => `"${each}"`).join(', ')})`
      }`,
  );
  const columns = guesses.map(({ column }) => column).join(',');
  return [
    ...found,
    ...(missing.length === 0 ? [] : [`no column was found for: ${missing.join(', ')}; not measured`]),
    `if a column is wrong, name the right ones: --label "${columns}"`,
  ];
}

function noLabel(message: string, { columns }: LabelledTable, { fields }: Pick<Predictor, 'fields'>): MurojaatError {
  return new MurojaatError('COLUMN_NOT_FOUND', message, {
    expected: `a column of right answers for one of: ${fields.join(', ')}`,
    got: `the columns ${columns.join(', ')}`,
    fix: 'name such columns with --label, parted by commas; each must be called as what it holds the answers for (rename it in the table if need be)',
  });
}
