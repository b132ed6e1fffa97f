/** A half-open range of UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Kinds of personal data, by the contract's `mask` output. */
export const PII_TYPES = [
  'person',
  'phone',
  'email',
  'handle',
  'address',
  'pinfl',
  'passport',
  'card',
  'account',
  'plate',
  'cadastre',
  'stir',
  'birthdate',
] as const;
export type PiiType = (typeof PII_TYPES)[number];

export interface PiiSpan extends Span {
  readonly type: PiiType;
}
