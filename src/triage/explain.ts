import {
  type Contrast,
  type Distribution,
  type HeadInput,
  type Heads,
  oddsContrast,
  type ScoreParts,
} from '../classification/index.js';
import type { Explanation, Field, Suggestion } from '../domain/index.js';
import { bodyContrast } from '../routing/index.js';
import { calibratedField, type Fields } from './decide-fields.js';
import { evidenceOf, withWords } from './evidence.js';
import type { Reading } from './reading.js';
import type { TriageContext } from './triage-one.js';
import type { Weighed } from './weigh.js';

/** What of the context is needed to explain. */
export type ExplainingContext = Pick<TriageContext, 'heads' | 'bodyPrior' | 'calibration'>;

/** Why a field has its value: how far each column's labels bear on it, and what each part of the model added. */
interface Reason {
  readonly contrasts: ReadonlyMap<string, Contrast>;
  readonly parts: ScoreParts;
}

/**
 * Adds to each suggestion of the heads the words that carried it and the shares of the model's parts. The words come
 * from the n-gram view, exactly: its score is a sum over grams. Words of facts that the heads agree with stay, and a
 * suggestion of another source keeps its own evidence.
 * @param input what the heads have just answered for: they have its logits at hand
 */
export function explainFields(
  fields: Fields,
  weighed: Weighed,
  input: HeadInput,
  reading: Reading,
  context: ExplainingContext,
): Fields {
  const explained = (field: Field): Suggestion => {
    const suggestion = fields[field];
    if (suggestion.source !== 'local') return suggestion;
    const shown = calibratedField(field, weighed, context.calibration);
    const { contrasts, parts } =
      field === 'agency'
        ? bodyReason(suggestion.value, shown, weighed.distributions.topic, input, context)
        : headReason(field, suggestion.value, shown, input, context.heads);
    const words = evidenceOf(reading, context.heads.credits(input, contrasts));
    return { ...suggestion, evidence: withWords(suggestion.evidence, words), explanation: shares(parts) };
  };
  return {
    topic: explained('topic'),
    type: explained('type'),
    urgency: explained('urgency'),
    agency: explained('agency'),
  };
}

function headReason(column: string, value: string, shown: Distribution, input: HeadInput, heads: Heads): Reason {
  const labels = heads.labels(column);
  const contrast = oddsContrast(inClassOrder(labels, asMap(shown)), labels.indexOf(value));
  return { contrasts: new Map([[column, contrast]]), parts: heads.parts(input, column, contrast) };
}

/** The body is carried by what carried its own head and the topic's; the topic's part counts as `related`. */
function bodyReason(
  value: string,
  shown: Distribution,
  topics: Distribution,
  input: HeadInput,
  { heads, bodyPrior }: ExplainingContext,
): Reason {
  const { head, topic, fromTopic } = bodyContrast(value, shown, asMap(topics), bodyPrior);
  const contrasts = new Map([['topic', inClassOrder(heads.labels('topic'), topic)]]);
  if (!heads.columns.includes('agency')) {
    return { contrasts, parts: { ngram: 0, dense: 0, related: fromTopic, bias: 0 } };
  }
  const own = inClassOrder(heads.labels('agency'), head);
  const parts = heads.parts(input, 'agency', own);
  return { contrasts: contrasts.set('agency', own), parts: { ...parts, related: parts.related + fromTopic } };
}

function asMap(distribution: Distribution): ReadonlyMap<string, number> {
  return new Map(distribution.map(({ value, confidence }) => [value, confidence]));
}

function inClassOrder(labels: readonly string[], numbers: ReadonlyMap<string, number>): Float64Array {
  return Float64Array.from(labels, (label) => numbers.get(label) ?? 0);
}

/** Shares of the absolute contributions, two decimals; all 0 where nothing speaks for or against the value. */
function shares({ ngram, dense, related, bias }: ScoreParts): Explanation {
  const total = Math.abs(ngram) + Math.abs(dense) + Math.abs(related) + Math.abs(bias) || 1;
  const share = (part: number): number => Math.round((100 * Math.abs(part)) / total) / 100;
  return { ngram: share(ngram), dense: share(dense), related: share(related), bias: share(bias) };
}
