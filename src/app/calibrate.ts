import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Policy, policyWords } from '../classification/index.js';
import { FIELDS, type Field, MurojaatError, type ReferenceData, TYPES, URGENCIES } from '../domain/index.js';
import { type ColumnMap, writeFileAtomic } from '../files/index.js';
import { derivePolicy, METHOD, type PolicyRequest } from '../training/index.js';
import { type Fields, orderedMap } from '../triage/index.js';
import type { Config } from './config.js';
import { type Judged, judge } from './judge.js';
import { type LabelledText, readLabelled } from './labelled-input.js';
import type { Surroundings } from './one-for-one.js';
import { openServices, type Services } from './services.js';
import { truthColumns } from './truth-columns.js';

/** A table of decided appeals to derive a policy from, as the operator named it. */
export interface CalibrationTask {
  readonly input: string;
  readonly columns: ColumnMap;
  /** Columns that hold the decided values, parted by commas; found by their names without it. */
  readonly label: string | undefined;
  /** Folder of heads; the bundled ones without it. */
  readonly model: string | undefined;
  /** File to write. */
  readonly policy: string;
  readonly request: PolicyRequest;
}

/**
 * Runs decided appeals through the pipeline and derives a policy from how its suggestions fared. The heads and their
 * calibration stay as they are. The bundled ones have seen no appeal of the operator's; those of a folder of heads may
 * have learnt from some, which cannot be told from it: that these are left out is for the operator to see to.
 * @returns what the policy allows and refuses, in words
 * @throws MurojaatError USAGE, of the input and the models, COLUMN_NOT_FOUND, OUTPUT_NOT_WRITABLE, INTERRUPTED
 */
export async function calibrateOnTable(task: CalibrationTask, config: Config, around: Surroundings): Promise<string[]> {
  checkPolicyFile(task);
  if (task.model !== undefined) around.reporter.warn(NOT_LEARNT);
  const table = await readLabelled(task.input, task.columns, around);
  const truth = truthColumns(task.label, table, { fields: FIELDS }, around);
  const texts = distinct(table.texts, around);
  const { model } = task;
  const services = await openServices({
    ...({ config, clock: around.clock, without: 'policy' } as const),
    ...(model === undefined ? {} : { model }),
  });
  try {
    const judged = await judgeAll(texts, truth, services, around);
    warnUnknownLabels(judged, services.reference, around);
    const policy = derivePolicy(judge(judged), task.request, originOf(texts, judged.length, services));
    await writeFileAtomic(task.policy, `${JSON.stringify(policy, null, 2)}\n`);
    return policyWords(policy);
  } finally {
    await services.close();
  }
}

const NOT_LEARNT =
  'the appeals must be none that the heads of --model were trained on: of those they know the answers, and the policy would promise too much';

function checkPolicyFile({ input, policy }: CalibrationTask): void {
  if (resolve(policy) !== resolve(input)) return;
  throw new MurojaatError('USAGE', '--policy names the input itself', {
    expected: 'another file',
    fix: 'choose another name; nothing was touched',
  });
}

function originOf(
  texts: readonly LabelledText[],
  rows: number,
  { versions }: Services,
): Pick<Policy, 'source' | 'heads' | 'data' | 'method'> {
  const sha256 = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  return { source: 'decided', heads: versions.heads, data: { sha256, rows }, method: METHOD };
}

/** The same text twice is one draw from the inflow, not two. */
function distinct(texts: readonly LabelledText[], { reporter }: Surroundings): LabelledText[] {
  const first = new Map<string, LabelledText>();
  for (const text of texts) if (!first.has(text.text)) first.set(text.text, text);
  const repeated = texts.length - first.size;
  if (repeated > 0) reporter.warn(`${repeated} records repeat the text of an earlier one and are counted once`);
  return [...first.values()];
}

async function judgeAll(
  texts: readonly LabelledText[],
  truth: ReadonlyMap<string, string>,
  services: Services,
  { reporter, signal }: Surroundings,
): Promise<Judged[]> {
  const progress = reporter.progress('calibrating', texts.length);
  const judged: Judged[] = [];
  let failed = 0;
  const work = async (text: LabelledText): Promise<Judged | undefined> => {
    const fields = await fieldsOf(text, services, signal);
    return fields === undefined ? undefined : { fields, truth: truthOf(text, truth) };
  };
  try {
    for await (const one of orderedMap(texts, services.concurrency, work, signal)) {
      if (one === undefined) failed++;
      else judged.push(one);
      progress.update(judged.length + failed, `${judged.length + failed} texts`);
    }
  } finally {
    progress.stop();
  }
  if (signal.aborted) throw new MurojaatError('INTERRUPTED', 'Interrupted; no policy was written');
  if (failed > 0) reporter.warn(`${failed} texts could not be processed and are passed over`);
  return judged;
}

/** Undefined where the record cannot be processed. */
async function fieldsOf(
  { id, text }: LabelledText,
  services: Services,
  signal: AbortSignal,
): Promise<Fields | undefined> {
  try {
    const { topic, type, urgency, agency } = await services.triage({ id, text }, signal);
    return { topic, type, urgency, agency };
  } catch (error) {
    if (error instanceof MurojaatError && error.exitCode === 1) return undefined;
    throw error;
  }
}

function truthOf({ cells }: LabelledText, truth: ReadonlyMap<string, string>): Judged['truth'] {
  const known: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const label = cells[truth.get(field) ?? '']?.trim();
    if (label !== undefined && label !== '') known[field] = label;
  }
  return known;
}

/** A label that Murojaat never gives makes every suggestion wrong: more often a wrong column than a wrong machine. */
function warnUnknownLabels(judged: readonly Judged[], reference: ReferenceData, { reporter }: Surroundings): void {
  const values: Readonly<Record<Field, readonly string[]>> = {
    topic: reference.topics.map(({ id }) => id),
    type: TYPES,
    urgency: URGENCIES,
    agency: reference.agencies.map(({ id }) => id),
  };
  for (const field of FIELDS) {
    const labels = judged.flatMap(({ truth }) => truth[field] ?? []);
    const unknown = labels.filter((label) => !values[field].includes(label)).length;
    if (unknown === 0) continue;
    const examples = values[field].slice(0, 3).join(', ');
    reporter.warn(
      `${unknown} of ${labels.length} labels of ${field} are none of its values (such as ${examples}) and count as wrong`,
    );
  }
}
