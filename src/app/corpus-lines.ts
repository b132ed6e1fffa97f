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

/** Share of all groups whose training texts are kept from the encoder. */
const JUDGING_SHARE = 0.07;

/**
 * Whether the train text of this group (`corpusGroups`) is kept from the encoder that is adapted to the corpus, so that
 * the heads over it can be judged. By the hash that also gives the split: it stays so when the corpus grows, as long as
 * the group keeps its first matter.
 */
export function judgesEncoder(group: string): boolean {
  return hashShare(group) < JUDGING_SHARE;
}

/** The place of a group's SHA-256 among all, from 0 to below 1: below 0.7 it is learnt, below 0.85 it is of dev. */
function hashShare(group: string): number {
  return createHash('sha256').update(group).digest().readUInt32BE() / 2 ** 32;
}

/** SHA-256 of what is read of the lines, in their order. */
export function corpusHash(lines: readonly CorpusText[]): string {
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}
