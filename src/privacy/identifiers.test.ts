import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PII_TYPES, type PiiSpan } from '../domain/index.js';
import { findPersonalData } from './index.js';

/**
 * `data/privacy/identifiers.jsonl`: lines with `[[type|value]]` for personal data and `[[keep|value]]` for numbers
 * that only look like it. All persons and numbers are invented.
 */
const lineSchema = z.object({ lang: z.string(), script: z.string(), list: z.number(), text: z.string() });
const LIST = new URL('../../data/privacy/identifiers.jsonl', import.meta.url);
const lines = readFileSync(LIST, 'utf8')
  .trim()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

function readMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[\[(\w+)\|([^\]]*)\]\]/g)) {
    const value = match[2] ?? '';
    text += marked.slice(at, match.index);
    marks.push({ start: text.length, end: text.length + value.length, kind: match[1] ?? '' });
    text += value;
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), marks };
}

/** Found: the right type lies on it, every digit and four fifths of the rest are covered. */
function isFound(text: string, mark: Mark, spans: readonly PiiSpan[]): boolean {
  const units = Array.from({ length: mark.end - mark.start }, (_, index) => mark.start + index);
  const open = units.filter((unit) => !spans.some((span) => unit >= span.start && unit < span.end));
  const hasType = spans.some((span) => span.type === mark.kind && span.start < mark.end && span.end > mark.start);
  return hasType && open.length <= units.length / 5 && !open.some((unit) => /\d/.test(text.charAt(unit)));
}

function isKept(mark: Mark, spans: readonly PiiSpan[]): boolean {
  return !spans.some((span) => span.start < mark.end && span.end > mark.start);
}

/** Share of marks of `kind` that came out right, and the texts of those that did not. */
function measure(kind: string): { share: number; count: number; wrong: string[] } {
  let count = 0;
  const wrong: string[] = [];
  for (const line of lines) {
    const { text, marks } = readMarks(line.text);
    const spans = findPersonalData(text);
    for (const mark of marks.filter((candidate) => candidate.kind === kind)) {
      count++;
      if (!(kind === 'keep' ? isKept(mark, spans) : isFound(text, mark, spans))) wrong.push(line.text);
    }
  }
  return { share: 1 - wrong.length / count, count, wrong };
}

describe('the list of identifiers and look-alikes', () => {
  it('speaks every language and script served', () => {
    const kinds = new Set(lines.map(({ lang, script }) => `${lang}-${script}`));
    expect([...kinds].toSorted()).toEqual(['en-Latn', 'kaa-Cyrl', 'kaa-Latn', 'ru-Cyrl', 'uz-Cyrl', 'uz-Latn']);
  });

  it.each(PII_TYPES.filter((type) => type !== 'person'))('finds %s', (type) => {
    const { share, count, wrong } = measure(type);
    expect(count).toBeGreaterThanOrEqual(8);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  it('keeps numbers that only look like personal data', () => {
    const { share, count, wrong } = measure('keep');
    expect(count).toBeGreaterThan(300);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});
