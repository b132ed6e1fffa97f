import { MurojaatError } from '../domain/index.js';
import { mostProbable, ranked } from './distribution.js';
import { addDenseLogits, addNgramLogits } from './logits.js';
import type { Model } from './model.js';
import type { ModelDescription } from './model-schema.js';
import { NgramView } from './ngram-view.js';
import { relatedScores } from './related-scores.js';
import { softmaxInPlace } from './softmax.js';
import type { HeadAnswer, HeadInput, Prediction } from './types.js';

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
    return Object.fromEntries([...this.answers(input)].map(([column, { prediction }]) => [column, prediction]));
  }

  /** Prediction and whole distribution of every column, from one reading of the text. */
  answers(input: HeadInput): ReadonlyMap<string, HeadAnswer> {
    this.#readViews(input);
    return new Map(
      this.#columns.map((column): [string, HeadAnswer] => {
        const probabilities = this.#probabilitiesOf(column);
        return [column.name, { prediction: mostProbable(ranked(column.labels, probabilities)), probabilities }];
      }),
    );
  }

  /** Calibrated probability of every label of one column, in class order; sums to 1. */
  probabilities(column: string, input: HeadInput): Float64Array {
    const head = this.#column(column);
    this.#readViews(input);
    return this.#probabilitiesOf(head);
  }

  #readViews(input: HeadInput): void {
    const { arrays } = this.#model;
    this.#view.read(input.ngramText);
    this.#dense.set(arrays.denseBias);
    addDenseLogits(this.#dense, arrays.denseWeights, input.dense);
    this.#ngram.fill(0);
    addNgramLogits(this.#ngram, arrays.ngramWeights, this.#view);
  }

  #probabilitiesOf(column: Column): Float64Array {
    const scores = this.#pooled(column, column.combination, this.#model.arrays.outputBias);
    const told = new Float64Array(scores.length);
    for (const { column: name, weight, table } of column.related) {
      const other = this.#column(name);
      const probabilities = this.#pooled(other, other.alone, this.#model.arrays.aloneBias);
      softmaxInPlace(probabilities);
      relatedScores(probabilities, table, told);
      for (let label = 0; label < scores.length; label++)
        scores[label] = (scores[label] ?? 0) + weight * (told[label] ?? 0);
    }
    softmaxInPlace(scores);
    return scores;
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
