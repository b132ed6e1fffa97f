import { z } from 'zod';

/** Raised whenever a reader of an older version could misread the folder. */
export const SCHEMA_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const metricsSchema = z.object({
  rows: count,
  accuracy: z.number(),
  macroF1: z.number(),
  weightedF1: z.number(),
  logLoss: z.number(),
  ece: z.number(),
});

/** Out-of-fold quality of the two views together and of each alone. */
const viewMetricsSchema = z.object({ combined: metricsSchema, dense: metricsSchema, ngram: metricsSchema });

const poolSchema = z.object({ dense: z.number(), ngram: z.number() });

const columnSchema = z.object({
  name: z.string(),
  /** Verbatim strings; a label's place is its class number. */
  labels: z.array(z.string()).min(1),
  /** Distinct texts a label was learnt from, in the order of `labels`. */
  counts: z.array(count),
  /** `constant` where the data gave one label only. */
  kind: z.enum(['softmax', 'constant']),
  /** Inverse regularisation strengths that cross-validation chose. */
  chosenC: z.object({ dense: z.number(), ngram: z.number() }),
  /** score = dense × (dense logit) + ngram × (n-gram logit) + Σ over `related` + bias of the class. */
  combination: poolSchema,
  /** The same without `related`, and with a bias of its own: what other columns learn of this one. */
  alone: poolSchema,
  /** Columns whose probabilities bear on this one's labels (`relatedScores`). */
  related: z.array(z.object({ column: z.string(), weight: z.number() })),
  /** Null where too little data was there to hold anything out. */
  outOfFold: viewMetricsSchema.nullable(),
  folds: count,
  report: z.object({
    /** Labels with too few examples, left out. */
    dropped: z.array(z.object({ label: z.string(), count })),
    emptyLabels: count,
    duplicatesMerged: count,
    /** Texts that carry two or more different labels. */
    conflictingTexts: count,
    warnings: z.array(z.string()),
  }),
});
export type ColumnManifest = z.infer<typeof columnSchema>;
export type ColumnReport = ColumnManifest['report'];

/** Kinds of number in `weights.bin`, little-endian. */
export const ARRAY_TYPES = ['u32', 'f32', 'i8'] as const;

const arraySchema = z.object({
  name: z.string(),
  type: z.enum(ARRAY_TYPES),
  /** Bytes from the start of the file, a multiple of 8. */
  offset: z.int().min(0).multipleOf(8),
  /** Count of numbers, not of bytes. */
  length: count,
});
export type ArrayEntry = z.infer<typeof arraySchema>;

/** `model.json`. It holds no time and no path: the same data and seed give the same bytes. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  dataHash: sha256,
  seed: z.int(),
  embedder: z.object({ id: z.string(), dimensions: z.int().min(1) }),
  /** Versions of whatever shaped the numbers, by name. */
  versions: z.record(z.string(), z.string()),
  columns: z.array(columnSchema).min(1),
  binary: z.object({ file: z.string(), bytes: count, sha256, arrays: z.array(arraySchema) }),
});
export type Manifest = z.infer<typeof manifestSchema>;
/** What is known of a model before it is laid out in a file. */
export type ModelDescription = Omit<Manifest, 'binary'>;
