import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownName } from './columns.js';
import { fileSink } from './line-sink.js';
import { openInput } from './open-input.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-odd-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  it('is refused as input, which is read twice', async () => {
    const pipe = join(folder, 'in.csv');
    execFileSync('sh', ['-c', `mkfifo ${pipe}`]);
    await expect(openInput(pipe, process.stdin)).rejects.toMatchObject({ code: 'INPUT_NOT_A_FILE' });
  });

  it('takes output', async () => {
    const pipe = join(folder, 'out.jsonl');
    execFileSync('sh', ['-c', `mkfifo ${pipe}`]);
    const reader = promisify(execFile)('cat', [pipe]);
    const sink = await fileSink(pipe);
    await sink.write('a\n');
    await sink.write('b\n');
    await sink.close();
    expect((await reader).stdout).toBe('a\nb\n');
  });
});

describe('column names in messages', () => {
  it('leave out what looks like data of a table without a header', () => {
    expect(['matn', '+998 90 123-45-67', 'a'.repeat(41)].map(shownName)).toEqual(['matn', '…', '…']);
  });
});
