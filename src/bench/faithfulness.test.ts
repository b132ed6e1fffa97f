import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUNDLED, openServices, readConfig, type Services } from '../app/index.js';
import { FIELDS, type Span } from '../domain/index.js';
import { findPersonalData } from '../privacy/index.js';
import { type Drops, dropsOf, estimate } from './faithfulness.js';
import { confidenceOfTexts } from './text-confidence.js';

/** Every tenth of the dev texts, by several writers. */
const EVERY = 10;
const SHORTEST = 12;

let services: Services;
let texts: string[];
beforeAll(async () => {
  services = await openServices({ config: readConfig(), clock: () => 0 });
  const lines = (await readFile(join(BUNDLED.root, 'eval/dev.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  texts = lines
    .filter((_, index) => index % EVERY === 0)
    .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text)
    .filter((text) => text.split(/\s+/).length >= SHORTEST);
});
afterAll(() => services.close());

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Spans of whole words inside the text, in order and apart, none over personal data. */
function expectTidy(spans: readonly Span[], text: string): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(text.slice(start, end)).toMatch(/\S/);
    for (const edge of [start, end]) expect(text.slice(edge - 1, edge + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
    for (const masked of findPersonalData(text)) expect(masked.start >= end || masked.end <= start).toBe(true);
    last = end;
  }
}

describe('evidence of the bundled model', () => {
  it('is in the text, in order, apart, of whole words, touches nothing masked, and its shares sum to 1', async () => {
    for (const text of texts) {
      const triage = await services.triage({ id: 1, text });
      for (const field of FIELDS) {
        const { evidence, explanation, source } = triage[field];
        expect(explanation === null).toBe(source !== 'local');
        expectTidy(evidence, text);
        // words of danger may stand beside the urgency's own
        if (field !== 'urgency') expect(evidence.length).toBeLessThanOrEqual(5);
        const shares = Object.values(explanation ?? { none: 1 });
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
      }
    }
  });

  it('costs the topic much more of its confidence when it is deleted than as many random words do', async () => {
    const confidence = confidenceOfTexts(services);
    const drops: Drops[] = [];
    for (const text of texts) {
      const found = await dropsOf(text, {
        triage: (whole) => services.triage({ id: 1, text: whole }),
        ...{ confidence, fields: ['topic'], draws: 2, seed: 1 },
      });
      drops.push(...found.values());
    }
    expect(drops.length).toBeGreaterThan(12);
    expect(mean(drops.map((drop) => drop.without))).toBeGreaterThan(0.3);
    expect(mean(drops.map((drop) => drop.without - drop.withoutRandom))).toBeGreaterThan(0.25);
    // and what is left when only the evidence is kept is surer than random words
    expect(mean(drops.map((drop) => drop.onlyRandom - drop.only))).toBeGreaterThan(0.25);
  }, 300_000);
});

describe('drops of confidence', () => {
  it('compare the evidence with random words of the same number, by hand', async () => {
    const text = 'suv yoq bizda';
    const answered = { value: 'water', confidence: 0.9, action: 'recommend', explanation: null } as const;
    const water = { ...answered, source: 'local' as const, alternatives: [], evidence: [{ start: 0, end: 3 }] };
    const byRule = { ...water, source: 'rule' as const };
    const drops = await dropsOf(text, {
      triage: async () => ({ topic: water, type: byRule, urgency: { ...water, evidence: [] }, agency: water }),
      confidence: async (other) => (other.includes('suv') ? 0.9 : 0.1),
      ...{ fields: ['topic', 'type', 'urgency'], draws: 1000, seed: 1 },
    });
    expect([...drops.keys()]).toEqual(['topic']);
    const topic = drops.get('topic');
    expect(topic).toMatchObject({ words: 1, share: 1 / 3, without: 0.8, only: 0 });
    // one of three words is "suv"
    expect(topic?.withoutRandom).toBeCloseTo(0.8 / 3, 1);
    expect(topic?.onlyRandom).toBeCloseTo((0.8 * 2) / 3, 1);
  });
});

describe('an estimate', () => {
  it('holds the mean inside an interval that narrows with the texts', () => {
    const few = estimate([0, 1, 0, 1], 1);
    const many = estimate(
      Array.from({ length: 400 }, (_, at) => at % 2),
      1,
    );
    expect(few.mean).toBe(0.5);
    expect(few.low).toBeLessThan(0.5);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5);
    expect(many.high - many.low).toBeCloseTo((2 * 1.96 * 0.5) / 20, 1);
  });
});
