import { describe, expect, it } from 'vitest';
import { metricsOf, softmaxInPlace } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { classWeights } from './class-weights.js';
import { combined, fitCombination } from './combination.js';
import { softenedLoss } from './temperature.js';

/** Scores of `rows` rows that name the right one of three classes, mostly, with noise of their own. */
function noisyScores(targets: readonly number[], seed: number, scale: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: targets.length * 3 }, (_, at) => {
    const right = at % 3 === targets[Math.floor(at / 3)] ? 1 : 0;
    return scale * (right + 2 * random());
  });
}

const targets = Array.from({ length: 600 }, (_, row) => row % 3);
const [first, second] = [noisyScores(targets, 1, 10), noisyScores(targets, 2, 10)];
const heldOut = { sources: [first, second], targets, classes: 3 };

describe('combination', () => {
  it('beats each overconfident view in log loss, calibration and accuracy', () => {
    const both = metricsOf(targets, combined(heldOut.sources, 3, fitCombination(heldOut)), 3);
    const alone = first.slice();
    for (let row = 0; row < 600; row++) softmaxInPlace(alone, row * 3, 3);
    const one = metricsOf(targets, alone, 3);
    expect(both.logLoss).toBeLessThan(one.logLoss / 2);
    expect(both.ece).toBeLessThan(one.ece);
    expect(both.accuracy).toBeGreaterThan(one.accuracy);
  });

  it('needs no second source', () => {
    const { weights, bias } = fitCombination({ ...heldOut, sources: [first, new Float64Array(first.length)] });
    expect(weights[0]).toBeGreaterThan(0);
    expect(Math.max(...bias.map(Math.abs))).toBeLessThan(0.5);
  });
});

it('temperature scaling finds the factor back', () => {
  const sharp = softenedLoss(
    first.map((score) => score * 50),
    targets,
    3,
  );
  const flat = softenedLoss(
    first.map((score) => score / 50),
    targets,
    3,
  );
  expect(sharp).toBeCloseTo(flat, 3);
});

it('class weights have mean 1 and, balanced, give every class the same sum', () => {
  const weights = classWeights([0, 0, 0, 1], 2, 1);
  expect([...weights].map((weight) => Number(weight.toFixed(6)))).toEqual([0.666667, 0.666667, 0.666667, 2]);
  expect([...classWeights([0, 0, 0, 1], 2, 0)]).toEqual([1, 1, 1, 1]);
});

it('stays short of certainty on a few rows that are all told apart', () => {
  const rows = 24;
  const targets = Array.from({ length: rows }, (_, row) => row % 2);
  const source = Float64Array.from({ length: rows * 2 }, (_, at) => (at % 2 === targets[at >> 1] ? 4 : 0));
  const combination = fitCombination({ sources: [source], targets, classes: 2 });
  const confidence = combined([source], 2, combination)[0] ?? 0;
  expect(confidence).toBeGreaterThan(0.98);
  expect(confidence).toBeLessThan(0.9999);
});
