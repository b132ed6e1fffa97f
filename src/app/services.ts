import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  type Calibration,
  type Danger,
  type Heads,
  headsVersion,
  loadCalibration,
  loadHeads,
  loadOwnPolicy,
  loadPolicy,
  type Policy,
  policyVersion,
  type UrgencyCueFinder,
} from '../classification/index.js';
import type { Appeal, Clock, Embedder, ReferenceData, Triage } from '../domain/index.js';
import { BodyPrior, compilePlaces, PlaceRecogniser } from '../routing/index.js';
import { matchingForm } from '../text/index.js';
import { type ExplanationMode, readText, type TriageContext, triageOne, type Weighed, weigh } from '../triage/index.js';
import type { Config } from './config.js';
import { concurrencyOf } from './open-embedder.js';
import { openModel } from './open-model.js';
import { BUNDLED } from './paths.js';
import { loadReferenceData } from './reference-data.js';
import { loadUrgencyCues } from './urgency-cues.js';

/** The wired product: what commands (and later the server) call. */
export interface Services {
  readonly reference: ReferenceData;
  readonly embedder: Embedder;
  readonly heads: Heads;
  readonly cues: UrgencyCueFinder;
  readonly calibration: Calibration | undefined;
  readonly policy: Policy | undefined;
  readonly versions: Triage['model'];
  /** Appeals worth having in work at once. */
  readonly concurrency: number;
  triage(appeal: Appeal, signal?: AbortSignal): Promise<Triage>;
  /** What the models say of a text before calibration and policy: what these are derived from. */
  weigh(text: string, signal?: AbortSignal): Promise<Weighed>;
  /** Why an appeal counts as an emergency by its words, as a name in the languages served. */
  emergencyCue(text: string): Danger['name'] | undefined;
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly config: Config;
  readonly clock: Clock;
  /** Folder of heads; the bundled ones by default. */
  readonly model?: string;
  /** Policy file; the one beside the heads by default. */
  readonly policy?: string;
  /** Pass over what stands beside the heads, where it is yet to be made: the policy, or the calibration too. */
  readonly without?: 'policy' | 'calibration';
  /** How suggestions are explained, `ngram` by default; `off` is for measuring what explanations cost. */
  readonly explanation?: ExplanationMode | 'off';
  /** Stands in for the heads' encoder, where tests and benchmarks say so. */
  readonly embedder?: Embedder;
}

/**
 * Opens the heads, the encoder that they were trained on and the reference data and wires them.
 * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, MODEL_INCOMPATIBLE, POLICY_INVALID, REFERENCE_DATA
 */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { config, clock } = options;
  const reference = await loadReferenceData(BUNDLED.reference);
  const cues = await loadUrgencyCues();
  const { heads, embedder } = await openHeads(options);
  try {
    const rules = await loadRules(options.model ?? BUNDLED.heads, heads, options);
    const versions = await versionsOf(reference, heads, rules);
    const context: TriageContext = {
      embedder,
      heads,
      cues,
      reference,
      bodyPrior: new BodyPrior(reference),
      places: new PlaceRecogniser(compilePlaces(reference.territories, matchingForm)),
      calibration: rules.calibration,
      policy: rules.policy,
      explanation: options.explanation ?? 'ngram',
      versions,
      clock,
    };
    return {
      reference,
      embedder,
      heads,
      cues,
      calibration: rules.calibration,
      policy: rules.policy,
      versions,
      concurrency: concurrencyOf(config),
      triage: (appeal, signal) => triageOne(appeal, context, signal),
      weigh: (text, signal) => weighText(text, context, signal),
      emergencyCue: (text) => criticalCue(text, cues),
      close: () => embedder.close(),
    };
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

async function openHeads({ config, model = BUNDLED.heads, embedder }: ServicesOptions): Promise<{
  readonly heads: Heads;
  readonly embedder: Embedder;
}> {
  return embedder === undefined ? openModel(model, config) : { heads: await loadHeads(model, embedder), embedder };
}

interface Rules {
  readonly calibration: Calibration | undefined;
  readonly policy: Policy | undefined;
}

/**
 * Calibration and policy of a folder of heads.
 * @throws MurojaatError MODEL_DAMAGED, MODEL_INCOMPATIBLE, POLICY_INVALID
 */
export async function loadRules(
  folder: string,
  { description }: Heads,
  { policy, without }: Pick<ServicesOptions, 'policy' | 'without'>,
): Promise<Rules> {
  if (without === 'calibration') return { calibration: undefined, policy: undefined };
  const calibration = await loadCalibration(folder, description);
  if (without === 'policy') return { calibration, policy: undefined };
  const version = headsVersion(description, calibration);
  return {
    calibration,
    policy: policy === undefined ? await loadOwnPolicy(folder, version) : await loadPolicy(policy, version),
  };
}

async function weighText(text: string, context: TriageContext, signal?: AbortSignal): Promise<Weighed> {
  const reading = readText(text);
  const dense = await context.embedder.embed(reading.modelText, signal === undefined ? {} : { signal });
  return weigh(reading, dense, context);
}

/** Name of the first danger that makes a text critical. */
function criticalCue(text: string, cues: UrgencyCueFinder): Danger['name'] | undefined {
  const { modelText, matched } = readText(text);
  return cues.find(modelText, matched).find((match) => match.level === 'critical')?.danger.name;
}

/** Version of the package, from package.json. */
export async function packageVersion(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(BUNDLED.packageJson, 'utf8'))).version;
}

async function versionsOf(reference: ReferenceData, heads: Heads, rules: Rules): Promise<Triage['model']> {
  return {
    version: await packageVersion(),
    taxonomy: reference.version,
    heads: headsVersion(heads.description, rules.calibration),
    policy: policyVersion(rules.policy),
    prompts: 'none',
  };
}
