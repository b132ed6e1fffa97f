import type { EmergencyCueFinder, HeadAnswer, Heads } from '../classification/index.js';
import {
  type Agency,
  type Appeal,
  type Clock,
  type Embedder,
  type Flag,
  MurojaatError,
  type ReferenceData,
  type Route,
  type Suggestion,
  type Triage,
} from '../domain/index.js';
import { type BodyPrior, combineBody, type PlaceRecogniser, suggestRoute } from '../routing/index.js';
import { matchingForm } from '../text/index.js';
import { type Reading, readText } from './reading.js';
import { suggestion, typeSuggestion, urgencySuggestion } from './suggestions.js';

/** Everything one appeal's triage needs besides its text. */
export interface TriageContext {
  readonly embedder: Embedder;
  readonly heads: Heads;
  readonly cues: EmergencyCueFinder;
  readonly reference: ReferenceData;
  readonly bodyPrior: BodyPrior;
  readonly places: PlaceRecogniser;
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
  const fields = classify(reading, dense, context);
  return {
    id: appeal.id,
    language: { ...reading.language, confidence: Math.round(reading.language.confidence * 1e4) / 1e4 },
    ...fields,
    route: routeOf(fields, appeal, reading, context),
    flags: flagsOf(fields, reading),
    notes: [],
    parts: [],
    terms: null,
    draft: null,
    usage: { ms: Math.round(context.clock() - started), llmCalls: 0, tokens: 0, cost: 0 },
    model: context.versions,
  };
}

type Fields = Pick<Triage, 'topic' | 'type' | 'urgency' | 'agency'>;

function classify(reading: Reading, dense: Float32Array, context: TriageContext): Fields {
  const { heads, cues } = context;
  const input = { dense, ngramText: reading.form };
  const answers = heads.answers(input);
  const [topic, type, urgency] = ['topic', 'type', 'urgency'].map((column) => answers.get(column)?.prediction);
  if (topic === undefined || type === undefined || urgency === undefined) {
    throw new MurojaatError('MODEL_INCOMPATIBLE', 'The heads lack one of the columns topic, type and urgency', {
      expected: 'heads trained on the columns topic, type, urgency and agency',
      got: heads.columns.join(', '),
      fix: 'name such a model with --model, or leave --model out for the bundled one',
    });
  }
  return {
    topic: suggestion(topic),
    type: typeSuggestion(type, topic),
    urgency: urgencySuggestion(urgency, cues.find(reading.form), cues.precision),
    agency: agencySuggestion(answers, context),
  };
}

function agencySuggestion(answers: ReadonlyMap<string, HeadAnswer>, context: TriageContext): Suggestion {
  const { heads, reference, bodyPrior } = context;
  const distribution = (column: string): Map<string, number> => {
    const probabilities = answers.get(column)?.probabilities;
    return new Map(heads.labels(column).map((label, index) => [label, probabilities?.[index] ?? 0]));
  };
  const head = heads.columns.includes('agency') ? distribution('agency') : new Map<string, number>();
  const [best, ...others] = combineBody(
    head,
    distribution('topic'),
    bodyPrior,
    reference.agencies.map((agency) => agency.id),
  );
  if (best === undefined) throw new MurojaatError('REFERENCE_DATA', 'The reference data names no body');
  return suggestion({ ...best, alternatives: others });
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

/** Columns of the CSV form of a triage line, in order. */
export const TRIAGE_COLUMNS: readonly string[] = [
  'id',
  ...['code', 'script', 'confidence'].map((key) => `language.${key}`),
  ...['topic', 'type', 'urgency', 'agency'].flatMap((field) =>
    ['value', 'confidence', 'alternatives', 'source', 'action', 'evidence'].map((key) => `${field}.${key}`),
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
