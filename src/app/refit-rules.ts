import { join } from 'node:path';
import { CALIBRATION_FILE, headsVersion, POLICY_FILE, type Policy } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { writeFileAtomic } from '../files/index.js';
import {
  type CalibrationFit,
  type CalibrationText,
  corpusGroups,
  DEFAULT_ASSURANCE,
  DEFAULT_BUDGET,
  derivePolicy,
  fitCalibration,
  METHOD,
} from '../training/index.js';
import { decideFields, orderedMap, type Weighed } from '../triage/index.js';
import type { Config } from './config.js';
import { type CorpusText, corpusHash, corpusLines } from './corpus-lines.js';
import { judge } from './judge.js';
import { openServices } from './services.js';
import type { Around } from './training-rows.js';

/** Folders that refitting reads and writes. */
export interface RulesTask {
  /** `data/corpus`; its dev split is what calibration and policy are fitted on. */
  readonly corpus: string;
  /** The heads; calibration and policy are written beside them. */
  readonly heads: string;
  readonly seed: number;
}

/** What the real pipeline, uncalibrated, says of the texts that the heads have not learnt from. */
export interface Evidence {
  readonly lines: readonly CorpusText[];
  readonly weighed: readonly Weighed[];
  /** Data hash of the heads. */
  readonly heads: string;
  /** Whether the words of danger were chosen without sight of the line. */
  isUnread(line: CorpusText): boolean;
}

/**
 * Runs the dev split through the pipeline of the heads in `task.heads`, without calibration and policy.
 * @throws MurojaatError of the models and the corpus, INTERRUPTED
 */
export async function gatherEvidence(task: RulesTask, config: Config, around: Around): Promise<Evidence> {
  const lines = await corpusLines(task.corpus, 'dev');
  const services = await openServices({ config, clock: () => 0, model: task.heads, without: 'calibration' });
  const progress = around.reporter.progress('reading the dev split', lines.length);
  const weighed: Weighed[] = [];
  try {
    const work = ({ text }: CorpusText): Promise<Weighed> => services.weigh(text, around.signal);
    for await (const one of orderedMap(lines, services.concurrency, work, around.signal)) {
      weighed.push(one);
      progress.update(weighed.length, `${weighed.length} texts`);
    }
    if (around.signal.aborted)
      throw new MurojaatError('INTERRUPTED', 'Interrupted; no calibration and no policy were written');
    const { dataHash } = services.heads.description;
    const { readAuthors } = services.cues;
    return { lines, weighed, heads: dataHash, isUnread: ({ author }) => !readAuthors.has(author) };
  } finally {
    progress.stop();
    await services.close();
  }
}

/** Fits temperatures and cut-offs on the evidence and writes `calibration.json` beside the heads. */
export async function refitCalibration(task: RulesTask, evidence: Evidence): Promise<CalibrationFit> {
  const groups = corpusGroups(evidence.lines);
  const texts = evidence.weighed.flatMap((weighed, index): CalibrationText[] => {
    const line = evidence.lines[index];
    if (line === undefined) return [];
    const { distributions, features, facts } = weighed;
    const shared = { raised: facts?.level, unread: evidence.isUnread(line), group: groups[index] ?? line.id };
    return [{ distributions, features, ...shared, truth: line }];
  });
  const origin = { heads: evidence.heads, data: corpusHash(evidence.lines), seed: task.seed };
  const fit = fitCalibration(texts, origin);
  await writeJson(join(task.heads, CALIBRATION_FILE), fit.calibration);
  return fit;
}

/**
 * Derives the bundled policy and writes `policy.json` beside the heads. The texts are those of the calibration; each
 * is judged by the calibration and the cut-offs of the folds that it is not in, so that none is judged by what was
 * fitted on it. At use the calibration of all folds stands in their place. Written texts never carry `auto`.
 */
export async function refitPolicy(task: RulesTask, evidence: Evidence, fit: CalibrationFit): Promise<Policy> {
  const judged = evidence.weighed.flatMap((weighed, index) => {
    const line = evidence.lines[index];
    const context = { calibration: fit.crossFitted[index], policy: undefined };
    if (line === undefined) return [];
    // how urgency does on texts that the words of danger were chosen by promises nothing
    const { topic, type, agency } = line;
    const truth = evidence.isUnread(line) ? line : { topic, type, agency };
    return [{ fields: decideFields(weighed, context), truth }];
  });
  const asked = { mode: 'recommend', budget: DEFAULT_BUDGET } as const;
  const policy = derivePolicy(
    judge(judged),
    { fields: { topic: asked, type: asked, urgency: asked, agency: asked }, assurance: DEFAULT_ASSURANCE },
    {
      source: 'written',
      heads: headsVersion({ dataHash: evidence.heads }, fit.calibration),
      data: { sha256: corpusHash(evidence.lines), rows: evidence.lines.length },
      method: `${METHOD}; each confidence by a calibration cross-fitted without the text`,
    },
  );
  await writeJson(join(task.heads, POLICY_FILE), policy);
  return policy;
}

function writeJson(path: string, content: object): Promise<void> {
  return writeFileAtomic(path, `${JSON.stringify(content, null, 2)}\n`);
}
