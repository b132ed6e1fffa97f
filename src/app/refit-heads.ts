import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIELDS, type ReferenceData, type Reporter } from '../domain/index.js';
import type { Config } from './config.js';
import { corpusLines } from './corpus-lines.js';
import { loadReferenceData } from './reference-data.js';
import { type TrainingResult, trainToFolder } from './train.js';
import type { TrainingText } from './training-rows.js';

/** Folders that the heads are made from and written to. */
export interface HeadsTask {
  /** `data/corpus`; its train split is learnt from. */
  readonly corpus: string;
  /** `data/lexicon`: phrases that name a topic, a type or an urgency. */
  readonly lexicon: string;
  readonly reference: string;
  readonly heads: string;
  readonly seed: number;
}

const LEXICONS = ['topic', 'urgency', 'type'] as const;

/**
 * Fits the heads on the train split and the lexicon and writes their folder. Same corpus, encoder and seed: same bytes.
 * @throws MurojaatError as `trainToFolder`
 */
export async function refitHeads(
  task: HeadsTask,
  config: Config,
  around: { readonly reporter: Reporter; readonly signal: AbortSignal },
): Promise<TrainingResult> {
  // folds are cut between authors: what counts is how the heads do on people whose writing they have not seen
  const texts = (await corpusLines(task.corpus, 'train')).map((line): TrainingText => {
    const { topic, type, urgency, agency } = line;
    return { text: line.text, labels: { topic, type, urgency, agency }, group: line.author };
  });
  const reference = await loadReferenceData(task.reference);
  const phrases = await Promise.all(LEXICONS.map((column) => phrasesOf(task.lexicon, column, reference)));
  const training = { texts: [...texts, ...phrases.flat()], columns: FIELDS, target: task.heads, seed: task.seed };
  return trainToFolder(training, config, around);
}

/** Phrases of one lexicon file; a topic's phrases also speak for its usual body, and those of "other" for no appeal. */
async function phrasesOf(
  folder: string,
  column: (typeof LEXICONS)[number],
  { topics }: ReferenceData,
): Promise<TrainingText[]> {
  const lines = (await readFile(join(folder, `${column}.tsv`), 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line): TrainingText => {
    const [label = '', , text = ''] = line.split('\t');
    const labels: Record<string, string | undefined> = { [column]: label };
    if (column === 'topic') labels.agency = topics.find(({ id }) => id === label)?.primary;
    if (column === 'topic' && label === 'other') labels.type = 'none';
    return { text, labels, phrase: true };
  });
}
