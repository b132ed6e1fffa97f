import { createReadStream } from 'node:fs';
import { MurojaatError } from '../domain/index.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1251';

export interface EncodingFinding {
  readonly encoding: Encoding;
  /** Bytes that are no valid UTF-8 and will read as U+FFFD; 0 unless the file is UTF-8 with faults. */
  readonly invalidBytes: number;
}

interface Tally {
  high: number;
  cyrillic1251: number;
  invalid: number;
  multibyte: number;
  nul: number;
  continuation: number;
}

/**
 * Reads the file once and tells its encoding. Valid UTF-8 is UTF-8; a file whose high bytes are mostly the
 * letters of Windows-1251 (0xC0–0xFF; Ё ё Ў ў lie below, қ ғ ҳ have no place in it) is that; a few broken bytes in much
 * valid UTF-8 stay UTF-8 and are counted.
 * @throws MurojaatError INPUT_ENCODING, INPUT_FORMAT (binary content)
 */
export async function detectEncoding(path: string): Promise<EncodingFinding> {
  const tally: Tally = { high: 0, cyrillic1251: 0, invalid: 0, multibyte: 0, nul: 0, continuation: 0 };
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    if (first) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return { encoding: 'utf-16le', invalidBytes: 0 };
      if (chunk[0] === 0x50 && chunk[1] === 0x4b && chunk[2] === 0x03) throw spreadsheet();
      first = false;
    }
    count(chunk, tally);
  }
  if (tally.nul > 0) throw binary();
  const invalid = tally.invalid + tally.continuation;
  if (invalid === 0) return { encoding: 'utf-8', invalidBytes: 0 };
  if (tally.multibyte > 20 * invalid) return { encoding: 'utf-8', invalidBytes: invalid };
  if (tally.cyrillic1251 >= 0.8 * tally.high) return { encoding: 'windows-1251', invalidBytes: 0 };
  throw new MurojaatError('INPUT_ENCODING', 'The input is neither UTF-8 nor Windows-1251', {
    expected: 'UTF-8 (with or without BOM), UTF-16 with BOM, or Windows-1251',
    got: `${invalid} bytes that are not UTF-8, of which too few are Cyrillic letters of Windows-1251`,
    fix: 'save the file as "CSV UTF-8" and try again',
  });
}

/** One pass of a UTF-8 state machine over a chunk; `continuation` holds the bytes still owed across chunks. */
function count(chunk: Buffer, tally: Tally): void {
  for (const byte of chunk) {
    if (byte < 0x80) countAscii(byte, tally);
    else countHigh(byte, tally);
  }
}

function countAscii(byte: number, tally: Tally): void {
  if (byte === 0) tally.nul++;
  if (tally.continuation > 0) tally.invalid++;
  tally.continuation = 0;
}

function countHigh(byte: number, tally: Tally): void {
  tally.high++;
  if (byte >= 0xc0 || OTHER_CYRILLIC.has(byte)) tally.cyrillic1251++;
  if (tally.continuation > 0 && byte < 0xc0) {
    if (--tally.continuation === 0) tally.multibyte++;
    return;
  }
  if (tally.continuation > 0) tally.invalid++;
  tally.continuation = continuationBytes(byte);
  if (tally.continuation === 0) tally.invalid++;
}

/** Ё ё Ў ў Ј of Windows-1251, which stand apart from the other letters. */
const OTHER_CYRILLIC: ReadonlySet<number> = new Set([0xa1, 0xa2, 0xa3, 0xa8, 0xb8]);

/** How many bytes a leading byte of UTF-8 announces; 0 for a byte that cannot lead. */
function continuationBytes(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}

function spreadsheet(): MurojaatError {
  return new MurojaatError('INPUT_FORMAT', 'The input is a spreadsheet or an archive, not a text file', {
    expected: 'CSV or JSONL',
    got: 'a ZIP container (.xlsx files are one)',
    fix: 'give a workbook its ending .xlsx, or save the sheet as "CSV UTF-8"',
  });
}

function binary(): MurojaatError {
  return new MurojaatError('INPUT_FORMAT', 'The input is not a text file', {
    expected: 'CSV or JSONL in UTF-8 or Windows-1251',
    got: 'bytes of value zero',
    fix: 'export the table as "CSV UTF-8"',
  });
}

/** The file's text in pieces, decoded, without a byte order mark. */
export async function* decodedChunks(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
