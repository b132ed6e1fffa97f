import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command, as users run it (`npm test` builds first). */
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-train-'));
  const rows = ['suv', 'svet'].flatMap((label) =>
    Array.from({ length: 20 }, (_, at) => `${label} yoʻq ${at},${label}`),
  );
  await writeFile(join(folder, 'own.csv'), `text,mavzu\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function murojaat(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const options = { cwd: folder, env: { ...process.env, ...environment } };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

const train = (options: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  murojaat(['train', 'own.csv', '--label', 'mavzu', '--model', 'm', ...options], environment);

describe('train', () => {
  it('says what to expect with intervals, for both views and each alone', async () => {
    const { code, stdout, stderr } = await train(['--encoder', 'general', '--outer-folds', '2']);
    expect(code, stderr).toBe(0);
    const figure = String.raw`\d\.\d{3} \(\d\.\d{3}–\d\.\d{3}\)`;
    for (const name of ['both views', 'sentence vector alone', 'character n-grams alone', 'outer cross-validation']) {
      expect(stdout).toMatch(new RegExp(`${name} +${figure} +${figure} +${figure}`));
    }
    expect(stdout).toContain('40 texts');
  });

  it('refuses --adapt without a Python that can, with --outer-folds, and an unknown encoder', async () => {
    const without = await train(['--adapt'], { MUROJAAT_PYTHON: join(folder, 'no-python') });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('error ADAPT_UNAVAILABLE');
    expect(without.stderr).toContain('MUROJAAT_PYTHON');
    for (const options of [
      ['--adapt', '--outer-folds', '3'],
      ['--encoder', 'best'],
    ]) {
      const refused = await train(options);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('error USAGE');
    }
  });
});

describe('doctor', () => {
  it('lists the encoders with size and hashes, and what adapting lacks without calling it a fault', async () => {
    const { code, stdout } = await murojaat(['doctor'], { MUROJAAT_PYTHON: join(folder, 'no-python') });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok +encoder general +\S+@[0-9a-f]{12}, version .* MB/);
    expect(stdout).toMatch(/onnx\/model_quantized\.onnx +sha256 [0-9a-f]{64}/);
    expect(stdout).toMatch(/ok +python +.*cannot be run; only "train --adapt" needs it/);
  });
});
