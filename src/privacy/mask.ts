import type { PiiSpan, PiiType } from '../domain/index.js';
import { findPersonalData } from './find.js';
import { escapeLiterals, placeholderName, restorePlaceholders } from './placeholder.js';
import { sameValueKey } from './same-value.js';

/** Placeholder name (`PHONE_1`) → how the value was written, one entry for each place in the text's order. */
export type MaskMapping = Readonly<Record<string, readonly string[]>>;

export interface MaskedText {
  /** The text with `[PHONE_1]` in place of each span; a literal `[PHONE_1]` of the text becomes `[PHONE__1]`. */
  readonly masked: string;
  /** Offsets of the original text. */
  readonly spans: PiiSpan[];
  /** Holds the personal data itself: keep it in memory, never in a log or a request. */
  readonly mapping: MaskMapping;
}

/** Masks personal data. One value gets one number however it is written (+998 90… and 90-…). */
export function mask(text: string): MaskedText {
  const spans = findPersonalData(text);
  const names = new Map<string, string>();
  const counts = new Map<PiiType, number>();
  const mapping: Record<string, string[]> = {};
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    const written = text.slice(span.start, span.end);
    const key = sameValueKey(span.type, written);
    const name = names.get(key) ?? placeholderName(span.type, (counts.get(span.type) ?? 0) + 1);
    if (!names.has(key)) counts.set(span.type, (counts.get(span.type) ?? 0) + 1);
    names.set(key, name);
    mapping[name] = mapping[name] ?? [];
    mapping[name].push(written);
    parts.push(escapeLiterals(text.slice(at, span.start)), `[${name}]`);
    at = span.end;
  }
  parts.push(escapeLiterals(text.slice(at)));
  return { masked: parts.join(''), spans, mapping };
}

/**
 * Restores a masked text, or a draft that uses its placeholders: the n-th `[PHONE_1]` becomes the n-th way the
 * value was written, later ones the first. A placeholder that the mapping does not know stays as it is.
 */
export function unmask(masked: string, mapping: MaskMapping): string {
  const used = new Map<string, number>();
  return restorePlaceholders(masked, (name) => {
    const written = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    const place = used.get(name) ?? 0;
    used.set(name, place + 1);
    return written?.[place] ?? written?.[0];
  });
}
