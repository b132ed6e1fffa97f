import { constants } from 'node:fs';
import { type FileHandle, open, truncate } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { MurojaatError, systemCode } from '../domain/index.js';

/** Takes finished pieces of output one by one; each stands in the file before `write` resolves. */
export interface LineSink {
  write(piece: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes to a file piece by piece. When a write fails, the file is cut back to the last finished piece,
 * so that what was done before is kept and a later `--resume` can go on.
 * @param keep bytes of an existing file to keep; 0 writes it anew
 * @throws MurojaatError OUTPUT_NOT_WRITABLE, OUTPUT_DISK_FULL
 */
export async function fileSink(path: string, keep = 0): Promise<LineSink> {
  const flags = constants.O_WRONLY | constants.O_CREAT | (keep === 0 ? constants.O_TRUNC : 0);
  const handle = await open(path, flags, 0o644).catch((cause: unknown) => {
    throw writeError(path, cause);
  });
  if (keep > 0) await handle.truncate(keep);
  // a pipe or a device has no positions
  const positioned = (await handle.stat()).isFile();
  let position = keep;
  return {
    async write(piece) {
      const bytes = Buffer.from(piece, 'utf8');
      try {
        await writeAll(handle, bytes, positioned ? position : null);
      } catch (cause) {
        if (positioned) await truncate(path, position).catch(() => undefined);
        throw writeError(path, cause);
      }
      position += bytes.length;
    },
    close: () => handle.close(),
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number | null): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    const result = await handle.write(bytes, written, bytes.length - written, at);
    written += result.bytesWritten;
  }
}

/** Writes to a stream such as standard output, waiting where the reader is slow. */
export function streamSink(stream: Writable): LineSink {
  return {
    write: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
          if (error === null || error === undefined) resolve();
          else reject(writeError('standard output', error));
        });
      }),
    close: () => Promise.resolve(),
  };
}

/** The catalogue's error for a failed write. */
export function writeError(path: string, cause: unknown): MurojaatError {
  const code = systemCode(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MurojaatError('OUTPUT_DISK_FULL', `The disk is full; "${path}" could not be written further`, {
      got: code,
      fix: 'make room and run the same command with --resume; every finished line is kept',
      cause,
    });
  }
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission to write there',
    EPERM: 'no permission to write there',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a directory',
    ENOENT: 'the folder does not exist',
    ENOTDIR: 'a part of the path is not a folder',
    EPIPE: 'the reader of the output has closed it',
  };
  return new MurojaatError('OUTPUT_NOT_WRITABLE', `"${path}" cannot be written`, {
    got: (code === undefined ? undefined : reasons[code]) ?? code ?? 'an unknown error',
    fix: 'name a file in an existing folder that you may write to',
    cause,
  });
}
