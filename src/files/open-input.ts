import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { MurojaatError, systemCode } from '../domain/index.js';
import { openCsv } from './csv.js';
import { decodedChunks, detectEncoding } from './decode.js';
import { jsonlRecords } from './jsonl.js';
import type { InputRecord } from './records.js';
import { openXlsx } from './xlsx.js';

type Format = 'csv' | 'jsonl' | 'xlsx';

export interface OpenedInput {
  readonly format: Format;
  /** Column names of a table; absent for JSONL, whose records name their own keys. */
  readonly columns?: readonly string[];
  /** Delimiter of a CSV. */
  readonly delimiter?: string;
  readonly records: AsyncGenerator<InputRecord>;
  /** Things the user should know: an encoding that was recognised, a delimiter, broken bytes. */
  readonly notices: readonly string[];
  /** Size in bytes of a file, for progress; absent for standard input. */
  readonly bytes?: number;
  /** Bytes handed on so far. */
  readonly bytesRead: () => number;
}

/**
 * Opens `.csv`, `.jsonl` or `-` (JSON Lines on standard input) as a stream of records in bounded memory; an `.xlsx`
 * workbook is read whole.
 * @throws MurojaatError INPUT_NOT_FOUND, INPUT_NOT_A_FILE, INPUT_FORMAT, INPUT_ENCODING, INPUT_EMPTY
 */
export async function openInput(path: string, stdin: AsyncIterable<Buffer>): Promise<OpenedInput> {
  if (path === '-') {
    return { format: 'jsonl', records: jsonlRecords(decodedStream(stdin)), notices: [], bytesRead: () => 0 };
  }
  const format = formatOf(path);
  const bytes = await sizeOf(path);
  if (format === 'xlsx') return { ...(await openXlsx(path)), format, bytes, bytesRead: () => bytes };
  const { encoding, invalidBytes } = await detectEncoding(path);
  const notices: string[] = [];
  if (encoding !== 'utf-8')
    notices.push(`${path} is in ${encoding === 'utf-16le' ? 'UTF-16' : 'Windows-1251'}; read as that`);
  if (invalidBytes > 0) notices.push(`${path} holds ${invalidBytes} bytes that are not UTF-8; they read as "\uFFFD"`);
  let read = 0;
  const counted = countedChunks(decodedChunks(path, encoding), (size) => {
    read += size;
  });
  if (format === 'jsonl') {
    return { format, records: jsonlRecords(counted), notices, bytes, bytesRead: () => read };
  }
  const table = await openCsv(counted);
  return {
    format,
    columns: table.columns,
    delimiter: table.delimiter,
    records: table.records,
    notices,
    bytes,
    bytesRead: () => read,
  };
}

function formatOf(path: string): Format {
  const extension = extname(path).toLowerCase();
  if (extension === '.csv' || extension === '.tsv') return 'csv';
  if (extension === '.jsonl' || extension === '.ndjson') return 'jsonl';
  if (extension === '.xlsx') return 'xlsx';
  throw new MurojaatError('INPUT_FORMAT', `The input's format cannot be told from its name "${path}"`, {
    expected: 'a name that ends in .csv, .tsv, .xlsx or .jsonl, or - for JSON Lines on standard input',
    got: extension === '' ? 'a name without an ending' : extension,
    fix: extension === '.xls' ? 'save the sheet as .xlsx' : 'rename or export the file',
  });
}

async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') {
      throw new MurojaatError('INPUT_NOT_FOUND', `The input file "${path}" does not exist`, {
        expected: 'the path of a .csv, .xlsx or .jsonl file, or -',
        fix: 'check the path; it is taken from the current folder',
        cause,
      });
    }
    throw unreadable(path, cause);
  });
  if (info.isDirectory()) {
    throw new MurojaatError('INPUT_NOT_A_FILE', `"${path}" is a directory`, {
      expected: 'a .csv, .xlsx or .jsonl file',
      fix: 'name one file in it',
    });
  }
  if (!info.isFile()) {
    throw new MurojaatError('INPUT_NOT_A_FILE', `"${path}" is not a regular file`, {
      expected: 'a .csv or .jsonl file, which is read twice: once to tell its encoding',
      got: 'a pipe or a device',
      fix: 'name a file, or pass JSON Lines on standard input with -',
    });
  }
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return info.size;
}

function unreadable(path: string, cause: unknown): MurojaatError {
  return new MurojaatError('INPUT_NOT_FOUND', `The input file "${path}" cannot be opened`, {
    got: systemCode(cause) ?? 'an unknown error',
    fix: 'check the permissions of the file and its folders',
    cause,
  });
}

async function* countedChunks(chunks: AsyncIterable<string>, onRead: (bytes: number) => void): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    onRead(Buffer.byteLength(chunk));
    yield chunk;
  }
}

async function* decodedStream(stdin: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of stdin) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
