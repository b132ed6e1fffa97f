import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-config-'));
  await writeFile(join(folder, '.env'), 'MUROJAAT_THREADS=3\nMUROJAAT_DATA_DIR=from-file\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('come from .env, and the environment wins', () => {
    const config = readConfig({ MUROJAAT_DATA_DIR: 'from-environment' }, join(folder, '.env'));
    expect(config).toMatchObject({ threads: 3, dataDirectory: 'from-environment' });
  });

  it('are printed without secrets', () => {
    const { redacted } = readConfig({ OPENAI_API_KEY: 'sk-very-secret', DATABASE_URL: 'postgres://u:pw@h/d' }, 'none');
    expect(JSON.stringify(redacted)).not.toMatch(/secret|pw@/);
    expect(redacted).toMatchObject({ OPENAI_API_KEY: 'set', PORT: 'not set' });
  });

  it('that cannot be used are named', () => {
    expect(() => readConfig({ MUROJAAT_THREADS: 'many' }, 'none')).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', got: expect.stringContaining('MUROJAAT_THREADS') }),
    );
  });
});
