import { describe, expect, it } from 'vitest';
import { calibrated, ranked, temperature } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { type CalibrationRow, fitTemperature } from './fit-temperature.js';

const LABELS = ['a', 'b', 'c', 'd'];

/** The place that a number in [0, 1) falls on among shares that sum to 1. */
function drawnFrom(shares: readonly number[], number: number): number {
  return shares.findIndex((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0) > number);
}

/**
 * Rows whose truth is drawn from a distribution that is then shown at 1/T: a fit should find T back.
 * @param shown T of a text, by its language and length
 */
function drawn(
  count: number,
  seed: number,
  languageOf: (row: number) => string,
  shown: (language: string, length: number) => number,
): CalibrationRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, row) => {
    const features = { length: 20 + Math.floor(2000 * random() ** 2), language: languageOf(row), script: 'Latn' };
    const scores = LABELS.map(() => 3 * random());
    const share = (factor: number): number[] => {
      const powers = scores.map((score) => Math.exp(factor * score));
      const total = powers.reduce((sum, power) => sum + power, 0);
      return powers.map((power) => power / total);
    };
    const truth = LABELS[drawnFrom(share(1), random())] ?? 'd';
    const distribution = ranked(LABELS, share(shown(features.language, features.length)));
    return { distribution, truth, features };
  });
}

const lossOf = (rows: readonly CalibrationRow[], fitted: ReturnType<typeof fitTemperature> | undefined): number =>
  rows.reduce((sum, { distribution, truth, features }) => {
    const own = calibrated(distribution, fitted, features).find(({ value }) => value === truth);
    return sum - Math.log(own?.confidence ?? 1e-12);
  }, 0) / rows.length;

describe('fitting a temperature', () => {
  it('finds the temperature of over-confident heads back', () => {
    const rows = drawn(
      3000,
      1,
      () => 'uz',
      () => 2,
    );
    const fitted = fitTemperature(rows);
    expect(temperature(fitted, { length: 400, language: 'uz', script: 'Latn' })).toBeCloseTo(2, 0);
    expect(lossOf(rows, fitted)).toBeLessThan(lossOf(rows, undefined));
  });

  it('finds that one language and long texts are over-confident, on texts it has not seen', () => {
    const languageOf = (row: number): string => (row % 3 === 0 ? 'ru' : 'uz');
    const shown = (language: string, length: number): number => (language === 'ru' ? 1 : 1.8) * (length / 500) ** 0.2;
    const fitted = fitTemperature(drawn(3000, 2, languageOf, shown));
    const at = (language: string, length: number): number => temperature(fitted, { length, language, script: 'Latn' });
    expect(at('uz', 500) / at('ru', 500)).toBeGreaterThan(1.4);
    expect(fitted.slope).toBeGreaterThan(0.1);
    const unseen = drawn(2000, 3, languageOf, shown);
    const pooled = {
      ...fitTemperature(
        drawn(
          3000,
          2,
          () => 'uz',
          () => 1,
        ),
      ),
      ...{ intercept: 0, slope: 0, groups: {} },
    };
    expect(lossOf(unseen, fitted)).toBeLessThan(lossOf(unseen, pooled));
  });

  it('gives a group below 40 texts no weight, and a small one less than a large one of the same kind', () => {
    const shown = (language: string): number => (language === 'kaa' ? 3 : 1);
    const weight = (of: number, count: number): number | undefined =>
      fitTemperature(drawn(count, 4, (row) => (row < of ? 'kaa' : row % 2 === 0 ? 'ru' : 'uz'), shown)).groups[
        'language:kaa'
      ];
    expect(weight(39, 300)).toBeUndefined();
    const [small, large] = [weight(40, 300), weight(1000, 3000)];
    expect(small).toBeGreaterThan(0);
    expect(large).toBeGreaterThan(small ?? 0);
  });

  it('passes over a truth that the heads do not know, and gives 1 without rows', () => {
    const rows = drawn(
      200,
      5,
      () => 'uz',
      () => 1.5,
    );
    const unknown = rows.slice(0, 20).map((row) => ({ ...row, truth: 'a label of another release' }));
    expect(fitTemperature([...rows, ...unknown])).toEqual(fitTemperature(rows));
    expect(temperature(fitTemperature([]), { length: 10, language: 'uz', script: 'Latn' })).toBe(1);
  });
});
