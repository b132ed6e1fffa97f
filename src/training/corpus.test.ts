import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PII_TYPES, TYPES, URGENCIES } from '../domain/index.js';
import { matchingForm } from '../text/index.js';
import { corpusGroups, spellingVariants } from './index.js';

const folder = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const lineSchema = z.strictObject({
  id: z.string(),
  origin: z.literal('written'),
  lang: z.enum(['uz', 'ru', 'kaa', 'en']),
  script: z.enum(['Latn', 'Cyrl', 'mixed']),
  text: z.string().min(1).max(2200),
  type: z.enum(TYPES),
  topic: z.string(),
  topicAlso: z.array(z.string()),
  urgency: z.enum(URGENCIES),
  agency: z.string(),
  complainedAgency: z.string().optional(),
  complainedLevel: z.enum(['republic', 'region', 'district']).optional(),
  region: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  district: z
    .string()
    .regex(/^\d{7}(\d{3})?$/)
    .optional(),
  pii: z.array(z.strictObject({ start: z.int(), end: z.int(), type: z.enum(PII_TYPES) })),
  matter: z.string(),
  pair: z.string().optional(),
  author: z.string(),
  split: z.enum(['train', 'dev', 'test']),
});
type Line = z.infer<typeof lineSchema>;

const linesOf = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

const files = readdirSync(folder('data/corpus')).filter((name) => name.endsWith('.jsonl'));
const corpus: Line[] = files.flatMap((name) =>
  linesOf(folder(`data/corpus/${name}`)).map((line) => lineSchema.parse(line)),
);
const evaluation = ['dev', 'test'].flatMap((split) =>
  linesOf(folder(`eval/${split}.jsonl`)).map((line) => lineSchema.parse(line)),
);
const topics = readFileSync(folder('data/reference/taxonomy.csv'), 'utf8')
  .split(/\r?\n/)
  .slice(1)
  .flatMap((line) => (line === '' ? [] : [line.slice(0, line.indexOf(','))]));

/** From this Jaccard similarity on two texts count as near-duplicates (data/corpus/README.md). */
const NEAR = 0.35;
const plain = (text: string): string => matchingForm(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** A text's character 5-grams. */
function grams(text: string): Set<string> {
  const folded = text.toLowerCase().replace(/\s+/g, ' ');
  const found = new Set<string>();
  for (let at = 0; at + 5 <= folded.length; at++) found.add(folded.slice(at, at + 5));
  return found;
}

/** Pairs of indices of texts whose 5-grams have a Jaccard similarity of `least` or more, by an inverted index. */
function* nearPairs(texts: readonly string[], least: number): Generator<[number, number]> {
  const sets = texts.map(grams);
  const holders = new Map<string, number[]>();
  for (const [index, set] of sets.entries()) {
    const common = new Uint16Array(index);
    for (const gram of set) {
      const before = holders.get(gram) ?? [];
      for (const other of before) common[other] = (common[other] ?? 0) + 1;
      before.push(index);
      holders.set(gram, before);
    }
    for (const [other, shared] of common.entries()) {
      if (shared > 0 && shared / (set.size + (sets[other]?.size ?? 0) - shared) >= least) yield [index, other];
    }
  }
}

describe('the corpus', () => {
  it('has at least 3,000 texts, 60 of each topic, in four languages', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(3000);
    const counts = topics.map((topic) => corpus.filter((line) => line.topic === topic).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(60);
    expect(new Set(corpus.map((line) => line.lang)).size).toBe(4);
  });

  it('has every id once and every span inside its text', () => {
    expect(new Set(corpus.map((line) => line.id)).size).toBe(corpus.length);
    const outside = corpus.filter((line) =>
      line.pii.some(({ start, end }) => start < 0 || start >= end || end > line.text.length),
    );
    expect(outside.map((line) => line.id)).toEqual([]);
  });

  it('is split by the hash of the group, never of the line', () => {
    const groups = corpusGroups(corpus);
    const splitOf = (group: string): string => {
      const share = Number.parseInt(createHash('sha256').update(group).digest('hex').slice(0, 8), 16) / 2 ** 32;
      return share < 0.7 ? 'train' : share < 0.85 ? 'dev' : 'test';
    };
    expect(corpus.filter((line, index) => line.split !== splitOf(groups[index] ?? '')).map((line) => line.id)).toEqual(
      [],
    );
  });

  it('lies in the evaluation sets exactly where its split says so', () => {
    const wanted = corpus.filter((line) => line.split !== 'train');
    const byId = new Map(wanted.map((line) => [line.id, line]));
    expect(evaluation.length).toBe(wanted.length);
    for (const line of evaluation) expect(line).toEqual(byId.get(line.id));
  });

  it('holds no near-duplicates but of one matter or pair', () => {
    const found: string[] = [];
    for (const [index, before] of nearPairs(
      corpus.map(({ text }) => text),
      NEAR,
    )) {
      const [one, two] = [corpus[index], corpus[before]];
      if (one === undefined || two === undefined || one.matter === two.matter) continue;
      if (one.pair === undefined || one.pair !== two.pair) found.push(`${one.id} ${two.id}`);
    }
    expect(found).toEqual([]);
  }, 60_000);

  it('lets no spelling variant of a training text into an evaluation set', () => {
    const training = corpus.filter(({ split }) => split === 'train');
    const known = new Set(training.flatMap((line) => [line.text, ...spellingVariants(line, 99)]).map(plain));
    expect(known.size).toBeGreaterThan(corpus.length);
    expect(evaluation.filter((line) => known.has(plain(line.text))).map((line) => line.id)).toEqual([]);
  });

  it('shares no text with the sample day', () => {
    const inflow = readFileSync(folder('data/samples/inflow.csv'), 'utf8');
    expect(corpus.filter((line) => line.text.length > 40 && inflow.includes(line.text)).map((line) => line.id)).toEqual(
      [],
    );
  });

  it('shares no text with the lexicons', () => {
    const phrases = ['topic', 'urgency', 'type'].flatMap((name) =>
      readFileSync(folder(`data/lexicon/${name}.tsv`), 'utf8')
        .split('\n')
        .map((line) => line.split('\t')[2]),
    );
    expect(phrases.length).toBeGreaterThan(6000);
    const known = new Set(phrases);
    expect(corpus.filter((line) => known.has(line.text)).map((line) => line.id)).toEqual([]);
  });
});
