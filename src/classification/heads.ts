import { MurojaatError } from '../domain/index.js';
import type { Contrast } from './contrast.js';
import { mostProbable, ranked } from './distribution.js';
import { addDenseLogits, addNgramLogits } from './logits.js';
import type { Model } from './model.js';
import type { ModelDescription } from './model-schema.js';
import { NgramView } from './ngram-view.js';
import { relatedScores } from './related-scores.js';
import { softmaxInPlace } from './softmax.js';
import type { HeadInput, Prediction, ScoreParts } from './types.js';
import { type WordCredit, wordCredits } from './word-credits.js';

interface Column {
  readonly name: string;
  readonly labels: readonly string[];
  readonly priors: Float64Array;
  /** Number of its first class among all columns' classes. */
  readonly first: number;
  readonly combination: Pool;
  readonly alone: Pool;
  readonly related: readonly Relation[];
}

/** Weights of the two views. */
interface Pool {
  readonly dense: number;
  readonly ngram: number;
}

/** What another column's probabilities tell of this one's labels. */
interface Relation {
  readonly column: string;
  readonly weight: number;
  /** Labels of that column × own labels, row-major. */
  readonly table: Float32Array;
}

/**
 * The classification heads of one model: one for each label column, all over the same two views of a text.
 * Not to be shared between threads. A result depends on the text and the model alone.
 */
export class Heads {
  readonly description: ModelDescription;
  readonly #model: Model;
  readonly #columns: readonly Column[];
  readonly #view: NgramView;
  readonly #dense: Float64Array;
  readonly #ngram: Float64Array;
  /** What the logits above were made from. */
  #read: HeadInput | undefined;

  constructor(model: Model) {
    this.description = model.description;
    this.#model = model;
    this.#columns = columnsOf(model);
    this.#view = new NgramView(model.vocabulary);
    this.#dense = new Float64Array(model.arrays.denseBias.length);
    this.#ngram = new Float64Array(model.arrays.denseBias.length);
  }

  get columns(): readonly string[] {
    return this.#columns.map((column) => column.name);
  }

  /** The labels of a column, verbatim, in class order. */
  labels(column: string): readonly string[] {
    return this.#column(column).labels;
  }

  /** Share of each label in the training data, in class order; sums to 1. */
  priors(column: string): Float64Array {
    return this.#column(column).priors.slice();
  }

  /** Best label, confidence and up to three others for every column. */
  predict(input: HeadInput): Record<string, Prediction> {
    return Object.fromEntries(
      [...this.answers(input)].map(([column, probabilities]) => [
        column,
        mostProbable(ranked(this.labels(column), probabilities)),
      ]),
    );
  }

  /** Calibrated probability of every label of every column, in class order, from one reading of the text. */
  answers(input: HeadInput): ReadonlyMap<string, Float64Array> {
    this.#readViews(input);
    return new Map(this.#columns.map((column) => [column.name, this.#probabilitiesOf(column)]));
  }

  /** Calibrated probability of every label of one column, in class order; sums to 1. */
  probabilities(column: string, input: HeadInput): Float64Array {
    const head = this.#column(column);
    this.#readViews(input);
    return this.#probabilitiesOf(head);
  }

  /**
   * What each word of the n-gram text adds, through its grams, to Σ contrast × score over the named columns' labels;
   * the credits sum to what the n-gram view adds as a whole. In the text's order.
   */
  credits(input: HeadInput, contrasts: ReadonlyMap<string, Contrast>): readonly WordCredit[] {
    this.#readViews(input);
    const { ngramScales, ngramWeights } = this.#model.arrays;
    const direction = new Float64Array(this.#ngram.length);
    for (const [name, contrast] of contrasts) {
      const { first, combination } = this.#column(name);
      for (let label = 0; label < contrast.length; label++) {
        const at = first + label;
        direction[at] = (contrast[label] ?? 0) * combination.ngram * (ngramScales[at] ?? 0);
      }
    }
    return wordCredits(input.ngramText, this.#view, ngramWeights, direction);
  }

  /** What each part of the model adds to Σ contrast × score over a column's labels; their sum is that of ln p. */
  parts(input: HeadInput, name: string, contrast: Contrast): ScoreParts {
    this.#readViews(input);
    const { ngramScales, ngramBias, outputBias } = this.#model.arrays;
    const column = this.#column(name);
    const { dense, ngram } = column.combination;
    const told = this.#told(column);
    const parts = { ngram: 0, dense: 0, related: 0, bias: 0 };
    for (let label = 0; label < contrast.length; label++) {
      const at = column.first + label;
      const weight = contrast[label] ?? 0;
      parts.ngram += weight * ngram * (this.#ngram[at] ?? 0) * (ngramScales[at] ?? 0);
      parts.dense += weight * dense * (this.#dense[at] ?? 0);
      parts.related += weight * (told[label] ?? 0);
      parts.bias += weight * (ngram * (ngramBias[at] ?? 0) + (outputBias[at] ?? 0));
    }
    return parts;
  }

  /** The last text's logits stand for the same text: an explanation asks for what the answer has just read. */
  #readViews(input: HeadInput): void {
    if (this.#read?.dense === input.dense && this.#read.ngramText === input.ngramText) return;
    this.#read = input;
    const { arrays } = this.#model;
    this.#view.read(input.ngramText);
    this.#dense.set(arrays.denseBias);
    addDenseLogits(this.#dense, arrays.denseWeights, input.dense);
    this.#ngram.fill(0);
    addNgramLogits(this.#ngram, arrays.ngramWeights, this.#view);
  }

  #probabilitiesOf(column: Column): Float64Array {
    const scores = this.#pooled(column, column.combination, this.#model.arrays.outputBias);
    const told = this.#told(column);
    for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) + (told[label] ?? 0);
    softmaxInPlace(scores);
    return scores;
  }

  /** What the related columns together add to the scores of a column's labels. */
  #told(column: Column): Float64Array {
    const sum = new Float64Array(column.labels.length);
    const told = new Float64Array(column.labels.length);
    for (const { column: name, weight, table } of column.related) {
      const other = this.#column(name);
      const probabilities = this.#pooled(other, other.alone, this.#model.arrays.aloneBias);
      softmaxInPlace(probabilities);
      relatedScores(probabilities, table, told);
      for (let label = 0; label < sum.length; label++) sum[label] = (sum[label] ?? 0) + weight * (told[label] ?? 0);
    }
    return sum;
  }

  /** Scores of a column's labels by its two views. */
  #pooled(column: Column, pool: Pool, bias: Float32Array): Float64Array {
    const { ngramScales, ngramBias } = this.#model.arrays;
    return Float64Array.from(column.labels, (_, label) => {
      const at = column.first + label;
      const ngram = (this.#ngram[at] ?? 0) * (ngramScales[at] ?? 0) + (ngramBias[at] ?? 0);
      return pool.dense * (this.#dense[at] ?? 0) + pool.ngram * ngram + (bias[at] ?? 0);
    });
  }

  #column(name: string): Column {
    const found = this.#columns.find((column) => column.name === name);
    if (found !== undefined) return found;
    throw new MurojaatError('INTERNAL', `The model has no head for the column "${name}".`, {
      expected: `one of ${this.columns.join(', ')}`,
    });
  }
}

function columnsOf({ description, arrays }: Model): Column[] {
  const sizes = new Map(description.columns.map((column) => [column.name, column.labels.length]));
  let first = 0;
  let read = 0;
  return description.columns.map(({ name, labels, counts, combination, alone, related }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const relations = related.map((relation): Relation => {
      const start = read;
      read += (sizes.get(relation.column) ?? 0) * labels.length;
      return { ...relation, table: arrays.relatedTables.subarray(start, read) };
    });
    const priors = Float64Array.from(counts, (count) => count / total);
    const column: Column = { name, labels, combination, alone, related: relations, first, priors };
    first += labels.length;
    return column;
  });
}
