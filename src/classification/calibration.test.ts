import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, temperature } from './calibration.js';
import { ranked } from './distribution.js';
import { chosenUrgency, decideUrgency } from './urgency-rule.js';

const fitted = {
  intercept: 0.3,
  slope: 0.2,
  centre: Math.log(200),
  range: [Math.log(20), Math.log(2000)] as [number, number],
  groups: { 'language:ru': -0.5, 'script:Cyrl': 0.1 },
};
const features = { length: 200, language: 'uz', script: 'Latn' };

const distributions = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 45 })
  .filter((shares) => shares.some((share) => share > 1e-6))
  .map((shares) => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    return ranked(
      shares.map((_, label) => `label ${label}`),
      shares.map((share) => share / total),
    );
  });

describe('a temperature that depends on the text', () => {
  it('adds up what length, language and script say', () => {
    expect(temperature(fitted, features)).toBeCloseTo(Math.exp(0.3), 12);
    expect(temperature(fitted, { length: 400, language: 'ru', script: 'Cyrl' })).toBeCloseTo(
      Math.exp(0.3 + 0.2 * Math.log(2) - 0.4),
      12,
    );
  });

  it('goes no further than the lengths it was fitted on', () => {
    const at = (length: number): number => temperature(fitted, { ...features, length });
    expect(at(60_000)).toBe(at(2000));
    expect(at(0)).toBe(at(20));
  });

  it('keeps the order of the labels, so that no answer changes, and the sum 1', () => {
    const logarithm = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(distributions, logarithm, (distribution, intercept) => {
        const result = calibrated(distribution, { ...fitted, intercept }, features);
        expect(result.map(({ value }) => value)).toEqual(distribution.map(({ value }) => value));
        const confidences = result.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(confidences.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('softens above 1, sharpens below 1, and changes nothing at 1 or without a calibration', () => {
    const distribution = ranked(['a', 'b', 'c'], [0.2, 0.7, 0.1]);
    const best = (intercept: number): number =>
      calibrated(distribution, { ...fitted, intercept, groups: {} }, features)[0]?.confidence ?? 0;
    expect(best(0.5)).toBeLessThan(0.7);
    expect(best(-0.5)).toBeGreaterThan(0.7);
    expect(best(0)).toBeCloseTo(0.7, 12);
    expect(calibrated(distribution, undefined, features)).toBe(distribution);
  });
});

describe('the decision of urgency', () => {
  const urgency = (critical: number, high: number, normal: number, low: number) =>
    ranked(['critical', 'high', 'low', 'normal'], [critical, high, low, normal]);
  const cutOffs = { critical: 0.2, high: 0.4 };

  it.each([
    ['critical from its cut-off on, though another is more probable', urgency(0.2, 0.3, 0.5, 0), 'critical'],
    ['at least high from the sum of both', urgency(0.19, 0.21, 0.6, 0), 'high'],
    ['else the more probable of normal and low', urgency(0.1, 0.2, 0.3, 0.4), 'low'],
    ['normal of equals', urgency(0.1, 0.1, 0.4, 0.4), 'normal'],
  ])('%s', (_, distribution, expected) => {
    expect(decideUrgency(distribution, cutOffs).value).toBe(expected);
  });

  it('keeps the value’s own probability and the others falling', () => {
    expect(decideUrgency(urgency(0.25, 0.3, 0.4, 0.05), cutOffs)).toEqual({
      value: 'critical',
      confidence: 0.25,
      alternatives: [
        { value: 'normal', confidence: 0.4 },
        { value: 'high', confidence: 0.3 },
        { value: 'low', confidence: 0.05 },
      ],
    });
  });

  it('is the most probable label without cut-offs', () => {
    expect(decideUrgency(urgency(0.25, 0.3, 0.4, 0.05), undefined).value).toBe('normal');
  });

  it('lower cut-offs never take a danger back', () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    const rank = (label: string): number => ['critical', 'high', 'normal', 'low'].indexOf(label);
    fc.assert(
      fc.property(fc.tuple(share, share, share, share), share, share, share, (weights, critical, high, factor) => {
        const total = weights.reduce((sum, one) => sum + one, 0);
        const [a, b, c, d] = weights;
        const distribution = urgency(a / total, b / total, c / total, d / total);
        const before = chosenUrgency(distribution, { critical, high });
        const after = chosenUrgency(distribution, { critical: critical * factor, high: high * factor });
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
      }),
    );
  });
});
