import { describe, expect, it } from 'vitest';
import { classScores, macroF1, weightedF1 } from './index.js';

const letters = (text: string) => text.split(' ');
// e is never predicted, z is predicted and nobody's label
const truth = letters('a a a a b b b c c d d d e a b c');
const predicted = letters('a a b a b c b c a d d z b a b c');

describe('class scores against scikit-learn 1.9.1 (precision_recall_fscore_support, zero_division=0)', () => {
  const scores = classScores(truth, predicted);

  it('come by falling support, equals by name', () => {
    expect(scores.map(({ label, support }) => [label, support])).toEqual([
      ['a', 5],
      ['b', 4],
      ['c', 3],
      ['d', 3],
      ['e', 1],
      ['z', 0],
    ]);
  });

  it.each([
    ['a', 0.8, 0.8, 0.8],
    ['b', 0.6, 0.75, 0.6666666666666666],
    ['c', 0.6666666666666666, 0.6666666666666666, 0.6666666666666666],
    ['d', 1, 0.6666666666666666, 0.8],
    ['e', 0, 0, 0],
    ['z', 0, 0, 0],
  ])('agree for class %s', (label, precision, recall, f1) => {
    const own = scores.find((each) => each.label === label);
    expect(own?.precision).toBeCloseTo(precision, 14);
    expect(own?.recall).toBeCloseTo(recall, 14);
    expect(own?.f1).toBeCloseTo(f1, 14);
  });

  it('macro F1 is the mean over classes among the labels: z adds no term', () => {
    expect(macroF1(scores)).toBeCloseTo(0.5866666666666667, 14); // f1_score(average="macro", labels=np.unique(y_true))
    expect(macroF1(scores)).not.toBeCloseTo(0.4888888888888889, 3); // over labels and predictions
  });

  it('weighted F1', () => {
    expect(weightedF1(scores)).toBeCloseTo(0.6916666666666667, 14);
  });
});

describe('class scores at the edges', () => {
  it('a failed row is in the support of its label and is nobody’s prediction', () => {
    const [own] = classScores(['a', 'a'], ['a', undefined]);
    expect(own).toEqual({ label: 'a', support: 2, predicted: 1, correct: 1, precision: 1, recall: 0.5, f1: 2 / 3 });
  });

  it('without rows there is no class, and no mean', () => {
    expect(classScores([], [])).toEqual([]);
    expect(macroF1([])).toBeNaN();
    expect(weightedF1([])).toBeNaN();
  });

  it('labels named as an object’s own properties are labels like others', () => {
    const labels = ['__proto__', 'constructor', 'toString'];
    expect(macroF1(classScores(labels, labels))).toBe(1);
  });
});
