import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FIELDS } from '../domain/index.js';
import { LocalEmbedder } from '../embedding/index.js';
import { corpusGroups, spellingVariants } from '../training/index.js';
import { readText } from '../triage/index.js';
import { runAdapting } from './adapt-process.js';
import { taskFilesOf } from './adapt-work.js';
import { prepareAppealsWork } from './appeals-work.js';
import type { Config } from './config.js';
import { type CorpusText, corpusLines, judgesEncoder } from './corpus-lines.js';
import { BUNDLED } from './paths.js';
import { requirePython } from './python.js';
import { loadReferenceData } from './reference-data.js';
import { lexiconPhrases } from './refit-heads.js';
import { type Around, PHRASE_WEIGHT } from './training-rows.js';

/** What the encoder for appeals is made from, and where. */
export interface AppealsEncoderTask {
  readonly corpus: string;
  readonly lexicon: string;
  readonly reference: string;
  /** Encoder folder to start from. */
  readonly start: string;
  /** Encoder folder to write. */
  readonly out: string;
  /** Folder for rows and checkpoints: an interrupted run of the same task goes on after its last epoch. */
  readonly work: string;
  readonly seed: number;
  readonly version: string;
  /** Learnt from the texts of these authors only; of all without it. */
  readonly authors?: readonly string[] | undefined;
  /** Settings of `models/build/adapt.py` that differ from its own: epochs, rate, layers … */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Other spellings of each text that the encoder is shown. */
const VARIANTS = 4;
/** Topic leads; the body follows from it for the most part. */
const WEIGHTS: Readonly<Record<string, number>> = { topic: 1, type: 0.5, urgency: 0.5, agency: 0.5 };

interface Row {
  readonly text: string;
  readonly variants: readonly string[];
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly hold: boolean;
  readonly weight: number;
  readonly group?: number;
}

/**
 * Adapts the general encoder to appeals: the train split of the corpus with other spellings of each text, texts of
 * one matter drawn together, and the lexicon's phrases. The texts that are to judge the heads (`judgesEncoder`) are
 * watched and never learnt from. Same corpus, machine and thread count: same bytes.
 * @throws MurojaatError ADAPT_UNAVAILABLE, ADAPT_FAILED, TRAINING_DATA, INTERRUPTED
 */
export async function adaptAppealsEncoder(task: AppealsEncoderTask, config: Config, around: Around): Promise<void> {
  await requirePython(config.python);
  const rows = [...(await corpusRows(task)), ...(await phraseRows(task))];
  const labels = Object.fromEntries(
    FIELDS.map((field) => [field, [...new Set(rows.flatMap((row) => row.labels[field] ?? []))].sort()]),
  );
  const lines = await tokenised(rows, labels, task, around);
  const files = taskFilesOf(task.work);
  const settings = {
    columns: FIELDS.map((name) => ({ name, labels: labels[name], weight: WEIGHTS[name] })),
    encoder: task.start,
    rows: files.rows,
    ...{ out: task.out, work: task.work, seed: task.seed, version: task.version },
    name: 'multilingual-e5-small-murojaat-appeals',
    finish_epochs: 0,
    ...task.settings,
  };
  await prepareAppealsWork(task.work, `${JSON.stringify(settings, null, 1)}\n`, lines);
  await runAdapting(config.python, BUNDLED.adaptScript, files.task, around);
  await rm(join(task.work, 'checkpoint.pt'), { force: true });
}

async function corpusRows({ corpus, authors }: AppealsEncoderTask): Promise<Row[]> {
  const wanted = ({ author }: CorpusText): boolean => authors === undefined || authors.includes(author);
  const train = (await corpusLines(corpus, 'train')).filter(wanted);
  const groups = corpusGroups(train);
  // texts of one matter are drawn together; those of a same-words pair have different right answers
  const matters = [...new Set(train.map(({ matter }) => matter))];
  const row = (line: CorpusText, hold: boolean): Row => {
    const { topic, type, urgency, agency, lang, script } = line;
    const text = readText(line.text).modelText;
    const variants = hold ? [] : spellingVariants({ text, lang, script }, VARIANTS);
    return { text, variants, labels: { topic, type, urgency, agency }, hold, weight: 1 };
  };
  return train.map((line, index) => {
    return { ...row(line, judgesEncoder(groups[index] ?? line.id)), group: matters.indexOf(line.matter) };
  });
}

async function phraseRows({ lexicon, reference }: AppealsEncoderTask): Promise<Row[]> {
  const phrases = await lexiconPhrases(lexicon, await loadReferenceData(reference));
  return phrases.map(({ text, labels }) => ({ text, variants: [], labels, hold: false, weight: PHRASE_WEIGHT }));
}

/** One JSON line a row, as `models/build/adapt_rows.py` reads it. */
async function tokenised(
  rows: readonly Row[],
  labels: Readonly<Record<string, readonly string[]>>,
  { start }: AppealsEncoderTask,
  { reporter }: Around,
): Promise<string> {
  const encoder = await LocalEmbedder.open(start, { threads: 1 });
  const progress = reporter.progress('tokenising', rows.length);
  try {
    const lines: string[] = [];
    for (const { text, variants, labels: own, hold, weight, group } of rows) {
      const [ids, ...others] = await Promise.all([text, ...variants].map((each) => encoder.tokenIds(each)));
      const numbers = FIELDS.map((field) => [field, classOf(own[field], labels[field] ?? [])]);
      const line = { ids, variants: others, labels: Object.fromEntries(numbers), hold, weight, group };
      lines.push(`${JSON.stringify(line)}\n`);
      progress.update(lines.length);
    }
    return lines.join('');
  } finally {
    progress.stop();
    await encoder.close();
  }
}

function classOf(label: string | undefined, labels: readonly string[]): number | null {
  return label === undefined ? null : labels.indexOf(label);
}
