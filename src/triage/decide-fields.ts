import {
  actionOf,
  calibrated,
  type Distribution,
  decideUrgency,
  mostProbable,
  probabilityOf,
} from '../classification/index.js';
import type { Field, Suggestion, Triage } from '../domain/index.js';
import { suggestion, typeSuggestion, type Undecided, urgencySuggestion } from './suggestions.js';
import type { TriageContext } from './triage-one.js';
import type { Weighed } from './weigh.js';

/** What of the context is needed to decide. */
export type DecidingContext = Pick<TriageContext, 'calibration' | 'policy'>;

/** The suggestions of one appeal. */
export type Fields = Pick<Triage, Field>;

/** What a shown distribution is made from. */
export type Shown = Pick<Weighed, 'distributions' | 'features'>;

/** A field's distribution as it is shown. */
export function calibratedField(
  field: Field,
  { distributions, features }: Shown,
  calibration: TriageContext['calibration'],
): Distribution {
  return calibrated(distributions[field], calibration?.fields[field].temperature, features);
}

/** Calibrated probability of one value of a field; 0 where the models do not know it. */
export function confidenceOf(
  field: Field,
  value: string,
  weighed: Shown,
  calibration: TriageContext['calibration'],
): number {
  return probabilityOf(calibratedField(field, weighed, calibration), value);
}

/**
 * Calibrates what the models said, decides each field's value and then, by the policy, what may be done with it. The
 * calibration of `agency` comes after the routing has combined head and topic, that of `urgency` before facts raise it.
 */
export function decideFields(weighed: Weighed, { calibration, policy }: DecidingContext): Fields {
  const probabilities = (field: Field): Distribution => calibratedField(field, weighed, calibration);
  const topic = mostProbable(probabilities('topic'));
  const urgency = decideUrgency(probabilities('urgency'), calibration?.urgency.cutOffs);
  const decided = (field: Field, undecided: Undecided): Suggestion => {
    const action = actionOf(policy, { field, confidence: undecided.confidence, topic: topic.value });
    const { evidence, explanation, ...rest } = undecided;
    return { ...rest, action, evidence, explanation };
  };
  return {
    topic: decided('topic', suggestion(topic)),
    type: decided('type', typeSuggestion(mostProbable(probabilities('type')), topic)),
    urgency: decided('urgency', urgencySuggestion(urgency, weighed.facts)),
    agency: decided('agency', suggestion(mostProbable(probabilities('agency')))),
  };
}
