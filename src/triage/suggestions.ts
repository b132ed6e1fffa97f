import type { EmergencyCue, Prediction } from '../classification/index.js';
import type { Suggestion } from '../domain/index.js';

/** Decimals of a confidence: more would promise what no calibration holds. */
const DECIMALS = 4;
/** From this confidence on a topic tells that a text is an appeal. */
const SURE_TOPIC = 0.6;

export function rounded(probability: number): number {
  return Math.round(probability * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** A head's prediction as a suggestion. Policies of later releases decide `action`; until then all is recommended. */
export function suggestion(prediction: Prediction, source: Suggestion['source'] = 'local'): Suggestion {
  return {
    value: prediction.value,
    confidence: rounded(prediction.confidence),
    alternatives: prediction.alternatives
      .slice(0, 3)
      .map(({ value, confidence }) => ({ value, confidence: rounded(confidence) })),
    source,
    action: 'recommend',
    evidence: [],
  };
}

/**
 * Type by the head. What has a topic of substance is an appeal: beside a sure topic other than `other` the answer
 * `none` steps back to the next likely type (a short "svet yoq" is no greeting).
 */
export function typeSuggestion(head: Prediction, topic: Prediction): Suggestion {
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
 * Urgency by the head, raised to `critical` where a cue of danger was found; never lowered.
 * @param precision how often a cue is right; it is the raised value's confidence
 */
export function urgencySuggestion(head: Prediction, cue: EmergencyCue | undefined, precision: number): Suggestion {
  if (cue === undefined || head.value === 'critical') return suggestion(head);
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
