import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsTask, taskFilesOf, writeTask } from './adapt-work.js';

/**
 * Puts the task and its rows into the work folder. The checkpoint of an interrupted run of the same task stays, so that
 * the run goes on; one of another task is removed. Whatever else lies in the folder, which the caller named, is left.
 */
export async function prepareAppealsWork(folder: string, task: string, rows: string): Promise<void> {
  const files = taskFilesOf(folder);
  if (await holdsTask(files, task, rows)) return;
  await mkdir(folder, { recursive: true });
  // first, so that a checkpoint never lies beside a task that is not its own
  for (const name of ['checkpoint.pt', 'checkpoint.pt.part']) await rm(join(folder, name), { force: true });
  await writeTask(files, task, rows);
}
