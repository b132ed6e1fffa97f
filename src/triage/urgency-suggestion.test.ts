import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URGENCIES } from '../domain/index.js';
import { urgencySuggestion } from './suggestions.js';

const weights = fc.tuple(...URGENCIES.map(() => fc.double({ min: 0.01, max: 1, noNaN: true })));
const prediction = weights.map((each) => {
  const total = each.reduce((sum, weight) => sum + weight, 0);
  const ranked = URGENCIES.map((value, index) => ({ value, confidence: (each[index] ?? 0) / total })).sort(
    (one, other) => other.confidence - one.confidence,
  );
  const [best = { value: 'normal', confidence: 1 }, ...alternatives] = ranked;
  return { ...best, alternatives };
});
const facts = fc.record({
  level: fc.constantFrom('critical' as const, 'high' as const),
  precision: fc.double({ min: 0, max: 1, noNaN: true }),
  evidence: fc.constant([{ start: 3, end: 7 }]),
});
const ORDER: readonly string[] = URGENCIES;
const rank = (value: string): number => ORDER.indexOf(value);

describe('urgency from head and facts', () => {
  it('is never lower than the head says, nor lower than the facts', () => {
    fc.assert(
      fc.property(prediction, facts, (head, found) => {
        const { value } = urgencySuggestion(head, found);
        expect(rank(value)).toBe(Math.min(rank(head.value), rank(found.level)));
      }),
    );
  });

  it('shares one probability among all levels, each named once, with the words as evidence', () => {
    fc.assert(
      fc.property(prediction, facts, (head, found) => {
        const { value, confidence, alternatives, evidence } = urgencySuggestion(head, found);
        expect(new Set([value, ...alternatives.map((each) => each.value)]).size).toBe(4);
        expect(alternatives.reduce((sum, each) => sum + each.confidence, confidence)).toBeCloseTo(1, 2);
        expect(evidence).toEqual(found.evidence);
      }),
    );
  });

  it('is as sure of a raised value as the rule or the head is, whichever is surer', () => {
    const head = {
      value: 'normal',
      confidence: 0.5,
      alternatives: [
        { value: 'critical', confidence: 0.4 },
        { value: 'high', confidence: 0.1 },
      ],
    };
    const evidence = [{ start: 0, end: 3 }];
    expect(urgencySuggestion(head, { level: 'critical', precision: 0.7, evidence })).toMatchObject({
      value: 'critical',
      confidence: 0.7,
      source: 'rule',
      alternatives: [
        { value: 'normal', confidence: 0.25 },
        { value: 'high', confidence: 0.05 },
      ],
    });
    expect(urgencySuggestion(head, { level: 'critical', precision: 0.3, evidence }).confidence).toBe(0.4);
    expect(urgencySuggestion(head, undefined)).toMatchObject({ value: 'normal', source: 'local', evidence: [] });
  });
});
