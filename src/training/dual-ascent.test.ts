import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmaxInPlace } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { DualAscent } from './dual-ascent.js';
import { dualStep } from './dual-step.js';
import { minimise } from './lbfgs.js';
import { softmaxObjective } from './softmax-objective.js';
import { wrightOmega } from './wright-omega.js';

describe('Wright omega', () => {
  it('solves ω + ln ω = x', () => {
    expect(wrightOmega(1)).toBeCloseTo(1, 9);
    expect(wrightOmega(0)).toBeCloseTo(0.5671432904097838, 6); // the omega constant
    fc.assert(
      fc.property(fc.double({ min: -30, max: 200, noNaN: true }), (x) => {
        const omega = wrightOmega(x);
        // d(ω + ln ω) = (1 + 1/ω) dω: a relative error ε of ω moves x by (ω + 1) ε
        expect(Math.abs(omega + Math.log(omega) - x)).toBeLessThan(2e-6 * (1 + omega));
      }),
    );
  });
});

describe('one dual step', () => {
  it('finds q = softmax(scores + strength (old − q)), a distribution', () => {
    const scores = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0.01, max: 300, noNaN: true }), (list, strength) => {
        const old = Float64Array.from(list, (_, label) => (label === 1 ? 1 : 0));
        const q = new Float64Array(list.length);
        dualStep(Float64Array.from(list), old, strength, new Float64Array(list.length), q);
        const expected = Float64Array.from(
          list,
          (score, label) => score + strength * ((old[label] ?? 0) - (q[label] ?? 0)),
        );
        softmaxInPlace(expected);
        q.forEach((share, label) => {
          expect(Math.abs(share - (expected[label] ?? 0))).toBeLessThan(1e-4);
        });
      }),
    );
  });
});

/**
 * Three classes that are one cloud turned by 120 and 240 degrees: by symmetry the best biases are zero, so the
 * primal solver's free bias and the dual solver's penalised one have the same optimum.
 */
function turnedClouds(): { points: number[][]; targets: Uint16Array } {
  const random = seededRandom(7);
  const points: number[][] = [];
  const targets: number[] = [];
  for (let index = 0; index < 20; index++) {
    const [x, y] = [random() * 2, random() * 2 - 1];
    for (let turn = 0; turn < 3; turn++) {
      const angle = (turn * 2 * Math.PI) / 3;
      points.push([x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]);
      targets.push(turn);
    }
  }
  return { points, targets: Uint16Array.from(targets) };
}

function dualSolver(): DualAscent {
  const { points, targets } = turnedClouds();
  const matrix = {
    starts: Uint32Array.from({ length: points.length + 1 }, (_, row) => row * 2),
    features: Uint32Array.from({ length: points.length * 2 }, (_, at) => at % 2),
    values: Float32Array.from(points.flat()),
  };
  const rows = Uint32Array.from(points, (_, row) => row);
  return new DualAscent({
    matrix,
    rows,
    targets,
    weights: new Float64Array(points.length).fill(1),
    classes: 3,
    features: 2,
  });
}

describe('dual ascent', () => {
  const exact = { tolerance: 1e-6, maximumPasses: 2000, seed: 1 };

  it.each([0.1, 1, 10])('agrees with L-BFGS on the primal problem at C = %d to 1e-3', (c) => {
    const { points, targets } = turnedClouds();
    const vectors = Float32Array.from(points.flat());
    const primal = new Float64Array(9);
    const objective = softmaxObjective(
      { vectors, width: 2, targets, weights: new Float64Array(targets.length).fill(1), classes: 3 },
      c,
    );
    for (const _ of minimise(primal, objective, { tolerance: 1e-14, maximumIterations: 1000 }));
    const dual = dualSolver();
    for (const _ of dual.solve(c, exact));
    for (let label = 0; label < 3; label++) {
      for (let at = 0; at < 2; at++) {
        expect(Math.abs((dual.weights[at * 3 + label] ?? 0) - (primal[label * 2 + at] ?? 0))).toBeLessThan(1e-3);
      }
      expect(Math.abs(dual.weights[2 * 3 + label] ?? 1)).toBeLessThan(1e-3);
    }
  });

  it('ends at the same weights with and without a warm start', () => {
    const cold = dualSolver();
    for (const _ of cold.solve(5, exact));
    const warm = dualSolver();
    for (const _ of warm.solve(0.5, exact));
    for (const _ of warm.solve(5, exact));
    warm.weights.forEach((weight, at) => {
      expect(Math.abs(weight - (cold.weights[at] ?? 0))).toBeLessThan(1e-3);
    });
  });
});
