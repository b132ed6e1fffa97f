import type { Pause } from './pause.js';

/** What a view learns from: rows of the training set with their classes and weights, arrays of one length. */
export interface Sample {
  /** Numbers in the training set. */
  readonly rows: Uint32Array;
  readonly targets: Uint16Array;
  readonly weights: Float64Array;
  readonly classes: number;
}

/** A model of one view of one sample, refitted for rising strengths, each from the solution before. */
export interface ViewFit<Weights> {
  fit(c: number, pause: Pause): Promise<void>;
  /** Class scores of rows of the training set, row-major; softmax of a row's scores gives its probabilities. */
  logits(rows: Uint32Array): Float64Array;
  weights(): Weights;
}

/** One way to read a text. */
export interface View<Weights> {
  readonly name: 'dense' | 'ngram';
  /** Inverse regularisation strengths to choose from, rising. */
  readonly grid: readonly number[];
  begin(sample: Sample): ViewFit<Weights>;
}
