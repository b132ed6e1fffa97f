import { binomialAtMost, fewestWithout } from './binomial.js';

/** The confidence that the machine gave a value, and whether the value was right. */
export interface Judgement {
  readonly confidence: number;
  readonly correct: boolean;
}

export interface RiskRequest {
  /** Largest share of errors among the accepted, in (0, 1). */
  readonly budget: number;
  /** Probability, over draws of the judgements, that the share is kept. */
  readonly assurance: number;
  /** Fewest accepted judgements; what the statistics need by themselves without it. */
  readonly fewest?: number;
}

/** The set tested: judgements with `threshold` or more. */
export interface Accepted {
  readonly threshold: number;
  readonly accepted: number;
  readonly errors: number;
}

export interface RiskResult {
  /** The loosest set that was shown to keep the budget. */
  readonly shown: Accepted | undefined;
  /** The set at which the sequence ended, where it did not reach all judgements. */
  readonly failed: Accepted | undefined;
  /** Fewest judgements that could have shown anything. */
  readonly needed: number;
}

/** Of the judgements the most confident share where the sequence starts, and the steps to go to all of them. */
const START = 1 / 4;
const STEPS = 20;

/**
 * The smallest threshold whose error among the accepted is at most the budget, with the assurance wanted:
 * learn-then-test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052) with exact binomial p-values,
 * P(Bin(accepted, budget) ≤ errors), and fixed-sequence testing from strict to loose, each at the full level
 * 1 − assurance, ending at the first set that is not shown.
 *
 * The sequence is fixed beforehand in numbers of accepted judgements: it starts with the most confident quarter, or
 * with as many as the statistics need (45 without an error for 5 % at 90 %), and goes on in twentieths. Such a
 * threshold depends on the judgements' confidences, never on which of them are right. Given how many judgements lie
 * above the point where the error passes the budget, their errors are binomial with the budget as their share, and
 * those below are wrong at least as often; hence the first set that breaks the budget is accepted with a probability
 * of at most the level. This needs judgements that are exchangeable with what is to come, and an error that does not
 * fall as the threshold is loosened; risk-control.test.ts draws both and neither.
 */
export function smallestThreshold(judgements: readonly Judgement[], request: RiskRequest): RiskResult {
  const { budget, assurance, fewest = 1 } = request;
  const level = 1 - assurance;
  const needed = Math.max(fewest, fewestWithout(budget, level));
  const falling = [...judgements].sort((one, other) => other.confidence - one.confidence);
  let shown: Accepted | undefined;
  for (const rank of ranks(falling.length, needed)) {
    const set = acceptedFrom(falling, falling[rank - 1]?.confidence ?? 1);
    if (binomialAtMost(set.errors, set.accepted, budget) > level) return { shown, failed: set, needed };
    shown = set;
  }
  return { shown, failed: undefined, needed };
}

/** Numbers of accepted judgements in the order tested; none where there are too few judgements. */
function ranks(count: number, needed: number): number[] {
  if (count < needed) return [];
  const step = Math.max(1, Math.ceil(count / STEPS));
  const result: number[] = [];
  for (let rank = Math.max(needed, Math.ceil(count * START)); rank < count; rank += step) result.push(rank);
  return [...result, count];
}

/** All judgements of equal confidence are accepted together. */
function acceptedFrom(falling: readonly Judgement[], threshold: number): Accepted {
  const set = falling.filter(({ confidence }) => confidence >= threshold);
  return { threshold, accepted: set.length, errors: set.filter(({ correct }) => !correct).length };
}
