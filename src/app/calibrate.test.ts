import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type CalibrationTask, calibrateOnTable } from './calibrate.js';
import { readConfig } from './config.js';
import type { Surroundings } from './one-for-one.js';

const wanted = { mode: 'recommend', budget: 0.05 } as const;
const request = { fields: { topic: wanted, type: wanted, urgency: wanted, agency: wanted }, assurance: 0.9 };

/** How calibrating on a file that does not exist fails, and what it has warned of before. */
async function calibrate(own: Partial<CalibrationTask>): Promise<{ error: unknown; warnings: string[] }> {
  const warnings: string[] = [];
  const around: Surroundings = {
    reporter: {
      info: () => undefined,
      warn: (message) => void warnings.push(message),
      progress: () => ({ update: () => undefined, stop: () => undefined }),
    },
    stdin: Readable.from([]),
    stdout: new Writable(),
    signal: new AbortController().signal,
    clock: () => 0,
  };
  const task = { input: 'absent.csv', columns: {}, label: undefined, model: undefined, policy: 'policy.json', request };
  const error: unknown = await calibrateOnTable({ ...task, ...own }, readConfig(), around).catch((cause) => cause);
  return { error, warnings };
}

describe('calibrating', () => {
  it('refuses to write the policy over its input, before anything is read', async () => {
    const { error } = await calibrate({ policy: './absent.csv' });
    expect(error).toMatchObject({ code: 'USAGE', message: '--policy names the input itself' });
  });

  it('warns that heads named may have learnt from the appeals', async () => {
    expect((await calibrate({ model: 'own' })).warnings).toEqual([expect.stringContaining('trained on')]);
    expect((await calibrate({})).warnings).toEqual([]);
  });
});
