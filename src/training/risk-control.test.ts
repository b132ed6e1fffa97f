import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../domain/index.js';
import { type Accepted, type Judgement, type RiskRequest, smallestThreshold } from './risk-control.js';

const request = { budget: 0.05, assurance: 0.9 };

/** `wrong` of the `count` judgements are wrong: the least confident ones. */
const judgements = (count: number, wrong: number): Judgement[] =>
  Array.from({ length: count }, (_, index) => ({ confidence: 1 - index / count, correct: index < count - wrong }));

const shownOf = (list: readonly Judgement[], of: RiskRequest = request): Accepted | undefined => {
  const result = smallestThreshold(list, of);
  return 'shown' in result ? result.shown : undefined;
};

describe('the smallest threshold within an error budget', () => {
  it('needs 45 accepted texts without an error for 5 % at 90 %', () => {
    expect(smallestThreshold(judgements(44, 0), request)).toEqual({ refused: undefined, needed: 45 });
    expect(shownOf(judgements(45, 0))).toMatchObject({ accepted: 45, errors: 0 });
  });

  it('ends before the errors that break the budget', () => {
    const shown = shownOf(judgements(200, 40));
    expect(shown?.accepted).toBeGreaterThanOrEqual(155);
    expect(shown?.errors).toBeLessThan(5);
  });

  it('finds a good share that is small among many, and one with an unlucky error at its top', () => {
    expect(shownOf(judgements(2000, 1800))?.accepted).toBeGreaterThan(150);
    const unlucky = judgements(1000, 500).map((each, at) => ({ ...each, correct: each.correct && at !== 0 }));
    expect(shownOf(unlucky)?.accepted).toBeGreaterThan(450);
  });

  it('says what the strictest set had wrong and what it could have had', () => {
    const wrongAtTheTop = judgements(100, 0).map((each, at) => ({ ...each, correct: at % 9 !== 0 }));
    expect(smallestThreshold(wrongAtTheTop, request)).toMatchObject({
      refused: { accepted: 45, errors: 5, allowed: 0 },
    });
  });

  it('accepts judgements of equal confidence together or not at all', () => {
    const tied = [...judgements(100, 0), ...Array.from({ length: 70 }, () => ({ confidence: 0.005, correct: false }))];
    expect(shownOf(tied)?.accepted).toBeLessThanOrEqual(100);
    const allRight = tied.map((each) => ({ ...each, correct: true }));
    expect(shownOf(allRight)).toEqual({ threshold: 0.005, accepted: 170, errors: 0 });
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

  it('holds for its own set, whatever the judgements', () => {
    const one = fc.record({ confidence: fc.integer({ min: 0, max: 50 }).map((x) => x / 50), correct: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 20, maxLength: 300 }), (list) => {
        const shown = shownOf(list, { budget: 0.6, assurance: 0.9 });
        if (shown === undefined) return;
        const set = list.filter(({ confidence }) => confidence >= shown.threshold);
        expect(set.length).toBe(shown.accepted);
        expect(set.filter(({ correct }) => !correct).length).toBe(shown.errors);
        expect(shown.errors / shown.accepted).toBeLessThan(0.6);
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
  it.each(Object.keys(CURVES).flatMap((name) => [60, 400].map((size): [string, number] => [name, size])))(
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
        const shown = shownOf(drawn);
        if (shown !== undefined && trueError(wrong, shown.threshold) > request.budget + 1e-9) broken++;
      }
      expect(broken / SETS).toBeLessThanOrEqual(most);
    },
  );

  it('is not kept by doing nothing: good confidences let most sets of 400 accept a good part', () => {
    const wrong = (confidence: number): number => 0.6 * (1 - confidence) ** 2;
    const random = seededRandom(7);
    const shares = Array.from({ length: 200 }, () => {
      const drawn = Array.from({ length: 400 }, (): Judgement => {
        const confidence = random();
        return { confidence, correct: random() >= wrong(confidence) };
      });
      return (shownOf(drawn)?.accepted ?? 0) / 400;
    });
    expect(shares.filter((share) => share > 0.15).length).toBeGreaterThan(140);
  });

  it('is broken by a procedure that takes the share seen for the true one, so that these draws can tell', () => {
    const random = seededRandom(8);
    const broken = Array.from({ length: SETS }, () => {
      const errors = Array.from({ length: 400 }, () => random() < 0.055).filter(Boolean).length;
      return errors / 400 <= request.budget;
    }).filter(Boolean);
    expect(broken.length / SETS).toBeGreaterThan(most);
  });
});
