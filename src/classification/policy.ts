import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Action, type Field, MurojaatError } from '../domain/index.js';
import { type Policy, policySchema, type Rules } from './policy-schema.js';

/** What a policy decides on: the value's confidence as the line shows it, and the topic that the text was given. */
export interface Decidable {
  readonly field: Field;
  readonly confidence: number;
  readonly topic: string;
}

/**
 * What may be done with a suggestion: the mode's action from the upper threshold on, `monitor` from the lower one on,
 * `off` below. Without a policy nothing is known of the confidences, so that all is only shown.
 */
export function actionOf(policy: Policy | undefined, { field, confidence, topic }: Decidable): Action {
  if (policy === undefined) return 'monitor';
  const rules = policy.fields[field];
  return actionBy(Object.hasOwn(rules.topics, topic) ? (rules.topics[topic] ?? rules) : rules, confidence);
}

function actionBy({ mode, upper, lower }: Rules, confidence: number): Action {
  if (mode === 'off' || lower.threshold === null || confidence < lower.threshold) return 'off';
  if (mode === 'monitor' || upper.threshold === null || confidence < upper.threshold) return 'monitor';
  return mode;
}

/** Names a policy by its content: 12 hexadecimal digits, `none` without one. */
export function policyVersion(policy: Policy | undefined): string {
  if (policy === undefined) return 'none';
  return createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 12);
}

/**
 * Checks a policy file's content. @param heads version of the heads in use
 * @throws MurojaatError POLICY_INVALID, MODEL_INCOMPATIBLE where it was derived for other heads
 */
export function parsePolicy(content: unknown, name: string, heads: string): Policy {
  const parsed = policySchema.safeParse(content);
  if (!parsed.success) {
    throw new MurojaatError('POLICY_INVALID', `"${name}" is not a policy that can be used`, {
      expected: 'a file that `murojaat calibrate` wrote',
      got: z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' '),
      fix: 'correct the place named, or derive the policy again with `murojaat calibrate`',
    });
  }
  if (parsed.data.heads === heads) return parsed.data;
  throw new MurojaatError('MODEL_INCOMPATIBLE', `The policy "${name}" was derived for other heads`, {
    expected: `a policy for the heads ${heads}, the ones in use`,
    got: `one for the heads ${parsed.data.heads}`,
    fix: 'derive it again with `murojaat calibrate`, or use the heads it was derived for',
  });
}
