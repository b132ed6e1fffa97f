import { readFile } from 'node:fs/promises';
import { MurojaatError, systemCode } from '../domain/index.js';
import { type Baseline, type Gate, parseBaseline, parseGates } from '../evaluation/index.js';
import { parseJson } from './parse-json.js';

/** @throws MurojaatError INPUT_NOT_FOUND, INPUT_FORMAT */
export async function readBaseline(path: string): Promise<Baseline> {
  return parseBaseline(await readJson(path, '--baseline'), path);
}

/** @throws MurojaatError INPUT_NOT_FOUND, CONFIG_INVALID */
export async function readGates(path: string): Promise<Gate[]> {
  return parseGates(await readJson(path, '--gate'), path);
}

async function readJson(path: string, option: string): Promise<unknown> {
  try {
    return parseJson(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new MurojaatError('INPUT_NOT_FOUND', `"${path}" cannot be read`, {
      got: systemCode(cause) ?? 'an unknown error',
      fix: `check the path given with ${option}`,
      cause,
    });
  }
}
