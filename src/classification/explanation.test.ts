import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddsContrast } from './contrast.js';
import { forEachGram, gramWords } from './grams.js';
import { Heads } from './heads.js';
import type { Model } from './model.js';
import type { ColumnManifest } from './model-schema.js';
import { softmaxInPlace } from './softmax.js';

const WORDS = ['suv', 'gaz'];
const hashes = Uint32Array.from(gramsOf(WORDS.join(' ')));

function gramsOf(text: string): number[] {
  const found = new Set<number>();
  forEachGram(text, (hash) => found.add(hash));
  return [...found].sort((one, other) => one - other);
}

/** Hash of the gram that is a whole word with both its blanks. */
function wholeWord(word: string): number {
  let hash = 0;
  forEachGram(word, (each, start, end) => {
    if (end - start === word.length && hash === 0) hash = each;
  });
  return hash;
}

function column(name: string, labels: string[], related: { column: string; weight: number }[]): ColumnManifest {
  return {
    ...{ name, labels, related, counts: labels.map(() => 1), kind: 'softmax', chosenC: { dense: 1, ngram: 1 } },
    ...{ combination: { dense: 0.5, ngram: 2 }, alone: { dense: 1, ngram: 1 }, outOfFold: null, folds: 0 },
    report: { dropped: [], emptyLabels: 0, duplicatesMerged: 0, conflictingTexts: 0, warnings: [] },
  };
}

/** Topics A, B, C over three features of "suv gaz" and two dense numbers, and a type that hears of the topic. */
function tinyModel(weightOf: (hash: number, label: number) => number): Model {
  const classes = 5;
  return {
    description: {
      ...{ schemaVersion: 1, dataHash: '0'.repeat(64), seed: 1, embedder: { id: 'made-up', dimensions: 2 } },
      versions: {},
      columns: [
        column('topic', ['A', 'B', 'C'], []),
        column('type', ['ariza', 'shikoyat'], [{ column: 'topic', weight: 0.7 }]),
      ],
    },
    vocabulary: { hashes, idf: new Float32Array(hashes.length).fill(1) },
    arrays: {
      denseWeights: Float32Array.of(1, 0, 0, 1, -1, 1, 0.5, 0, 0, 0.5),
      denseBias: Float32Array.of(0.1, 0, 0, 0.2, 0),
      ngramWeights: Int8Array.from({ length: hashes.length * classes }, (_, at) =>
        weightOf(hashes[Math.floor(at / classes)] ?? 0, at % classes),
      ),
      ngramScales: Float32Array.of(0.01, 0.02, 0.01, 0.03, 0.01),
      ngramBias: Float32Array.of(0.3, 0, -0.2, 0.1, 0),
      aloneBias: new Float32Array(classes),
      outputBias: Float32Array.of(0, 0.4, 0, 0, -0.1),
      relatedTables: Float32Array.of(0.9, 0.1, 0.2, 0.8, 0.5, 0.5),
    },
  };
}

describe('credits of words', () => {
  const weightOf = (hash: number, label: number): number =>
    (hash === wholeWord('suv') && label === 0 ? 100 : 0) + (hash === wholeWord('gaz') && label === 1 ? 60 : 0);
  const heads = new Heads(tinyModel(weightOf));
  const input = { dense: Float32Array.of(1, 0), ngramText: 'suv suv gaz' };

  it('are the grams by hand: tf-idf × weight, shared among the places of a gram', () => {
    // ten grams a word: suv twice, 1 + ln 2 each, gaz once; the pool counts the view twice
    const norm = Math.sqrt(10 * (1 + Math.log(2)) ** 2 + 10);
    const suv = (2 * 0.01 * 100 * (1 + Math.log(2))) / norm;
    const gaz = (2 * 0.02 * 60) / norm;
    const credits = heads.credits(input, new Map([['topic', Float64Array.of(1, -1, 0)]]));
    expect(credits.map(({ start, end }) => [start, end])).toEqual(
      gramWords(input.ngramText).map((word) => [word.start, word.end]),
    );
    [suv / 2, suv / 2, -gaz].forEach((credit, word) => {
      expect(credits[word]?.credit).toBeCloseTo(credit, 6);
    });
  });

  it('add up over columns, and know nothing of unknown words', () => {
    const topic = Float64Array.of(1, -1, 0);
    const type = Float64Array.of(1, -1);
    const sum = (...named: [string, Float64Array][]): number =>
      heads.credits(input, new Map(named)).reduce((total, { credit }) => total + credit, 0);
    expect(sum(['topic', topic], ['type', type])).toBeCloseTo(sum(['topic', topic]) + sum(['type', type]), 9);
    expect(heads.credits({ ...input, ngramText: 'ҳҳ' }, new Map([['topic', topic]]))).toEqual([
      { start: 0, end: 2, credit: 0 },
    ]);
  });
});

describe('parts of a score', () => {
  const random = (seed: number) => (hash: number, label: number) =>
    ((Math.imul(hash ^ seed, 2654435761) >>> (label * 3)) % 255) - 127;
  const texts = fc.array(fc.constantFrom(...WORDS, 'suvgaz', 'uv', 'az', 'x'), { minLength: 1, maxLength: 9 });

  it('sum to the difference of ln p, and the words to the n-gram view, for any text and model', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom('topic', 'type'), (words, seed, name) => {
        const heads = new Heads(tinyModel(random(seed)));
        const input = { dense: Float32Array.of(0.6, -0.8), ngramText: words.join(' ') };
        const probabilities = heads.probabilities(name, input);
        for (let label = 0; label < probabilities.length; label++) {
          const contrast = oddsContrast(probabilities, label);
          const parts = heads.parts(input, name, contrast);
          const difference = contrast.reduce((sum, weight, at) => sum + weight * Math.log(probabilities[at] ?? 0), 0);
          expect(parts.ngram + parts.dense + parts.related + parts.bias).toBeCloseTo(difference, 6);
          const credits = heads.credits(input, new Map([[name, contrast]]));
          expect(credits.reduce((sum, { credit }) => sum + credit, 0)).toBeCloseTo(parts.ngram, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the text that is asked for, whatever was read before', () => {
    const heads = new Heads(tinyModel(random(7)));
    const one = { dense: Float32Array.of(0.6, -0.8), ngramText: 'suv gaz' };
    const contrast = Float64Array.of(1, 0, -1);
    const parts = heads.parts(one, 'topic', contrast);
    heads.predict({ dense: Float32Array.of(-1, 0), ngramText: 'suv gaz' });
    heads.predict({ dense: one.dense, ngramText: 'gaz' });
    expect(heads.parts(one, 'topic', contrast)).toEqual(parts);
    expect(parts.dense).toBeCloseTo(0.5 * (0.6 * 1 + 0.1 - (-0.6 - 0.8)), 6);
    expect(parts.related).toBe(0);
    expect(parts.bias).toBeCloseTo(2 * (0.3 + 0.2), 6);
  });
});

describe('the contrast of log odds', () => {
  it('is the derivative of the log odds by the scores', () => {
    const scores = [0.3, -1, 1.2, 0];
    const probabilitiesOf = (values: number[]): Float64Array => {
      const probabilities = Float64Array.from(values);
      softmaxInPlace(probabilities);
      return probabilities;
    };
    const odds = (values: number[]): number => {
      const p = probabilitiesOf(values)[2] ?? 0;
      return Math.log(p / (1 - p));
    };
    const contrast = oddsContrast(probabilitiesOf(scores), 2);
    scores.forEach((_, at) => {
      const moved = (step: number): number[] => scores.map((score, other) => (other === at ? score + step : score));
      expect(contrast[at]).toBeCloseTo((odds(moved(1e-5)) - odds(moved(-1e-5))) / 2e-5, 5);
    });
  });

  it('is nothing where there is no other label', () => {
    expect([...oddsContrast(Float64Array.of(1), 0)]).toEqual([0]);
  });
});
