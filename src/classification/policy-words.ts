import { FIELDS, type Field } from '../domain/index.js';
import { policyVersion } from './policy.js';
import type { Bound, FieldPolicy, Policy, Rules } from './policy-schema.js';

/** What a policy allows and what it refuses, in plain English: a heading, then lines for each field. */
export function policyWords(policy: Policy): string[] {
  const origin = { decided: 'decided appeals', written: 'texts written for the project' }[policy.source];
  return [
    `${policyVersion(policy)}, derived from ${policy.data.rows} ${origin}`,
    ...FIELDS.flatMap((field) => fieldWords(field, policy.fields[field])),
  ];
}

function fieldWords(field: Field, rules: FieldPolicy): string[] {
  const { asked, assurance, upper, lower, topics } = rules;
  const lines = [`${field}: ${summary(rules)}`];
  const acts = asked === 'auto' || asked === 'recommend';
  if (acts && upper.refusal !== null) lines.push(`  ${asked} refused: ${upper.refusal}`);
  if (lower.refusal !== null && asked !== 'off') lines.push(`  showing refused: ${lower.refusal}`);
  if (acts && upper.threshold !== null) lines.push(`  ${evidence('filled in', upper, assurance)}`);
  if (lower.threshold !== null && asked !== 'off') lines.push(`  ${evidence('shown', lower, assurance)}`);
  for (const [topic, own] of Object.entries(topics)) lines.push(`  texts of the topic ${topic}: ${summary(own)}`);
  return lines;
}

/** What happens at which confidence. */
function summary({ mode, upper, lower }: Rules): string {
  if (mode === 'off' || lower.threshold === null) return 'off – left to a person';
  const shown = `shown from ${lower.threshold} on, below that left to a person`;
  if (mode === 'monitor' || upper.threshold === null) return `monitor – ${shown}; nothing is filled in`;
  const done = { auto: 'filled in', recommend: 'filled in for a person to confirm' }[mode];
  const between = upper.threshold === lower.threshold ? 'below that left to a person' : shown;
  return `${mode} – ${done} from confidence ${upper.threshold} on, ${between}`;
}

function evidence(what: string, { budget, accepted, errors }: Bound, assurance: number): string {
  return `${what}: at most ${percent(budget)} wrong, with ${percent(assurance)} assurance (${errors} of ${accepted} accepted texts were wrong)`;
}

/** A share as a policy states it: "5 %", "2.5 %". */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
