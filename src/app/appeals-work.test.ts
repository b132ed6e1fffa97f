import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareAppealsWork } from './appeals-work.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-appeals-'));
  await prepareAppealsWork(folder, 'task', 'rows');
  for (const name of ['checkpoint.pt', 'checkpoint.pt.part', 'notes']) await writeFile(join(folder, name), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the work folder of the encoder for appeals', () => {
  it('keeps the checkpoint of the same task', async () => {
    await prepareAppealsWork(folder, 'task', 'rows');
    expect(await readdir(folder)).toContain('checkpoint.pt');
  });

  it.each([
    ['task', 'other rows'],
    ['other task', 'rows'],
  ])('drops the checkpoint of another one, and nothing else: %s, %s', async (task, rows) => {
    await prepareAppealsWork(folder, task, rows);
    expect((await readdir(folder)).sort()).toEqual(['notes', 'rows.jsonl', 'task.json']);
    expect(await readFile(join(folder, 'task.json'), 'utf8')).toBe(task);
    expect(await readFile(join(folder, 'rows.jsonl'), 'utf8')).toBe(rows);
  });
});
