import { describe, expect, it } from 'vitest';
import type { Action } from '../domain/index.js';
import { derivePolicy, type FieldJudgement } from './derive-policy.js';

const origin = { source: 'decided', heads: 'h', data: { sha256: '0'.repeat(64), rows: 0 }, method: 'm' } as const;

/** `count` judgements of falling confidence; the last `wrong` are wrong. */
const judgements = (count: number, wrong: number, topic = 'pensions'): FieldJudgement[] =>
  Array.from({ length: count }, (_, at) => ({ confidence: 1 - at / (count + 1), correct: at < count - wrong, topic }));

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

  it('gives a topic thresholds of its own from 200 accepted texts on', () => {
    const mixed = (count: number) => [...judgements(count, 0, 'pensions'), ...judgements(300, 150, 'roads')];
    expect(Object.keys(topicPolicy(mixed(199)).topics)).toEqual([]);
    const { topics, upper } = topicPolicy(mixed(200));
    expect(Object.keys(topics)).toEqual(['pensions']);
    expect(topics.pensions?.upper.accepted).toBeGreaterThanOrEqual(200);
    expect(topics.pensions?.upper.threshold).toBeLessThan(upper.threshold ?? 0);
  });
});
