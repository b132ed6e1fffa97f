import { z } from 'zod';
import { ACTIONS } from '../domain/index.js';

/** Raised whenever a reader of an older version could misread the file. */
export const POLICY_VERSION = 1;

const probability = z.number().min(0).max(1);
const count = z.int().min(0);

/**
 * One threshold and what shows it: of the `accepted` texts with this confidence or more, `errors` were wrong.
 * `threshold` is null where the data could not show the budget; `refusal` then says why, in numbers.
 */
const boundSchema = z.object({
  /** Largest share of wrong values among those with the threshold's confidence or more. */
  budget: probability,
  threshold: probability.nullable(),
  accepted: count,
  errors: count,
  refusal: z.string().nullable(),
});
export type Bound = z.infer<typeof boundSchema>;

const rulesShape = {
  mode: z.enum(ACTIONS),
  rows: count,
  /** From here on the mode's action: `recommend` or `auto`. */
  upper: boundSchema,
  /** From here on, below `upper`: `monitor`. Below it: `off`. */
  lower: boundSchema,
};

const rulesSchema = z.object(rulesShape).superRefine((rules, context) => {
  const { mode, upper, lower } = rules;
  const fault = (message: string): void => context.addIssue({ code: 'custom', message });
  if ((mode === 'auto' || mode === 'recommend') && upper.threshold === null)
    fault(`the mode "${mode}" needs an upper threshold`);
  if (mode !== 'off' && lower.threshold === null) fault(`the mode "${mode}" needs a lower threshold`);
  if (upper.threshold !== null && lower.threshold !== null && lower.threshold > upper.threshold)
    fault('the lower threshold is above the upper one');
});
export type Rules = z.infer<typeof rulesSchema>;

const fieldSchema = z.intersection(
  rulesSchema,
  z.object({
    /** The mode that was asked for; `mode` is lower where the data cannot support it. */
    asked: z.enum(ACTIONS),
    /** Probability, over draws of the calibration data, that the budget holds over all topics together. */
    assurance: z.number().min(0.5).lt(1),
    /** Rules of their own for texts that were given this topic; the field's rules are for those of all other topics. */
    topics: z.record(z.string(), rulesSchema),
  }),
);
export type FieldPolicy = z.infer<typeof fieldSchema>;

/** What may be done with a suggestion at which confidence, and the evidence for it. It holds no time and no path. */
export const policySchema = z
  .object({
    schemaVersion: z.literal(POLICY_VERSION),
    /**
     * `decided`: the operator's own decided appeals. `written`: texts written for the project, which are not
     * exchangeable with an inflow; such a policy never fills in by itself.
     */
    source: z.enum(['written', 'decided']),
    /** Version of the heads and their calibration (`model.heads` of a triage line): confidences of others mean other things. */
    heads: z.string().min(1),
    data: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), rows: count }),
    method: z.string(),
    fields: z.object({ topic: fieldSchema, type: fieldSchema, urgency: fieldSchema, agency: fieldSchema }),
  })
  .superRefine(({ source, fields }, context) => {
    if (source === 'decided') return;
    for (const [field, { mode, topics }] of Object.entries(fields)) {
      const modes = [mode, ...Object.values(topics).map((rules) => rules.mode)];
      if (!modes.includes('auto')) continue;
      const message = '"auto" needs the operator\'s own decided appeals; this policy comes from written texts';
      context.addIssue({ code: 'custom', path: ['fields', field, 'mode'], message });
    }
  });
export type Policy = z.infer<typeof policySchema>;
