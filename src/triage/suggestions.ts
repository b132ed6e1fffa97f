import type { EmergencyCue, Prediction } from '../classification/index.js';
import type { Suggestion } from '../domain/index.js';

/** A suggestion before the policy says what may be done with it. */
export type Undecided = Omit<Suggestion, 'action'>;

/** Decimals of a confidence: more would promise what no calibration holds. */
const DECIMALS = 4;
/** From this confidence on a topic tells that a text is an appeal. */
const SURE_TOPIC = 0.6;

export function rounded(probability: number): number {
  return Math.round(probability * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** A prediction as a suggestion. */
export function suggestion(prediction: Prediction, source: Suggestion['source'] = 'local'): Undecided {
  return {
    value: prediction.value,
    confidence: rounded(prediction.confidence),
    alternatives: prediction.alternatives
      .slice(0, 3)
      .map(({ value, confidence }) => ({ value, confidence: rounded(confidence) })),
    source,
    evidence: [],
    explanation: null,
  };
}

/**
 * Type by the head. What has a topic of substance is an appeal: beside a sure topic other than `other` the answer
 * `none` steps back to the next likely type (a short "svet yoq" is no greeting).
 */
export function typeSuggestion(head: Prediction, topic: Prediction): Undecided {
  const next = head.alternatives[0];
  if (head.value !== 'none' || topic.value === 'other' || topic.confidence < SURE_TOPIC || next === undefined) {
    return suggestion(head);
  }
  const rest = head.alternatives.reduce((sum, each) => sum + each.confidence, 0) || 1;
  const scaled = head.alternatives.map(({ value, confidence }) => ({ value, confidence: confidence / rest }));
  const [best = next, ...others] = scaled;
  return suggestion({ ...best, alternatives: [...others, { value: 'none', confidence: 0 }] });
}

/**
 * Urgency as decided from the head, raised to `critical` where a cue of danger was found; never lowered. A critical
 * one that a cue confirms has the confidence of the surer of the two.
 * @param precision how often a cue is right; it is the raised value's confidence
 */
export function urgencySuggestion(head: Prediction, cue: EmergencyCue | undefined, precision: number): Undecided {
  if (cue === undefined || (head.value === 'critical' && head.confidence >= precision)) return suggestion(head);
  const rest = [{ value: head.value, confidence: head.confidence }, ...head.alternatives].filter(
    ({ value }) => value !== 'critical',
  );
  const total = rest.reduce((sum, each) => sum + each.confidence, 0) || 1;
  const alternatives = rest.map(({ value, confidence }) => ({
    value,
    confidence: (confidence * (1 - precision)) / total,
  }));
  return suggestion({ value: 'critical', confidence: precision, alternatives }, 'rule');
}
