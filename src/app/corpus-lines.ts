import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import { parseJson } from './parse-json.js';

/** What refitting reads of a line of the corpus. */
const lineSchema = z.object({
  id: z.string(),
  lang: z.string(),
  script: z.string(),
  text: z.string(),
  topic: z.string(),
  type: z.string(),
  urgency: z.string(),
  agency: z.string(),
  matter: z.string(),
  pair: z.string().optional(),
  author: z.string(),
  split: z.enum(['train', 'dev', 'test']),
});
export type CorpusText = z.infer<typeof lineSchema>;

/**
 * All lines of one split, files in the order of their names. @param folder `data/corpus`
 * @throws MurojaatError TRAINING_DATA
 */
export async function corpusLines(folder: string, split: CorpusText['split']): Promise<CorpusText[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  return lines.map(corpusText).filter((line) => line.split === split);
}

function corpusText(line: string): CorpusText {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  throw new MurojaatError('TRAINING_DATA', 'A line of the corpus cannot be read', {
    expected: 'the keys that data/corpus/README.md names',
    got: z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' '),
  });
}

/** SHA-256 of what is read of the lines, in their order. */
export function corpusHash(lines: readonly CorpusText[]): string {
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}
