import { type Distribution, type HeadInput, ranked, type TextFeatures } from '../classification/index.js';
import { type Field, MurojaatError } from '../domain/index.js';
import { combineBody } from '../routing/index.js';
import type { Reading } from './reading.js';
import type { TriageContext } from './triage-one.js';
import { type UrgencyFacts, urgencyFacts } from './urgency-facts.js';

/** What the models say of a text before anything is calibrated or decided. */
export interface Weighed {
  /** Every label of every field, falling, uncalibrated. */
  readonly distributions: Readonly<Record<Field, Distribution>>;
  readonly features: TextFeatures;
  /** Facts of danger in the text's words. */
  readonly facts: UrgencyFacts | undefined;
}

/** What of the context is needed to weigh. */
export type WeighingContext = Pick<TriageContext, 'heads' | 'cues' | 'reference' | 'bodyPrior'>;

/**
 * Asks the heads, the routing and the cues. @param dense the reading's sentence vector
 * @throws MurojaatError MODEL_INCOMPATIBLE, REFERENCE_DATA
 */
export function weigh(reading: Reading, dense: Float32Array, context: WeighingContext): Weighed {
  return {
    distributions: distributionsOf({ dense, ngramText: reading.form }, context),
    features: { length: reading.form.length, language: reading.language.code, script: reading.language.script },
    facts: urgencyFacts(reading, context.cues),
  };
}

/** What heads and routing say of a text by its two views. @throws MurojaatError MODEL_INCOMPATIBLE, REFERENCE_DATA */
export function distributionsOf(input: HeadInput, context: Omit<WeighingContext, 'cues'>): Weighed['distributions'] {
  const { heads } = context;
  const answers = heads.answers(input);
  const distribution = (column: string): Distribution => ranked(heads.labels(column), answers.get(column) ?? []);
  const missing = ['topic', 'type', 'urgency'].some((column) => !answers.has(column));
  if (missing) {
    throw new MurojaatError('MODEL_INCOMPATIBLE', 'The heads lack one of the columns topic, type and urgency', {
      expected: 'heads trained on the columns topic, type, urgency and agency',
      got: heads.columns.join(', '),
      fix: 'name such a model with --model, or leave --model out for the bundled one',
    });
  }
  const topic = distribution('topic');
  return {
    topic,
    type: distribution('type'),
    urgency: distribution('urgency'),
    agency: bodies(answers.has('agency') ? distribution('agency') : [], topic, context),
  };
}

function bodies(
  head: Distribution,
  topic: Distribution,
  { reference, bodyPrior }: Omit<WeighingContext, 'cues'>,
): Distribution {
  const shares = (distribution: Distribution): Map<string, number> =>
    new Map(distribution.map(({ value, confidence }) => [value, confidence]));
  const agencies = reference.agencies.map((agency) => agency.id);
  if (agencies.length === 0) throw new MurojaatError('REFERENCE_DATA', 'The reference data names no body');
  return combineBody(shares(head), shares(topic), bodyPrior, agencies);
}
