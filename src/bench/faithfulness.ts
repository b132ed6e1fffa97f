import { FIELDS, type Field, MurojaatError, type Span, seededRandom, type Triage } from '../domain/index.js';
import { lengthsInWords, only, randomSpans, without, wordsOf } from './word-deletions.js';

/** How a field's confidence in its value changes, for one text; in probability. */
export interface Drops {
  /** Words of the evidence, and their share of the text's. */
  readonly words: number;
  readonly share: number;
  /** Fall of the confidence without the evidence (comprehensiveness: higher is better), and without as many random words. */
  readonly without: number;
  readonly withoutRandom: number;
  /** Fall of the confidence where only the evidence is left (sufficiency: lower is better), and only random words. */
  readonly only: number;
  readonly onlyRandom: number;
}

export interface FaithfulnessOptions {
  triage(text: string): Promise<Pick<Triage, Field>>;
  /** Probability of a field's value for another text. @throws MurojaatError EMPTY_TEXT */
  confidence(text: string, field: Field, value: string): Promise<number>;
  readonly fields: readonly Field[];
  /** Random draws a text, of as many words in spans of the same lengths. */
  readonly draws: number;
  readonly seed: number;
}

/**
 * Comprehensiveness and sufficiency of the evidence (DeYoung et al. 2020, ERASER, doi:10.18653/v1/2020.acl-main.408)
 * beside those of random words. A field without evidence, or whose evidence is the whole text, is left out.
 */
export async function dropsOf(text: string, options: FaithfulnessOptions): Promise<Map<Field, Drops>> {
  const triage = await options.triage(text);
  const drops = new Map<Field, Drops>();
  for (const field of options.fields) {
    const { source, evidence } = triage[field];
    if (source !== 'local' || evidence.length === 0 || wordsOf(without(text, evidence)).length === 0) continue;
    drops.set(field, await dropsOfField(text, field, triage[field], options));
  }
  return drops;
}

async function dropsOfField(
  text: string,
  field: Field,
  { value, evidence }: { readonly value: string; readonly evidence: readonly Span[] },
  options: FaithfulnessOptions,
): Promise<Drops> {
  const confidence = (other: string): Promise<number> => options.confidence(other, field, value);
  const whole = await confidence(text);
  const words = wordsOf(text);
  const lengths = lengthsInWords(evidence, words);
  const random = seededRandom(options.seed + text.length * 31 + FIELDS.indexOf(field));
  const draws = Array.from({ length: options.draws }, () => randomSpans(lengths, words, random));
  const mean = async (change: (text: string, spans: readonly Span[]) => string): Promise<number> => {
    const found = await Promise.all(draws.map((spans) => confidence(change(text, spans)).catch(blankIsNothing)));
    return found.reduce((sum, each) => sum + each, 0) / found.length;
  };
  const count = lengths.reduce((sum, each) => sum + each, 0);
  return {
    words: count,
    share: count / words.length,
    without: whole - (await confidence(without(text, evidence))),
    withoutRandom: whole - (await mean(without)),
    only: whole - (await confidence(only(text, evidence))),
    onlyRandom: whole - (await mean(only)),
  };
}

/** A text of which nothing is left gives no confidence. */
function blankIsNothing(error: unknown): number {
  if (error instanceof MurojaatError && error.code === 'EMPTY_TEXT') return 0;
  throw error;
}

export interface Estimate {
  readonly mean: number;
  /** 95 % bootstrap interval over texts. */
  readonly low: number;
  readonly high: number;
}

/** Mean with its percentile interval from 2,000 resamples of the texts (Efron 1979). */
export function estimate(values: readonly number[], seed: number): Estimate {
  const random = seededRandom(seed);
  const means = Array.from({ length: 2000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).sort((one, other) => one - other);
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return { mean, low: means[49] ?? Number.NaN, high: means[1949] ?? Number.NaN };
}
