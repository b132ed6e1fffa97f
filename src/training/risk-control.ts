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
}

/** The most confident judgements: those with `threshold` or more. */
export interface Accepted {
  readonly threshold: number;
  readonly accepted: number;
  readonly errors: number;
}

export type RiskResult =
  /** The loosest set that was shown to keep the budget. */
  | { readonly shown: Accepted }
  /** The strictest set tested, and the most errors that it could have had; no set where there are too few. */
  | { readonly refused: (Accepted & { readonly allowed: number }) | undefined; readonly needed: number };

/** Steps from the first start to all judgements. */
const STEPS = 20;

/**
 * The smallest threshold whose error among the accepted is at most the budget, with the assurance wanted:
 * learn-then-test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052) with exact binomial p-values,
 * P(Bin(accepted, budget) ≤ errors), and sequences of tests from strict to loose.
 *
 * The sets tested are fixed beforehand in numbers of accepted judgements; a threshold then depends on confidences,
 * never on which judgements are right. The level 1 − assurance is shared equally by a few starts: the fewest judgements
 * that can show anything (45 without an error for 5 % at 90 %), twice as many, and so on up to half of all. A sequence
 * that has not failed by the next start goes on with both levels (the fallback procedure, Wiens and Dmitrienko 2005,
 * doi:10.1080/10543400500265660), else the next start begins anew: one unlucky error at the top, or a good share that
 * is small, does not refuse all.
 *
 * Given how many judgements lie above the point where the error passes the budget, their errors are binomial with the
 * budget as their share, and those below are wrong at least as often; so each start accepts the first set that breaks
 * the budget with at most its level, and all together with at most 1 − assurance. This needs judgements exchangeable
 * with what is to come and an error that does not fall as the threshold is loosened; risk-control.test.ts draws sets
 * that keep to the second and sets that do not.
 */
export function smallestThreshold(judgements: readonly Judgement[], request: RiskRequest): RiskResult {
  const { budget, assurance } = request;
  const needed = fewestWithout(budget, 1 - assurance);
  const tests = plannedTests(judgements.length, needed, request);
  const accepted = acceptedByRank(judgements);
  let shown: Accepted | undefined;
  let alive = 0;
  for (const { rank, level } of tests) {
    const set = accepted(rank);
    const total = alive + level;
    const passes = total > 0 && binomialAtMost(set.errors, set.accepted, budget) <= total;
    alive = passes ? total : 0;
    if (passes) shown = set;
  }
  if (shown !== undefined) return { shown };
  const first = tests[0];
  if (first === undefined) return { refused: undefined, needed };
  const set = accepted(first.rank);
  return { refused: { ...set, allowed: mostErrors(set.accepted, budget, first.level) }, needed };
}

/** A set to test, by its number of judgements, and the level that a start there brings. */
interface Test {
  readonly rank: number;
  readonly level: number;
}

/** The sets in the order tested; none where there are too few judgements. */
function plannedTests(count: number, needed: number, { budget, assurance }: RiskRequest): Test[] {
  if (count < needed) return [];
  const starts = Math.max(1, Math.floor(Math.log2(count / 2 / needed)) + 1);
  const level = (1 - assurance) / starts;
  const first = fewestWithout(budget, level);
  const levels = new Map<number, number>();
  for (let start = 0; start < starts; start++) levels.set(first * 2 ** start, level);
  const step = Math.max(1, Math.ceil(count / STEPS));
  for (let rank = first; rank < count; rank += step) levels.set(rank, levels.get(rank) ?? 0);
  levels.set(count, levels.get(count) ?? 0);
  return [...levels]
    .map(([rank, own]) => ({ rank, level: own }))
    .filter(({ rank }) => rank <= count)
    .sort((one, other) => one.rank - other.rank);
}

/** The `rank` most confident judgements; those of equal confidence are accepted together. */
function acceptedByRank(judgements: readonly Judgement[]): (rank: number) => Accepted {
  const falling = [...judgements].sort((one, other) => other.confidence - one.confidence);
  let wrong = 0;
  const errors = falling.map(({ correct }) => {
    if (!correct) wrong++;
    return wrong;
  });
  return (rank) => {
    const threshold = falling[rank - 1]?.confidence ?? 1;
    let accepted = rank;
    while (falling[accepted]?.confidence === threshold) accepted++;
    return { threshold, accepted, errors: errors[accepted - 1] ?? 0 };
  };
}

/** Most errors among `accepted` with which the budget is still shown at `level`; −1 where not even without one. */
function mostErrors(accepted: number, budget: number, level: number): number {
  let errors = -1;
  while (errors < accepted && binomialAtMost(errors + 1, accepted, budget) <= level) errors++;
  return errors;
}
