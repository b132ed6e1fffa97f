import { stat } from 'node:fs/promises';

/** Whether a file or folder is there. @throws Error where that cannot be seen, such as EACCES */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}
