import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Calibration, calibrationSchema, loadCalibration, policySchema } from '../classification/index.js';
import { BUNDLED, readConfig, refitRules } from './index.js';

const quiet = {
  reporter: {
    info: () => undefined,
    warn: () => undefined,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
  },
  signal: new AbortController().signal,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-refit-'));
  await mkdir(join(folder, 'heads'));
  for (const file of ['model.json', 'weights.bin']) await cp(join(BUNDLED.heads, file), join(folder, 'heads', file));
  await mkdir(join(folder, 'corpus'));
  const dev = (await readFile(join(BUNDLED.root, 'eval/dev.jsonl'), 'utf8')).split('\n').slice(0, 24);
  await writeFile(join(folder, 'corpus/dev.jsonl'), `${dev.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = (file: string): Promise<string> => readFile(join(folder, 'heads', file), 'utf8');

describe('refitting calibration and policy through the pipeline', () => {
  it('writes both beside the heads, the same bytes each time', async () => {
    const task = { corpus: join(folder, 'corpus'), heads: join(folder, 'heads'), seed: 1 };
    const words = await refitRules(task, readConfig(), quiet);
    const first = [await written('calibration.json'), await written('policy.json')];
    expect(words.join('\n')).toContain('calibration on 24 texts');
    await refitRules(task, readConfig(), quiet);
    expect([await written('calibration.json'), await written('policy.json')]).toEqual(first);
    const policy = policySchema.parse(JSON.parse(first[1] ?? ''));
    // 24 texts cannot show 5 % at 90 %
    expect(policy.fields.topic.upper.refusal).toContain('24 texts are too few');
    expect(policy.heads).toContain('+');
  });

  it('writes nothing where it was interrupted', async () => {
    const before = [await written('calibration.json'), await written('policy.json')];
    const signal = AbortSignal.abort();
    const refitting = refitRules(
      { corpus: join(folder, 'corpus'), heads: join(folder, 'heads'), seed: 2 },
      readConfig(),
      {
        ...quiet,
        signal,
      },
    );
    await expect(refitting).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect([await written('calibration.json'), await written('policy.json')]).toEqual(before);
  });

  it('a calibration of other heads is refused', async () => {
    const heads = { dataHash: 'f'.repeat(64) };
    await expect(loadCalibration(join(folder, 'heads'), heads)).rejects.toMatchObject({ code: 'MODEL_INCOMPATIBLE' });
    await expect(loadCalibration(folder, heads)).resolves.toBeUndefined();
    await writeFile(join(folder, 'calibration.json'), '{}');
    await expect(loadCalibration(folder, heads)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
  });
});

describe('the bundled rules', () => {
  const bundled = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(BUNDLED.heads, file), 'utf8'));

  it('were fitted for the bundled heads and never fill in by themselves', async () => {
    const model = await bundled('model.json');
    const calibration: Calibration = calibrationSchema.parse(await bundled('calibration.json'));
    expect(model).toMatchObject({ dataHash: calibration.heads });
    const policy = policySchema.parse(await bundled('policy.json'));
    expect(policy.source).toBe('written');
    expect(policy.heads.startsWith(calibration.heads.slice(0, 12))).toBe(true);
    expect(Object.values(policy.fields).map(({ mode }) => mode)).not.toContain('auto');
  });
});
