import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { BUNDLED } from '../app/index.js';
import { isBroken, openInput } from '../files/index.js';

/** Texts of the sample day. */
export async function sampleTexts(): Promise<string[]> {
  const input = await openInput(BUNDLED.sampleInflow, process.stdin);
  const texts: string[] = [];
  for await (const record of input.records) {
    if (!isBroken(record)) texts.push(String(record.fields.murojaat_matni ?? ''));
  }
  return texts.filter((text) => text.trim() !== '');
}

/** Writes `count` records as JSON Lines: the sample's texts again and again under new ids. */
export async function writeRecords(path: string, texts: readonly string[], count: number): Promise<void> {
  const stream = createWriteStream(path);
  for (let index = 0; index < count; index++) {
    const line = `${JSON.stringify({ id: index + 1, text: texts[index % texts.length] })}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
