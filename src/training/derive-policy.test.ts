import { describe, expect, it } from 'vitest';
import { actionOf } from '../classification/index.js';
import type { Action } from '../domain/index.js';
import { derivePolicy, type FieldJudgement } from './derive-policy.js';

const origin = { source: 'decided', heads: 'h', data: { sha256: '0'.repeat(64), rows: 0 }, method: 'm' } as const;
const whole = { schemaVersion: 1, ...origin } as const;

/** `count` judgements of falling confidence; the last `wrong` are wrong. Of many topics where none is named. */
const judgements = (count: number, wrong: number, topic?: string): FieldJudgement[] =>
  Array.from({ length: count }, (_, at) => ({
    confidence: 1 - at / (count + 1),
    correct: at < count - wrong,
    topic: topic ?? `topic ${at % 4}`,
  }));

function topicPolicy(list: readonly FieldJudgement[], mode: Action = 'recommend', budget = 0.05) {
  const request = { mode, budget };
  return derivePolicy(
    { topic: list, type: [], urgency: [], agency: [] },
    { fields: { topic: request, type: request, urgency: request, agency: request }, assurance: 0.9 },
    origin,
  ).fields.topic;
}

describe('deriving a policy', () => {
  it('gives the mode asked for where the data supports it', () => {
    const policy = topicPolicy(judgements(200, 60), 'auto');
    expect(policy).toMatchObject({ mode: 'auto', asked: 'auto', rows: 200, topics: {} });
    expect(policy.upper.errors / policy.upper.accepted).toBeLessThan(0.05);
    expect(policy.lower.threshold).toBeLessThan(policy.upper.threshold ?? 0);
    expect(policy.upper.refusal).toBeNull();
  });

  it('refuses with the reason in numbers where there are too few texts, and falls to monitor', () => {
    const policy = topicPolicy(judgements(44, 0), 'auto');
    expect(policy.mode).toBe('monitor');
    expect(policy.upper).toMatchObject({ threshold: null });
    expect(policy.upper.refusal).toBe(
      '44 texts are too few: at most 5 % wrong at 90 % assurance needs 45 accepted texts without an error',
    );
  });

  it('refuses with the reason in numbers where the most confident are too often wrong', () => {
    const wrongAtTheTop = judgements(300, 0).map((each, at) => ({ ...each, correct: at % 10 !== 0 }));
    const policy = topicPolicy(wrongAtTheTop);
    expect(policy.mode).toBe('monitor');
    expect(policy.upper.refusal).toMatch(
      /^of the 59 most confident texts 6 were wrong \(10\.2 %\); .* allows 0 of so many$/,
    );
    expect(policy.lower.threshold).not.toBeNull();
  });

  it('is off where not even showing is supported, and where that was asked for', () => {
    expect(topicPolicy(judgements(6, 0))).toMatchObject({ mode: 'off', lower: { threshold: null } });
    expect(topicPolicy(judgements(200, 0), 'off').mode).toBe('off');
    expect(topicPolicy(judgements(200, 0), 'monitor').mode).toBe('monitor');
  });

  it('never shows less than it fills in', () => {
    const { upper, lower } = topicPolicy(judgements(200, 0), 'recommend', 0.4);
    expect(lower.budget).toBe(0.4);
    expect(lower.threshold).toBeLessThanOrEqual(upper.threshold ?? 0);
  });

  it('gives a topic that has 200 texts rules of its own, and pools the others without it', () => {
    const mixed = (count: number) => [...judgements(count, 0, 'pensions'), ...judgements(300, 150)];
    expect(topicPolicy(mixed(199))).toMatchObject({ rows: 499, topics: {} });
    const { rows, topics } = topicPolicy(mixed(200));
    expect(rows).toBe(300);
    expect(topics).toMatchObject({ pensions: { mode: 'recommend', rows: 200, upper: { accepted: 200, errors: 0 } } });
  });

  it('fixes by counts alone who has rules of its own: one that is refused does not go by the threshold of the others', () => {
    const { mode, topics } = topicPolicy([...judgements(200, 200, 'roads'), ...judgements(400, 0)]);
    expect(mode).toBe('recommend');
    expect(topics.roads).toMatchObject({ mode: 'off', upper: { threshold: null }, lower: { threshold: null } });
  });

  it('shares the level among the topics with rules of their own and the rest', () => {
    // 45 texts without an error show 5 % at 90 %, and 59 at 95 %
    const { upper, topics } = topicPolicy([...judgements(200, 0, 'pensions'), ...judgements(58, 0)]);
    expect(topics.pensions?.upper.threshold).not.toBeNull();
    expect(upper.refusal).toContain('at 95 % assurance needs 59 accepted texts');
  });

  it('keeps the budget over what is accepted of all topics together', () => {
    // the surest 1,000 of both topics keep it, and so do all 1,600 of the first, but not both sets together
    const at = (from: number, count: number, wrong: number, topic: string): FieldJudgement[] =>
      judgements(count, wrong, topic).map((each) => ({ ...each, confidence: from + each.confidence / 4 }));
    const often = at(0.4, 200, 0, 'B').map((each, place) => ({ ...each, correct: place % 20 < 17 }));
    const list = [...at(0.7, 800, 4, 'A'), ...often, ...at(0.1, 800, 61, 'A')];
    const fields = topicPolicy(list);
    const policy = { ...whole, fields: { topic: fields, type: fields, urgency: fields, agency: fields } };
    const filled = list.filter((each) => actionOf(policy, { field: 'topic', ...each }) === 'recommend');
    expect(filled.length).toBeGreaterThan(800);
    expect(filled.filter(({ correct }) => !correct).length / filled.length).toBeLessThan(0.05);
    expect(fields.topics.B).toMatchObject({ mode: 'monitor', upper: { threshold: null } });
  });
});
