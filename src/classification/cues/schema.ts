import { z } from 'zod';

const conceptId = z.string().regex(/^[a-z][a-z.-]*$/);
const languages = z.enum(['uz', 'ru', 'kaa', 'en']);
const levels = z.enum(['critical', 'high']);
/** How far from its anchor (the first of a rule's parts) a part may stand. */
const REACHES = ['near', 'sentence', 'passage', 'text'] as const;
const reach = z.enum(REACHES);
export type Reach = z.infer<typeof reach>;

/** Rows of `data/reference/urgency-words.csv`: a concept's words in one language, parted by `|` (see the folder's README). */
export const cueWordsSchema = z.array(
  z.object({
    concept: conceptId,
    language: languages,
    words: z.string().transform((cell) =>
      cell
        .split('|')
        .map((term) => term.trim())
        .filter((term) => term !== ''),
    ),
  }),
);
export type CueWords = z.infer<typeof cueWordsSchema>;

const names = z.object({ uzLatn: z.string(), uzCyrl: z.string(), ru: z.string(), en: z.string() });

/**
 * How a level's matches did on dev texts that no word was chosen by (scripts/measure-cues.mjs): `right` of
 * `matched` texts bear the level; `found` of the `all` that bear it have a match of it or of a higher one.
 */
const measured = z.object({
  right: z.int().min(0),
  matched: z.int().min(1),
  found: z.int().min(0),
  all: z.int().min(1),
});

const veto = z.object({
  concept: conceptId,
  /** In the anchor's sentence, in it or one beside it, or anywhere. */
  reach,
  /** Most words between veto and anchor. */
  words: z.int().min(0).default(Number.MAX_SAFE_INTEGER),
  /** True where a word of the concept `now` in the anchor's sentence outweighs it. */
  unlessNow: z.boolean().default(false),
});

const rule = z.object({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  danger: z.string(),
  level: levels,
  /** Concepts that must all be there, alternatives parted by `|`; the first is the anchor. `!` before one: must not be. */
  when: z.array(z.string()).min(1),
  within: reach,
  /** Vetoes that this rule does not heed, by concept. */
  despite: z.array(conceptId).default([]),
});

/** `data/reference/urgency-rules.json`. */
export const cueRulesSchema = z.object({
  version: z.string(),
  /** Authors of the corpus whose dev and test texts, too, were in sight when words were chosen; of the others train only. */
  readAuthors: z.array(z.string()),
  measured: z.object({ critical: measured, high: measured }),
  endings: z.record(languages, z.array(z.string())),
  /** What a sign after a verb's stem stands for: `{}` is the stem. */
  forms: z.record(z.string().length(1), z.array(z.string())),
  /** Concepts that a word of denial beside them takes back. */
  deniable: z.array(conceptId),
  vetoes: z.array(veto),
  dangers: z.array(z.object({ id: z.string(), name: names })),
  rules: z.array(rule),
});
export type CueRules = z.infer<typeof cueRulesSchema>;
export type CueLevel = z.infer<typeof levels>;
export type CueRule = CueRules['rules'][number];
export type Danger = CueRules['dangers'][number];
