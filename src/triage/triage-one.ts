import type { CalibrationRules, Heads, Policy, UrgencyCueFinder } from '../classification/index.js';
import {
  type Agency,
  type Appeal,
  type Clock,
  type Embedder,
  FIELDS,
  type Flag,
  type ReferenceData,
  type Route,
  type Triage,
} from '../domain/index.js';
import { type BodyPrior, type PlaceRecogniser, suggestRoute } from '../routing/index.js';
import { matchingForm } from '../text/index.js';
import { decideFields, type Fields } from './decide-fields.js';
import { explainFields } from './explain.js';
import { addOcclusion } from './occlusion.js';
import { type Reading, readText } from './reading.js';
import type { UrgencyFacts } from './urgency-facts.js';
import { type Weighed, weigh } from './weigh.js';

/** `ngram`: the words that the n-gram view credits; `occlusion`: the sentences, too, that the confidence needs. */
export type ExplanationMode = 'ngram' | 'occlusion';

/** Everything one appeal's triage needs besides its text. */
export interface TriageContext {
  readonly embedder: Embedder;
  readonly heads: Heads;
  readonly cues: UrgencyCueFinder;
  readonly reference: ReferenceData;
  readonly bodyPrior: BodyPrior;
  readonly places: PlaceRecogniser;
  /** Undefined where the heads have none: their distributions then stand as they are. */
  readonly calibration: CalibrationRules | undefined;
  /** Undefined where the heads have none: all is then only shown. */
  readonly policy: Policy | undefined;
  /** How suggestions are explained; `off` is for measuring what explanations cost. */
  readonly explanation: ExplanationMode | 'off';
  readonly versions: Triage['model'];
  readonly clock: Clock;
}

/**
 * Reads, classifies and routes one appeal. The result depends on the appeal, the reference data and the models only
 * (`usage.ms` aside).
 * @throws MurojaatError EMPTY_TEXT, EMBEDDING_FAILED, INTERRUPTED
 */
export async function triageOne(appeal: Appeal, context: TriageContext, signal?: AbortSignal): Promise<Triage> {
  const started = context.clock();
  const reading = readText(appeal.text);
  const dense = await context.embedder.embed(reading.modelText, signal === undefined ? {} : { signal });
  const weighed = weigh(reading, dense, context);
  const fields = await explained(decideFields(weighed, context), weighed, { reading, dense }, context, signal);
  return {
    id: appeal.id,
    language: { ...reading.language, confidence: Math.round(reading.language.confidence * 1e4) / 1e4 },
    ...fields,
    route: routeOf(fields, appeal, reading, context),
    flags: flagsOf(fields, reading),
    notes: notesOf(fields, weighed.facts),
    parts: [],
    terms: null,
    draft: null,
    usage: { ms: Math.round(context.clock() - started), llmCalls: 0, tokens: 0, cost: 0 },
    model: context.versions,
  };
}

async function explained(
  fields: Fields,
  weighed: Weighed,
  { reading, dense }: { readonly reading: Reading; readonly dense: Float32Array },
  context: TriageContext,
  signal: AbortSignal | undefined,
): Promise<Fields> {
  if (context.explanation === 'off') return fields;
  const byWords = explainFields(fields, weighed, { dense, ngramText: reading.form }, reading, context);
  return context.explanation === 'ngram' ? byWords : addOcclusion(byWords, weighed, reading, context, signal);
}

function routeOf(fields: Fields, appeal: Appeal, reading: Reading, context: TriageContext): Route | null {
  if (fields.type.value === 'none') return null;
  const agency: Agency | undefined = context.reference.agencies.find((each) => each.id === fields.agency.value);
  if (agency === undefined) return null;
  return suggestRoute(agency, context.places.recognise(reading.form, declaredPlace(appeal)));
}

/** What the applicant's form says of the place, folded. */
function declaredPlace(appeal: Appeal): string {
  return matchingForm([appeal.region, appeal.district].filter((part) => part !== undefined).join(' '));
}

function flagsOf(fields: Fields, reading: Reading): Flag[] {
  const flags: Flag[] = [];
  if (fields.urgency.value === 'critical') flags.push('emergency');
  if (fields.type.value === 'none') flags.push('not_an_appeal');
  if (reading.shortened) flags.push('text_shortened');
  return flags;
}

/**
 * The words that tell of an emergency, where words do: those of a critical fact, else those that the head goes by. No
 * article, because urgency is not the Law's.
 */
function notesOf({ urgency }: Fields, facts: UrgencyFacts | undefined): Triage['notes'] {
  if (urgency.value !== 'critical') return [];
  const told = facts?.level === 'critical' ? facts.evidence : [];
  const evidence = told.length > 0 ? [...told] : urgency.evidence;
  return evidence.length === 0 ? [] : [{ flag: 'emergency', article: '', evidence }];
}

const SHARES = ['ngram', 'dense', 'related', 'bias'].map((key) => `explanation.${key}`);

/** Columns of the CSV form of a triage line, in order. */
export const TRIAGE_COLUMNS: readonly string[] = [
  'id',
  ...['code', 'script', 'confidence'].map((key) => `language.${key}`),
  ...FIELDS.flatMap((field) =>
    ['value', 'confidence', 'alternatives', 'source', 'action', 'evidence', ...SHARES].map((key) => `${field}.${key}`),
  ),
  ...['agency', 'level', 'territory', 'excluded'].map((key) => `route.${key}`),
  'flags',
  'notes',
  'parts',
  ...['forwardBy', 'resolveBy', 'basis'].map((key) => `terms.${key}`),
  ...['text', 'language', 'script', 'warnings'].map((key) => `draft.${key}`),
  ...['ms', 'llmCalls', 'tokens', 'cost'].map((key) => `usage.${key}`),
  ...['version', 'taxonomy', 'heads', 'policy', 'prompts'].map((key) => `model.${key}`),
];
