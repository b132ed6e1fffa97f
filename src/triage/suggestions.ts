import type { Prediction } from '../classification/index.js';
import { type Suggestion, URGENCIES } from '../domain/index.js';
import type { UrgencyFacts } from './urgency-facts.js';

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
 * Urgency as decided from the head, raised to the level of the facts found where it is lower; never lowered. The
 * confidence of a value that facts raise or confirm is the larger of two estimates: how often matches of their level
 * are right, and the head's own probability of the level or above. The words found are evidence in any case.
 */
export function urgencySuggestion(head: Prediction, facts: UrgencyFacts | undefined): Undecided {
  if (facts === undefined) return suggestion(head);
  const evidence = [...facts.evidence];
  const atLeast = URGENCIES.slice(0, URGENCIES.indexOf(facts.level) + 1);
  const isReached = atLeast.some((level) => level === head.value);
  if (isReached && (head.value !== facts.level || head.confidence >= facts.precision)) {
    return { ...suggestion(head), evidence };
  }
  const byHead = new Map([head, ...head.alternatives].map(({ value, confidence }) => [value, confidence]));
  const ofHead = isReached ? head.confidence : atLeast.reduce((sum, level) => sum + (byHead.get(level) ?? 0), 0);
  const confidence = Math.max(facts.precision, Math.min(1, ofHead));
  byHead.delete(facts.level);
  const total = [...byHead.values()].reduce((sum, each) => sum + each, 0) || 1;
  const alternatives = [...byHead]
    .map(([value, each]) => ({ value, confidence: (each * (1 - confidence)) / total }))
    .sort((one, other) => other.confidence - one.confidence);
  return { ...suggestion({ value: facts.level, confidence, alternatives }, 'rule'), evidence };
}
