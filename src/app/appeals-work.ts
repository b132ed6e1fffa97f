import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts the task and its rows into the work folder. The checkpoint of an interrupted run of the same task stays, so that
 * the run goes on; one of another task is removed. Whatever else lies in the folder, which the caller named, is left.
 */
export async function prepareAppealsWork(folder: string, task: string, rows: string): Promise<void> {
  const taskFile = join(folder, 'task.json');
  const rowsFile = join(folder, 'rows.jsonl');
  if ((await textOf(taskFile)) === task && (await textOf(rowsFile)) === rows) return;
  await mkdir(folder, { recursive: true });
  // first, so that a checkpoint never lies beside a task that is not its own
  for (const name of ['checkpoint.pt', 'checkpoint.pt.part']) await rm(join(folder, name), { force: true });
  await writeFile(rowsFile, rows);
  await writeFile(taskFile, task);
}

function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
