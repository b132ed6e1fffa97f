import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../domain/index.js';
import { type Judgement, smallestThreshold } from './risk-control.js';

const request = { budget: 0.05, assurance: 0.9 };

/** `wrong` of the `count` judgements are wrong: the least confident ones. */
const judgements = (count: number, wrong: number): Judgement[] =>
  Array.from({ length: count }, (_, index) => ({ confidence: 1 - index / count, correct: index < count - wrong }));

describe('the smallest threshold within an error budget', () => {
  it('needs 45 accepted texts without an error for 5 % at 90 %', () => {
    expect(smallestThreshold(judgements(44, 0), request)).toMatchObject({ shown: undefined, needed: 45 });
    expect(smallestThreshold(judgements(45, 0), request).shown).toMatchObject({ accepted: 45, errors: 0 });
  });

  it('ends before the errors that break the budget, and names them', () => {
    const { shown, failed } = smallestThreshold(judgements(200, 40), request);
    expect(shown?.accepted).toBeGreaterThanOrEqual(160);
    expect(shown?.errors).toBeLessThan(5);
    expect((failed?.errors ?? 0) / (failed?.accepted ?? 1)).toBeGreaterThan(0.02);
  });

  it('accepts judgements of equal confidence together or not at all', () => {
    const tied = [...judgements(100, 0), ...Array.from({ length: 100 }, () => ({ confidence: 0.005, correct: false }))];
    expect(smallestThreshold(tied, request)).toMatchObject({ shown: { accepted: 100 }, failed: { accepted: 200 } });
  });

  it('does not depend on the order of the judgements', () => {
    const one = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 120 }), (list) => {
        const backward = smallestThreshold([...list].reverse(), { budget: 0.5, assurance: 0.8 });
        expect(backward).toEqual(smallestThreshold(list, { budget: 0.5, assurance: 0.8 }));
      }),
    );
  });

  it('a larger budget never accepts less', () => {
    const one = fc.record({ confidence: fc.integer({ min: 0, max: 50 }).map((x) => x / 50), correct: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 100, maxLength: 300 }), (list) => {
        const accepted = (budget: number): number =>
          smallestThreshold(list, { budget, assurance: 0.9, fewest: 45 }).shown?.accepted ?? 0;
        expect(accepted(0.3)).toBeGreaterThanOrEqual(accepted(0.1));
      }),
    );
  });
});

/**
 * Known truths: how often a value of confidence c is wrong. Confidences are uniform, so that the error among those of
 * at least t is the mean of `wrong` over [t, 1].
 */
const CURVES: Readonly<Record<string, (confidence: number) => number>> = {
  'confidence that means what it says': (confidence) => 1 - confidence,
  'an error that rises slowly': (confidence) => 0.03 + 0.05 * (1 - confidence),
  'an error just above the budget everywhere': () => 0.0501,
  'an error that jumps': (confidence) => (confidence > 0.6 ? 0.02 : 0.3),
  'an over-confident tip, against the assumption': (confidence) => (confidence > 0.9 ? 0.2 : 0.01),
  'waves around the budget, against the assumption': (confidence) => 0.05 + 0.05 * Math.sin(12 * confidence),
};
const FINE = 4000;

/** Error among those of at least `threshold`, by the curve itself. */
function trueError(wrong: (confidence: number) => number, threshold: number): number {
  let sum = 0;
  for (let at = 0; at < FINE; at++) sum += wrong(threshold + ((at + 0.5) / FINE) * (1 - threshold));
  return sum / FINE;
}

describe('the promise, over 2,000 calibration sets drawn from a known truth', () => {
  const SETS = 2000;
  // 10 % of sets may break the budget; three standard errors of a share measured on 2,000 sets are 2 %
  const most = 0.1 + 3 * Math.sqrt((0.1 * 0.9) / SETS);
  it.each(Object.keys(CURVES).flatMap((name) => [60, 173, 500].map((size): [string, number] => [name, size])))(
    '%s, %i texts: at most one set in ten breaks its budget',
    (name, size) => {
      const wrong = CURVES[name] ?? (() => 1);
      const random = seededRandom(size);
      let broken = 0;
      for (let set = 0; set < SETS; set++) {
        const drawn = Array.from({ length: size }, (): Judgement => {
          const confidence = random();
          return { confidence, correct: random() >= wrong(confidence) };
        });
        const { shown } = smallestThreshold(drawn, request);
        if (shown !== undefined && trueError(wrong, shown.threshold) > request.budget + 1e-9) broken++;
      }
      expect(broken / SETS).toBeLessThanOrEqual(most);
    },
  );

  it('is not kept by doing nothing: where one text in fifty is wrong, most sets of 500 accept something', () => {
    const random = seededRandom(7);
    const accepting = Array.from({ length: 200 }, () => {
      const drawn = Array.from({ length: 500 }, () => ({ confidence: random(), correct: random() >= 0.02 }));
      return smallestThreshold(drawn, request).shown;
    }).filter((shown) => shown !== undefined);
    expect(accepting.length).toBeGreaterThan(150);
    // and a test that took the observed share for the true one would break the promise
    const naive = Array.from({ length: 2000 }, () => {
      const errors = Array.from({ length: 500 }).filter(() => random() < 0.055).length;
      return errors / 500 <= 0.05;
    }).filter(Boolean);
    expect(naive.length / 2000).toBeGreaterThan(0.2);
  });
});
