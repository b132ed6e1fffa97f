import { describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import { actionOf, parsePolicy, policyVersion } from './policy.js';
import type { FieldPolicy, Policy } from './policy-schema.js';
import { policyWords } from './policy-words.js';

const upper = { budget: 0.05, threshold: 0.8, accepted: 90, errors: 1, refusal: null };
const lower = { budget: 0.3, threshold: 0.4, accepted: 150, errors: 30, refusal: null };
const rules: FieldPolicy = {
  ...{ mode: 'recommend', asked: 'recommend', assurance: 0.9, rows: 170 },
  ...{ upper, lower, topics: {} },
};
const policyWith = (changes: Partial<FieldPolicy>, source: Policy['source'] = 'decided'): Policy => ({
  schemaVersion: 1,
  source,
  heads: 'h',
  data: { sha256: 'a'.repeat(64), rows: 170 },
  method: 'by hand',
  fields: { topic: { ...rules, ...changes }, type: rules, urgency: rules, agency: rules },
});
const at = (policy: Policy | undefined, confidence: number, topic = 'gas_fuel') =>
  actionOf(policy, { field: 'topic', confidence, topic });
const refused = (content: unknown, heads = 'h'): MurojaatError => {
  try {
    parsePolicy(content, 'policy.json', heads);
  } catch (error) {
    if (error instanceof MurojaatError) return error;
  }
  throw new Error('was not refused');
};
const none = { threshold: null, accepted: 44, errors: 3, refusal: '3 of 44 were wrong' };

describe('what a policy lets be done', () => {
  it.each([
    [1, 'recommend'],
    [0.8, 'recommend'],
    [0.7999, 'monitor'],
    [0.4, 'monitor'],
    [0.3999, 'off'],
    [0, 'off'],
  ])('at confidence %d: %s', (confidence, expected) => {
    expect(at(policyWith({}), confidence)).toBe(expected);
  });

  it.each([
    ['auto', ['auto', 'monitor', 'off']],
    ['monitor', ['monitor', 'monitor', 'off']],
    ['off', ['off', 'off', 'off']],
  ] as const)('in mode %s, sure, shown and unsure: %j', (mode, expected) => {
    expect([0.9, 0.5, 0.1].map((confidence) => at(policyWith({ mode }), confidence))).toEqual(expected);
  });

  it('a topic of its own goes by its own thresholds, even one called as a property of every object', () => {
    const topics = { pensions: { ...rules, mode: 'monitor' as const, upper: { ...upper, threshold: 0.99 } } };
    expect(at(policyWith({ topics }), 0.9, 'pensions')).toBe('monitor');
    expect(at(policyWith({ topics }), 0.9, 'gas_fuel')).toBe('recommend');
    expect(at(policyWith({ topics }), 0.9, 'toString')).toBe('recommend');
  });

  it('without a policy everything is only shown', () => {
    expect([1, 0].map((confidence) => at(undefined, confidence))).toEqual(['monitor', 'monitor']);
    expect(policyVersion(undefined)).toBe('none');
  });
});

describe('a policy file', () => {
  it('is read back as it was written and named by its content', () => {
    const policy = policyWith({});
    const read = parsePolicy(JSON.parse(JSON.stringify(policy, null, 2)), 'policy.json', 'h');
    expect(policyVersion(read)).toMatch(/^[0-9a-f]{12}$/);
    expect(policyVersion(read)).toBe(policyVersion(parsePolicy(read, 'policy.json', 'h')));
    expect(policyVersion(policyWith({ mode: 'monitor' }))).not.toBe(policyVersion(policy));
  });

  it('may fill in by itself only where it comes from decided appeals', () => {
    expect(parsePolicy(policyWith({ mode: 'auto' }, 'decided'), 'p', 'h').fields.topic.mode).toBe('auto');
    const error = refused(policyWith({ mode: 'auto' }, 'written'));
    expect([error.code, error.got]).toEqual(['POLICY_INVALID', expect.stringContaining('decided appeals')]);
    const topics = { pensions: { ...rules, mode: 'auto' as const } };
    expect(refused(policyWith({ topics }, 'written')).code).toBe('POLICY_INVALID');
  });

  it.each([
    ['a mode without the threshold it needs', policyWith({ upper: { ...none, budget: 0.05 } })],
    ['monitor without a lower threshold', policyWith({ mode: 'monitor', lower: { ...none, budget: 0.3 } })],
    ['thresholds the wrong way round', policyWith({ lower: { ...lower, threshold: 0.9 } })],
    ['an assurance below a half', policyWith({ assurance: 0.1 })],
    ['another schema', { ...policyWith({}), schemaVersion: 2 }],
    ['no object', 7],
  ])('is refused with %s', (_, content) => {
    expect(refused(content).code).toBe('POLICY_INVALID');
  });

  it('is refused for other heads: their confidences mean other things', () => {
    expect(refused(policyWith({}), 'others').code).toBe('MODEL_INCOMPATIBLE');
  });
});

describe('a policy in words', () => {
  it('says from which confidence on what is done, on which evidence', () => {
    const words = policyWords(policyWith({})).join('\n');
    expect(words).toContain('170 decided appeals');
    expect(words).toContain('topic: recommend – filled in for a person to confirm from confidence 0.8 on');
    expect(words).toContain('at most 5 % wrong, with 90 % assurance (1 of 90 accepted texts were wrong)');
    expect(words).toContain('shown from 0.4 on');
  });

  it('says what was asked for and refused, in numbers', () => {
    const refusal = 'of the 45 most confident texts 3 were wrong';
    const words = policyWords(
      policyWith({ mode: 'monitor', asked: 'auto', upper: { ...upper, threshold: null, refusal } }),
    ).join('\n');
    expect(words).toContain(`auto refused: ${refusal}`);
    expect(words).toContain('topic: monitor');
    expect(policyWords(policyWith({ mode: 'off', asked: 'off' })).join('\n')).toContain(
      'topic: off – left to a person',
    );
  });
});
