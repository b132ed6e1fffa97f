import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIELDS, type ReferenceData } from '../domain/index.js';
import { corpusGroups } from '../training/index.js';
import type { Config } from './config.js';
import { type CorpusText, corpusLines, judgesEncoder } from './corpus-lines.js';
import { bundledEncoders } from './encoders.js';
import { loadReferenceData } from './reference-data.js';
import { type TrainingResult, trainToFolder } from './train.js';
import type { Around, TrainingText } from './training-rows.js';

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
export async function refitHeads(task: HeadsTask, config: Config, around: Around): Promise<TrainingResult> {
  const adapted = (await bundledEncoders()).some(({ name }) => name === 'appeals');
  const lines = await corpusLines(task.corpus, 'train');
  const groups = corpusGroups(lines);
  // an encoder that was adapted to texts cannot be judged on them; the few that were kept from it judge
  const texts = lines.map((line, index) => trainingText(line, adapted && judgesEncoder(groups[index] ?? line.id)));
  const phrases = await lexiconPhrases(task.lexicon, await loadReferenceData(task.reference));
  const training = {
    texts: [...texts, ...phrases],
    ...{ columns: FIELDS, target: task.heads, seed: task.seed },
    encoder: adapted ? ('appeals' as const) : ('general' as const),
  };
  return trainToFolder(training, config, around);
}

/** Folds, where there are several, are cut between authors: what counts is how the heads do on people they have not seen. */
function trainingText(line: CorpusText, heldOut: boolean): TrainingText {
  const { topic, type, urgency, agency } = line;
  return { text: line.text, labels: { topic, type, urgency, agency }, group: line.author, heldOut };
}

/** All phrases of the lexicon, with the labels that they speak for. */
export async function lexiconPhrases(folder: string, reference: ReferenceData): Promise<TrainingText[]> {
  const phrases = await Promise.all(LEXICONS.map((column) => phrasesOf(folder, column, reference)));
  return phrases.flat();
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
