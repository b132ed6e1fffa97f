import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import {
  csvFormat,
  fileSink,
  finishedRecords,
  type InputRecord,
  isBroken,
  isProblem,
  jsonlFormat,
  openInput,
  recogniseExport,
  resolveColumns,
  toAppeal,
} from './index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noStdin = Readable.from([]) as AsyncIterable<Buffer>;

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function all(records: AsyncIterable<InputRecord>): Promise<InputRecord[]> {
  const result: InputRecord[] = [];
  for await (const record of records) result.push(record);
  return result;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof MurojaatError ? error.code : `no MurojaatError but ${String(error)}`;
}

describe('reading CSV', () => {
  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('finds the delimiter %j by itself', async (delimiter) => {
    const path = await put('in.csv', `\uFEFFid${delimiter}text\n1${delimiter}"bir${delimiter}ikki\nuch"\n`);
    const input = await openInput(path, noStdin);
    expect(input.columns).toEqual(['id', 'text']);
    expect(await all(input.records)).toEqual([{ number: 1, fields: { id: '1', text: `bir${delimiter}ikki\nuch` } }]);
  });

  it('recognises Windows-1251 and says so', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id;text\n1;'),
      Buffer.from([0xf1, 0xe2, 0xe5, 0xf2, 0x20, 0xe9, 0xf3, 0xea]),
      Buffer.from('\n'),
    ]);
    const input = await openInput(await put('in.csv', bytes), noStdin);
    expect(input.notices.join()).toContain('Windows-1251');
    expect(await all(input.records)).toEqual([{ number: 1, fields: { id: '1', text: 'свет йук' } }]);
  });

  it('gives a row with too many cells as a broken record in its place', async () => {
    const input = await openInput(await put('in.csv', 'id,text\n1,gaz, suv\n2,svet\n'), noStdin);
    const records = await all(input.records);
    expect(records.map(isBroken)).toEqual([true, false]);
  });

  it('reads an open quote as one broken record and keeps what stood before it', async () => {
    const input = await openInput(await put('in.csv', 'id,text\n1,gaz\n2,"svet\n3,suv\n'), noStdin);
    const records = await all(input.records);
    expect(records[0]).toEqual({ number: 1, fields: { id: '1', text: 'gaz' } });
    expect(records.at(-1)).toMatchObject({ number: 2, problem: expect.stringContaining('quotation mark') });
  });

  it('reads back what csv-stringify writes, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const clean = rows.map(
            ([a, b]) => [a.replace(/[\r\0\uFEFF]/g, ''), `t${b.replace(/[\r\0\uD800-\uDFFF]/g, '')}`] as const,
          );
          const format = csvFormat(['id', 'text']);
          const text = format.header + clean.map(([id, cell]) => format.piece({ id, text: cell })).join('');
          const input = await openInput(await put('p.csv', text), noStdin);
          const read = await all(input.records);
          expect(read.map((record) => (isBroken(record) ? record : record.fields.text))).toEqual(
            clean.map(([, cell]) => cell),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['empty.csv', '', 'INPUT_EMPTY'],
    ['twice.csv', 'id,id\n1,2\n', 'INPUT_FORMAT'],
    ['binary.csv', Buffer.from([1, 2, 0, 3]), 'INPUT_FORMAT'],
    ['sheet.csv', Buffer.from('PK\u0003\u0004rest'), 'INPUT_FORMAT'],
    ['latin1.csv', Buffer.from([0x69, 0x64, 0x0a, 0x80, 0x81, 0x82, 0x83, 0x84]), 'INPUT_ENCODING'],
    ['name.txt', 'id,text\n', 'INPUT_FORMAT'],
  ])('refuses %s with %s', async (name, content, code) => {
    const path = await put(name, content);
    expect(await codeOf(openInput(path, noStdin))).toBe(code);
  });

  it('refuses a missing file and a directory', async () => {
    expect(await codeOf(openInput(join(folder, 'none.csv'), noStdin))).toBe('INPUT_NOT_FOUND');
    await import('node:fs/promises').then(({ mkdir }) => mkdir(join(folder, 'dir.csv')));
    expect(await codeOf(openInput(join(folder, 'dir.csv'), noStdin))).toBe('INPUT_NOT_A_FILE');
  });
});

describe('reading JSON Lines', () => {
  it('keeps a broken line in its place and the ids in their own type', async () => {
    const path = await put('in.jsonl', '{"id":7,"text":"a"}\n{"id":\n\n{"id":"007","text":"b"}\n[1]\n{"text":"c"}');
    const input = await openInput(path, noStdin);
    const appeals = (await all(input.records)).map((record) => toAppeal(record, { id: 'id', text: 'text' }));
    expect(appeals.map((appeal) => appeal.id)).toEqual([7, 'line:2', '007', 'line:4', 'line:5']);
    expect(appeals.map((appeal) => (isProblem(appeal) ? appeal.code : 'ok'))).toEqual([
      'ok',
      'INVALID_RECORD',
      'ok',
      'INVALID_RECORD',
      'ok',
    ]);
  });

  it('reads standard input', async () => {
    const bytes = Buffer.from('{"id":1,"text":"сув"}\n');
    const input = await openInput(
      '-',
      Readable.from([bytes.subarray(0, 17), bytes.subarray(17)]) as AsyncIterable<Buffer>,
    );
    expect(await all(input.records)).toEqual([{ number: 1, fields: { id: 1, text: 'сув' } }]);
  });
});

describe('columns', () => {
  it('knows the names of the Uzbek case system', () => {
    const columns = ['murojaat_raqami', 'familiya', 'ism', 'ijrochi', 'yonalish', 'kelgan_sana', 'murojaat_matni'];
    expect(recogniseExport(columns)).toBe('Uzbek case system export');
    expect(resolveColumns(columns, {})).toMatchObject({
      id: 'murojaat_raqami',
      text: 'murojaat_matni',
      receivedAt: 'kelgan_sana',
    });
  });

  it('names the nearest columns when one is missing', () => {
    expect(() => resolveColumns(['Matnn', 'raqam'], { text: 'Matn' })).toThrow(
      expect.objectContaining({ code: 'COLUMN_NOT_FOUND', fix: expect.stringContaining('Matnn') }),
    );
  });

  it('says that the delimiter may be another when there is one column', () => {
    expect(() => resolveColumns(['id|matn'], {})).toThrow(
      expect.objectContaining({ got: expect.stringContaining('delimiter') }),
    );
  });
});

describe('writing', () => {
  it('makes cells safe that would start a formula', () => {
    const text = csvFormat(['id', 'topic.value', 'evidence']).piece({
      id: '=1+1',
      topic: { value: '@x' },
      evidence: [{ start: 0 }],
    });
    const [cells] = parse(text) as string[][];
    expect(cells).toEqual(["'=1+1", "'@x", '[{"start":0}]']);
  });

  it.each(['jsonl', 'csv'] as const)('finds the whole records of a torn %s file', async (name) => {
    const format = name === 'csv' ? csvFormat(['id', 'text']) : jsonlFormat;
    const whole = format.header + format.piece({ id: 1, text: 'a\n"b"' }) + format.piece({ id: 2, text: 'c' });
    const path = await put(`out.${name}`, `${whole}${format.piece({ id: 3, text: 'torn' }).slice(0, -3)}`);
    const finished = await finishedRecords(path, name);
    expect(finished).toMatchObject({ count: 2, bytes: Buffer.byteLength(whole) });
    const sink = await fileSink(path, finished.bytes);
    await sink.write(format.piece({ id: 3, text: 'd' }));
    await sink.close();
    expect(await readFile(path, 'utf8')).toBe(whole + format.piece({ id: 3, text: 'd' }));
  });

  it('says when a disk is full and when a folder is missing', async () => {
    expect(await codeOf(fileSink(join(folder, 'no/out.jsonl')))).toBe('OUTPUT_NOT_WRITABLE');
    const full = await fileSink('/dev/full').catch(() => undefined);
    if (full === undefined) return;
    expect(await codeOf(full.write('x'))).toBe('OUTPUT_DISK_FULL');
    await full.close();
  });
});
