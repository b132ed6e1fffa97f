import {
  type Bound,
  type FieldPolicy,
  POLICY_VERSION,
  type Policy,
  percent,
  policySchema,
  type Rules,
} from '../classification/index.js';
import type { Action, Field } from '../domain/index.js';
import { type Judgement, type RiskResult, smallestThreshold } from './risk-control.js';

/** One field's value for one text, by the whole pipeline, against its truth. */
export interface FieldJudgement extends Judgement {
  /** The topic that the text was given. */
  readonly topic: string;
}

/** What the operator wants of one field. */
export interface FieldRequest {
  readonly mode: Action;
  /** Largest share of wrong values among those filled in. */
  readonly budget: number;
}

export interface PolicyRequest {
  readonly fields: Readonly<Record<Field, FieldRequest>>;
  /** Probability that a budget holds. */
  readonly assurance: number;
}

export type PolicyOrigin = Pick<Policy, 'source' | 'heads' | 'data' | 'method'>;

export const DEFAULT_BUDGET = 0.05;
export const DEFAULT_ASSURANCE = 0.9;
/** Largest share of wrong values among all that are shown, filled in or not. */
const SHOWN_BUDGET = 0.3;
/** A topic has rules of its own from so many texts on; those of the other topics are pooled. */
const OWN_FROM = 200;

/** How the thresholds are found; stands in the policy. */
export const METHOD =
  'learn-then-test (Angelopoulos et al. 2021, arXiv:2110.01052): exact binomial p-values, tests from strict to loose in numbers of accepted texts with the level shared by a few starts (fallback procedure)';

/** A policy with thresholds derived from judged texts: see `smallestThreshold` and `fieldPolicy` for what they promise. */
export function derivePolicy(
  judgements: Readonly<Record<Field, readonly FieldJudgement[]>>,
  { fields, assurance }: PolicyRequest,
  origin: PolicyOrigin,
): Policy {
  const derived = (field: Field): FieldPolicy => fieldPolicy(judgements[field], fields[field], assurance);
  return policySchema.parse({
    schemaVersion: POLICY_VERSION,
    ...origin,
    fields: { topic: derived('topic'), type: derived('type'), urgency: derived('urgency'), agency: derived('agency') },
  });
}

/**
 * Rules for each frequent topic and for all others together. The groups share the level 1 − assurance equally (Bonferroni):
 * with the assurance each keeps the budget, and so does what is accepted of all of them. The groups do not overlap and
 * a topic that is refused is not judged by the others' threshold, else neither would hold.
 */
function fieldPolicy(judgements: readonly FieldJudgement[], request: FieldRequest, assurance: number): FieldPolicy {
  const own = frequentTopics(judgements);
  const each = 1 - (1 - assurance) / (own.length + 1);
  const rules = (keep: (topic: string) => boolean): Rules =>
    rulesOf(
      judgements.filter(({ topic }) => keep(topic)),
      request,
      each,
    );
  const topics = Object.fromEntries(own.map((name) => [name, rules((topic) => topic === name)]));
  return { ...rules((topic) => !own.includes(topic)), asked: request.mode, assurance, topics };
}

/** Topics that were given to `OWN_FROM` texts or more, sorted: by their number alone, whatever is right of them. */
function frequentTopics(judgements: readonly FieldJudgement[]): string[] {
  const counts = new Map<string, number>();
  for (const { topic } of judgements) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts.keys()].filter((topic) => (counts.get(topic) ?? 0) >= OWN_FROM).sort();
}

function rulesOf(judgements: readonly FieldJudgement[], { mode, budget }: FieldRequest, assurance: number): Rules {
  const bound = (share: number): Bound =>
    boundOf(smallestThreshold(judgements, { budget: share, assurance }), judgements.length, share, assurance);
  const upper = bound(budget);
  const alone = bound(Math.max(budget, SHOWN_BUDGET));
  const lower = isLooser(alone, upper) ? alone : { ...upper, budget: alone.budget };
  return { mode: supported(mode, upper, lower), rows: judgements.length, upper, lower };
}

/** Whatever keeps the smaller budget keeps the larger one: what is filled in may be shown. */
function isLooser(lower: Bound, upper: Bound): boolean {
  if (upper.threshold === null) return true;
  return lower.threshold !== null && lower.threshold <= upper.threshold;
}

/** The mode asked for, as far as the thresholds carry it. */
function supported(asked: Action, upper: Bound, lower: Bound): Action {
  if (asked === 'off' || lower.threshold === null) return 'off';
  return upper.threshold === null ? 'monitor' : asked;
}

function boundOf(result: RiskResult, rows: number, budget: number, assurance: number): Bound {
  if ('shown' in result) return { budget, ...result.shown, refusal: null };
  const { refused, needed } = result;
  const aim = `at most ${percent(budget)} wrong at ${percent(assurance)} assurance`;
  if (refused === undefined) {
    const refusal = `${rows} texts are too few: ${aim} needs ${needed} accepted texts without an error`;
    return { budget, threshold: null, accepted: 0, errors: 0, refusal };
  }
  const { accepted, errors, allowed } = refused;
  const refusal = `of the ${accepted} most confident texts ${errors} were wrong (${percent(errors / accepted)}); ${aim} allows ${allowed} of so many`;
  return { budget, threshold: null, accepted, errors, refusal };
}
