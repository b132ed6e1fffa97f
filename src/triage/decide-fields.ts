import { actionOf, calibrated, type Distribution, decideUrgency, mostProbable } from '../classification/index.js';
import type { Field, Suggestion, Triage } from '../domain/index.js';
import { suggestion, typeSuggestion, type Undecided, urgencySuggestion } from './suggestions.js';
import type { TriageContext } from './triage-one.js';
import type { Weighed } from './weigh.js';

/** What of the context is needed to decide. */
export type DecidingContext = Pick<TriageContext, 'calibration' | 'policy'>;

/** The suggestions of one appeal. */
export type Fields = Pick<Triage, Field>;

/**
 * Calibrates what the models said, decides each field's value and then, by the policy, what may be done with it. The
 * calibration of `agency` comes after the routing has combined head and topic, that of `urgency` before facts raise it.
 */
export function decideFields(
  { distributions, features, facts }: Weighed,
  { calibration, policy }: DecidingContext,
): Fields {
  const probabilities = (field: Field): Distribution =>
    calibrated(distributions[field], calibration?.fields[field].temperature, features);
  const topic = mostProbable(probabilities('topic'));
  const urgency = decideUrgency(probabilities('urgency'), calibration?.urgency.cutOffs);
  const decided = (field: Field, undecided: Undecided): Suggestion => {
    const action = actionOf(policy, { field, confidence: undecided.confidence, topic: topic.value });
    const { evidence, ...rest } = undecided;
    return { ...rest, action, evidence };
  };
  return {
    topic: decided('topic', suggestion(topic)),
    type: decided('type', typeSuggestion(mostProbable(probabilities('type')), topic)),
    urgency: decided('urgency', urgencySuggestion(urgency, facts)),
    agency: decided('agency', suggestion(mostProbable(probabilities('agency')))),
  };
}
