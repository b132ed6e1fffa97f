import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { APPEAL_KEYS, type AppealKey, MurojaatError, systemCode } from '../domain/index.js';
import { type ColumnMap, nearestNames } from '../files/index.js';

/** How a user names columns: a map file, and single names that win over it. */
export interface NamedColumns {
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  /** JSON file: our key → their column. */
  readonly map?: string | undefined;
}

/**
 * The columns the user chose: `--map` first, `--id` and `--text` over it.
 * @throws MurojaatError CONFIG_INVALID
 */
export function chosenColumns(named: NamedColumns): ColumnMap {
  const chosen: Partial<Record<AppealKey, string>> = named.map === undefined ? {} : { ...readMap(named.map) };
  if (named.id !== undefined) chosen.id = named.id;
  if (named.text !== undefined) chosen.text = named.text;
  return chosen;
}

function readMap(path: string): ColumnMap {
  const parsed = z.record(z.string(), z.string()).safeParse(readJson(path));
  if (!parsed.success) throw invalidMap(path, z.prettifyError(parsed.error));
  const map: Partial<Record<AppealKey, string>> = {};
  for (const [name, column] of Object.entries(parsed.data)) {
    const key = APPEAL_KEYS.find((each) => each === name);
    if (key === undefined) {
      const near = nearestNames(name, APPEAL_KEYS);
      throw invalidMap(path, `the key "${name}"${near[0] === undefined ? '' : `; did you mean "${near[0]}"?`}`);
    }
    map[key] = column;
  }
  return map;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new MurojaatError('CONFIG_INVALID', `The column map "${path}" cannot be read`, {
      expected: 'a JSON file such as {"text": "Matn"}',
      got: systemCode(cause) ?? 'not valid JSON',
      fix: 'correct the file or leave --map out',
      cause,
    });
  }
}

function invalidMap(path: string, got: string): MurojaatError {
  return new MurojaatError('CONFIG_INVALID', `The column map "${path}" is not valid`, {
    expected: `keys among ${APPEAL_KEYS.join(', ')}, each with the name of a column`,
    got,
    fix: 'correct the file',
  });
}
