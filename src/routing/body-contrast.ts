import { type BodyPrior, HEAD_WEIGHT, TOPIC_WEIGHT } from './body.js';

/** Bodies and topics that weigh less change no word's place among the credits. */
const SLIGHT = 1e-3;

/** How the combined answer hangs on what its two sources say. */
export interface BodyContrast {
  /** Derivative of the log odds of the body by each score of the body's own head. */
  readonly head: ReadonlyMap<string, number>;
  /** Derivative by each score of the topic's head, through the topic's distribution. */
  readonly topic: ReadonlyMap<string, number>;
  /** What the topic's distribution adds to the log odds, all together. */
  readonly fromTopic: number;
}

/**
 * Takes apart `combineBody`: its answer is log-linear in both sources, so a body stands against the others, each by
 * its share of what is left, with HEAD_WEIGHT × the head's margin + TOPIC_WEIGHT × ln P(body | topics)'s margin. The
 * latter by a topic's score: p(t) × (P(body | t) / P(body) - 1).
 * @param combined what `combineBody` gave
 */
export function bodyContrast(
  value: string,
  combined: readonly { readonly value: string; readonly confidence: number }[],
  topics: ReadonlyMap<string, number>,
  prior: BodyPrior,
): BodyContrast {
  const odds = oddsOf(value, combined);
  const topic = new Map([...topics].map(([id]) => [id, 0]));
  let fromTopic = 0;
  for (const [body, weight] of odds) {
    const share = prior.of(body, topics);
    fromTopic += TOPIC_WEIGHT * weight * Math.log(share);
    for (const [id, probability] of topics) {
      if (probability < SLIGHT) continue;
      const pull = probability * (prior.given(body, id) / share - 1);
      topic.set(id, (topic.get(id) ?? 0) + TOPIC_WEIGHT * weight * pull);
    }
  }
  return { head: new Map([...odds].map(([body, weight]) => [body, HEAD_WEIGHT * weight])), topic, fromTopic };
}

/** 1 for the body, minus its share of the rest for every other one of weight. */
function oddsOf(
  value: string,
  combined: readonly { readonly value: string; readonly confidence: number }[],
): ReadonlyMap<string, number> {
  const others = combined.filter((each) => each.value !== value);
  const rest = others.reduce((sum, each) => sum + each.confidence, 0) || 1;
  const odds = new Map([[value, 1]]);
  for (const { value: other, confidence } of others)
    if (confidence / rest >= SLIGHT) odds.set(other, -confidence / rest);
  return odds;
}
