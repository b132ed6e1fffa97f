import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type InputRecord, openInput } from './index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'murojaat-xlsx-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Value = string | number | boolean | Date | null;
const noStdin = Readable.from([]) as AsyncIterable<Buffer>;

async function workbook(...rows: readonly (readonly Value[])[]): Promise<string> {
  const path = join(folder, 'book.xlsx');
  const sheet = rows.map((row) =>
    row.map((value) =>
      value === null ? null : value instanceof Date ? { value, type: Date, format: 'dd.mm.yyyy' } : { value },
    ),
  );
  await writeXlsxFile(sheet).toFile(path);
  return path;
}

async function read(path: string) {
  const { records, ...input } = await openInput(path, noStdin);
  const all: InputRecord[] = [];
  for await (const record of records) all.push(record);
  return { ...input, records: all };
}

describe('an .xlsx workbook', () => {
  it('is read by its header, cells as strings, digits kept', async () => {
    const path = await workbook(
      ['Matn', 'Mavzu', 'Raqam', 'Sana'],
      ['Suv yoʻq', 'water_sewer', 26110018, new Date(Date.UTC(2026, 10, 25))],
      ['Газ паст,\n"иситиш" йўқ', 'gas_fuel', 0.5, null],
    );
    const { columns, records, notices } = await read(path);
    expect(columns).toEqual(['Matn', 'Mavzu', 'Raqam', 'Sana']);
    expect(notices).toEqual([]);
    expect(records).toEqual([
      { number: 1, fields: { Matn: 'Suv yoʻq', Mavzu: 'water_sewer', Raqam: '26110018', Sana: '2026-11-25' } },
      { number: 2, fields: { Matn: 'Газ паст,\n"иситиш" йўқ', Mavzu: 'gas_fuel', Raqam: '0.5', Sana: '' } },
    ]);
  });

  it('may have a title above its header and blank rows, which are said and passed over', async () => {
    const path = await workbook(
      ['Murojaatlar', null],
      [null, null],
      ['text', 'topic'],
      ['a', 'b'],
      [null, null],
      ['c', 'd'],
    );
    const { records, notices } = await read(path);
    expect(records.map((record) => ('fields' in record ? record.fields.text : ''))).toEqual(['a', 'c']);
    expect(notices).toEqual(['the header is row 3; what stands above it is passed over']);
  });

  it('is refused where a column name stands twice, where it is empty, and where it is no workbook', async () => {
    await expect(read(await workbook(['a', 'a'], ['1', '2']))).rejects.toThrow(/twice/);
    await expect(read(await workbook([null]))).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
    const path = join(folder, 'not.xlsx');
    await writeFile(path, 'id,text');
    await expect(read(path)).rejects.toMatchObject({ code: 'INPUT_FORMAT' });
  });
});
