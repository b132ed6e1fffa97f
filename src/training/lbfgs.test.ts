import { describe, expect, it } from 'vitest';
import { minimise, type Objective } from './lbfgs.js';
import { softmaxObjective } from './softmax-objective.js';

const tight = { tolerance: 1e-15, maximumIterations: 500 };

function minimumOf(objective: Objective, start: number[]): Float64Array {
  const point = Float64Array.from(start);
  for (const _ of minimise(point, objective, tight));
  return point;
}

/** Ten points of the plane in three classes. */
const vectors = Float32Array.of(0, 0, 1, 0.5, 2, 1, 0.5, 2, 1, 3, -1, 1, -2, 0, -1.5, -1, 3, 0, 0, 1.5);
const targets = [0, 0, 0, 1, 1, 2, 2, 2, 0, 1];
const problem = { vectors, width: 2, targets, weights: targets.map(() => 1), classes: 3 };

describe('L-BFGS', () => {
  it('finds the closed-form minimum of a quadratic', () => {
    // ½ xᵀ A x − bᵀ x with A = [[4, 1], [1, 3]], b = [1, 2]: x = A⁻¹ b = [1/11, 7/11]
    const quadratic: Objective = ([x = 0, y = 0], gradient) => {
      gradient[0] = 4 * x + y - 1;
      gradient[1] = x + 3 * y - 2;
      return 2 * x * x + x * y + 1.5 * y * y - x - 2 * y;
    };
    const [x, y] = minimumOf(quadratic, [10, -10]);
    expect(x).toBeCloseTo(1 / 11, 6);
    expect(y).toBeCloseTo(7 / 11, 6);
  });

  it('stays at a minimum', () => {
    const bowl: Objective = ([x = 0], gradient) => {
      gradient[0] = 2 * x;
      return x * x;
    };
    expect([...minimumOf(bowl, [0])]).toEqual([0]);
  });

  it('reaches the coefficients that scikit-learn 1.9.1 gives (LogisticRegression, C=2, tol=1e-12)', () => {
    const point = minimumOf(softmaxObjective(problem, 2), new Array<number>(9).fill(0));
    const expected = [1.17726039, -0.92774089, 0.14500046, 1.25189559, -1.32226085, -0.3241547];
    expected.forEach((weight, at) => {
      expect(point[at]).toBeCloseTo(weight, 4);
    });
    [1.05875168, -1.05512068, -0.003631].forEach((bias, at) => {
      expect(point[6 + at]).toBeCloseTo(bias, 4);
    });
  });
});

describe('the objective', () => {
  it('has the gradient that finite differences show', () => {
    const objective = softmaxObjective({ ...problem, weights: targets.map((target) => 0.5 + target) }, 0.7);
    const point = Float64Array.from({ length: 9 }, (_, at) => Math.sin(at + 1));
    const gradient = new Float64Array(9);
    const scratch = new Float64Array(9);
    objective(point, gradient);
    point.forEach((value, at) => {
      const above = objective(point.with(at, value + 1e-5), scratch);
      const below = objective(point.with(at, value - 1e-5), scratch);
      expect(gradient[at]).toBeCloseTo((above - below) / 2e-5, 6);
    });
  });

  it('is ln K a row at zero, whatever the block the row falls in', () => {
    const rows = 300;
    const many = {
      vectors: Float32Array.from({ length: rows * 2 }, (_, at) => Math.cos(at)),
      width: 2,
      targets: Array.from({ length: rows }, (_, row) => row % 5),
      weights: new Float64Array(rows).fill(1),
      classes: 5,
    };
    const value = softmaxObjective(many, 1)(new Float64Array(15), new Float64Array(15));
    expect(value).toBeCloseTo(rows * Math.log(5), 8);
  });
});
