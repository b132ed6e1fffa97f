import { z } from 'zod';

/** A record's id keeps its own JSON type: 7 stays a number, "007" stays a string. */
export const recordIdSchema = z.union([z.string(), z.number()]);
export type RecordId = z.infer<typeof recordIdSchema>;

/** An appeal as received; immutable. Offsets anywhere in the product are UTF-16 code units of `text`. */
export const appealSchema = z.object({
  id: recordIdSchema,
  text: z.string(),
  /** Moment of receipt: ISO 8601, or dd.mm.yyyy in Asia/Tashkent. */
  receivedAt: z.string().optional(),
  channel: z.string().optional(),
  applicant: z.string().optional(),
  region: z.string().optional(),
  district: z.string().optional(),
  language: z.string().optional(),
});
export type Appeal = Readonly<z.infer<typeof appealSchema>>;

/** The keys of an appeal that an input column can be mapped to. */
export const APPEAL_KEYS = [
  'id',
  'text',
  'receivedAt',
  'channel',
  'applicant',
  'region',
  'district',
  'language',
] as const;
export type AppealKey = (typeof APPEAL_KEYS)[number];
