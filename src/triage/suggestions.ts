import type { EmergencyCue, Prediction } from '../classification/index.js';
import type { Suggestion } from '../domain/index.js';

/** Decimals of a confidence: more would promise what no calibration holds. */
const DECIMALS = 4;

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
