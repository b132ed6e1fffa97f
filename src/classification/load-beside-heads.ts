import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MurojaatError, systemCode } from '../domain/index.js';
import { type Calibration, calibrationSchema } from './calibration-schema.js';
import type { ModelDescription } from './model-schema.js';
import { parsePolicy } from './policy.js';
import type { Policy } from './policy-schema.js';
import { CALIBRATION_FILE, POLICY_FILE } from './save-model.js';

/**
 * The calibration in a folder of heads; undefined where it has none.
 * @throws MurojaatError MODEL_DAMAGED, MODEL_INCOMPATIBLE where it was fitted for other heads
 */
export async function loadCalibration(
  folder: string,
  heads: Pick<ModelDescription, 'dataHash'>,
): Promise<Calibration | undefined> {
  const content = await readJson(join(folder, CALIBRATION_FILE), 'MODEL_DAMAGED');
  if (content === undefined) return undefined;
  const parsed = calibrationSchema.safeParse(content);
  if (!parsed.success) {
    throw new MurojaatError('MODEL_DAMAGED', `${CALIBRATION_FILE} in ${folder} is not a calibration`, {
      got: z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' '),
      fix: 'restore the file from where the heads came, or fit it again with `npm run models:refit`',
    });
  }
  if (parsed.data.heads === heads.dataHash) return parsed.data;
  throw new MurojaatError('MODEL_INCOMPATIBLE', `${CALIBRATION_FILE} in ${folder} was fitted for other heads`, {
    expected: `a calibration of the heads with data hash ${heads.dataHash}`,
    got: `one of ${parsed.data.heads}`,
    fix: `fit it again with \`npm run models:refit\`, or remove ${CALIBRATION_FILE} to use the heads uncalibrated`,
  });
}

/** Names heads and their calibration together: `model.heads` of a triage line. */
export function headsVersion(heads: Pick<ModelDescription, 'dataHash'>, calibration: Calibration | undefined): string {
  const own = heads.dataHash.slice(0, 12);
  if (calibration === undefined) return own;
  return `${own}+${createHash('sha256').update(JSON.stringify(calibration)).digest('hex').slice(0, 8)}`;
}

/**
 * A policy file. @param heads version of the heads in use
 * @throws MurojaatError POLICY_INVALID, MODEL_INCOMPATIBLE
 */
export async function loadPolicy(path: string, heads: string): Promise<Policy> {
  const content = await readJson(path, 'POLICY_INVALID');
  if (content !== undefined) return parsePolicy(content, path, heads);
  throw new MurojaatError('POLICY_INVALID', `There is no policy file "${path}"`, {
    expected: 'a file that `murojaat calibrate` wrote',
    got: 'no such file',
    fix: 'check the path after --policy',
  });
}

/** The policy in a folder of heads; undefined where it has none. @throws as `loadPolicy` */
export async function loadOwnPolicy(folder: string, heads: string): Promise<Policy | undefined> {
  const path = join(folder, POLICY_FILE);
  const content = await readJson(path, 'POLICY_INVALID');
  return content === undefined ? undefined : parsePolicy(content, path, heads);
}

/** A JSON file's content; undefined where there is no such file. */
async function readJson(path: string, code: 'MODEL_DAMAGED' | 'POLICY_INVALID'): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const system = systemCode(cause);
    if (system === 'ENOENT') return undefined;
    throw new MurojaatError(code, `"${path}" cannot be read`, {
      expected: 'a JSON file',
      got: system ?? 'something that is not JSON',
      fix: 'restore the file, or make it again',
      cause,
    });
  }
}
