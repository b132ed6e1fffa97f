import { z } from 'zod';
import { recordIdSchema } from './appeal.js';
import { LANGUAGES, SCRIPTS } from './language.js';

export const TYPES = ['ariza', 'shikoyat', 'taklif', 'none'] as const;
/** Kind of appeal by OʻRQ-445 art. 3; `none` is not an appeal. */
export type AppealType = (typeof TYPES)[number];

export const URGENCIES = ['critical', 'high', 'normal', 'low'] as const;
/** From most to least urgent. The project's own scale; it never changes a term of the Law. */
export type Urgency = (typeof URGENCIES)[number];

export const LEVELS = ['republic', 'region', 'district'] as const;
export type Level = (typeof LEVELS)[number];

/** What the machine suggests of an appeal, in the order of the line. */
export const FIELDS = ['topic', 'type', 'urgency', 'agency'] as const;
export type Field = (typeof FIELDS)[number];

/** What may be done with a suggestion, from most to least: filled in and put on the case, filled in for a person to confirm, shown only, nothing. */
export const ACTIONS = ['auto', 'recommend', 'monitor', 'off'] as const;
export type Action = (typeof ACTIONS)[number];

const probability = z.number().min(0).max(1);
const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
const alternativeSchema = z.object({ value: z.string(), confidence: probability });

/**
 * What carried a suggestion of the local heads: shares of the absolute contributions to the score of `value` against
 * the other values, two decimals. `ngram`: the text's words and spellings, which `evidence` shows; `dense`: its meaning
 * as a whole; `related`: what the other fields told; `bias`: what holds for every text.
 */
const explanationSchema = z.object({ ngram: probability, dense: probability, related: probability, bias: probability });
export type Explanation = z.infer<typeof explanationSchema>;

/**
 * One field's suggestion: `value` is always the best guess, `action` alone says whether to use it. `confidence` is the
 * calibrated probability of `value`; `alternatives` are the others, falling. `value` need not be the most probable one:
 * urgency is decided by cut-offs that hold a missed danger for worse than a false alarm, so an alternative may have a
 * higher confidence than the value.
 */
export const suggestionSchema = z.object({
  value: z.string(),
  confidence: probability,
  alternatives: z.array(alternativeSchema).max(3),
  source: z.enum(['local', 'llm', 'rule']),
  action: z.enum(ACTIONS),
  /** Spans of the text as received that carried the suggestion, in order, none overlapping. */
  evidence: z.array(spanSchema),
  /** Null where the source is not `local`. */
  explanation: explanationSchema.nullable(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const routeSchema = z.object({
  agency: z.string(),
  level: z.enum(LEVELS),
  /** SOATO code: 4 digits a region, 7 a district; null where the appeal names no place. */
  territory: z
    .string()
    .regex(/^(\d{4}|\d{7})$/)
    .nullable(),
  excluded: z.array(z.object({ agency: z.string(), level: z.enum(LEVELS), reason: z.string() })),
});
export type Route = z.infer<typeof routeSchema>;

export const FLAGS = [
  'emergency',
  'anonymous',
  'collective',
  'minor',
  'repeat',
  'withdrawn',
  'not_an_appeal',
  'several_matters',
  'outside_the_law',
  'suspicious_input',
  'text_shortened',
] as const;
export type Flag = (typeof FLAGS)[number];

/** One line of `murojaat triage`; the keys are fixed by the contract. */
export const triageSchema = z.object({
  id: recordIdSchema,
  language: z.object({ code: z.enum(LANGUAGES), script: z.enum(SCRIPTS), confidence: probability }),
  topic: suggestionSchema,
  type: suggestionSchema,
  urgency: suggestionSchema,
  agency: suggestionSchema,
  route: routeSchema.nullable(),
  flags: z.array(z.enum(FLAGS)),
  notes: z.array(z.object({ flag: z.enum(FLAGS), article: z.string(), evidence: z.array(spanSchema) })),
  parts: z.array(z.object({ start: z.int(), end: z.int(), topic: z.string(), agency: z.string() })),
  terms: z.object({ forwardBy: z.string(), resolveBy: z.string(), basis: z.array(z.string()) }).nullable(),
  draft: z
    .object({ text: z.string(), language: z.string(), script: z.string(), warnings: z.array(z.string()) })
    .nullable(),
  usage: z.object({ ms: z.number(), llmCalls: z.int(), tokens: z.int(), cost: z.number() }),
  model: z.object({
    version: z.string(),
    taxonomy: z.string(),
    heads: z.string(),
    policy: z.string(),
    prompts: z.string(),
  }),
});
export type Triage = z.infer<typeof triageSchema>;

/** The line that stands in place of a record that could not be processed. */
export const recordErrorSchema = z.object({
  id: recordIdSchema,
  error: z.object({ code: z.string(), message: z.string() }),
});
export type RecordError = z.infer<typeof recordErrorSchema>;
