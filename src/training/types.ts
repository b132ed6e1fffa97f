import type { ColumnReport, HeadInput, Model } from '../classification/index.js';
import type { Figures } from './figures.js';

/** One labelled text, its two views ready. */
export interface TrainingRow extends LabelledRow, HeadInput {
  /**
   * Stands for `dense` wherever held-out rows are judged, in learning as in judging: the vector by an encoder that
   * has not learnt the held-out rows. The last fit is on `dense`.
   */
  readonly judgingDense?: Float32Array | undefined;
}

/** One labelled text before it has a vector. */
export interface LabelledRow extends Pick<HeadInput, 'ngramText'> {
  /** Verbatim label by column; a column that is absent or blank is not known for this row. */
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** Rows of one group (the same matter, a pair) are never parted between a fold and its training part. */
  readonly group?: string | undefined;
  /** 1 by default; less for a row that tells less than a text does. */
  readonly weight?: number | undefined;
  /** Knowledge that is no sample of what will be judged (a lexicon's phrase): always learnt from, never held out. */
  readonly auxiliary?: boolean | undefined;
  /**
   * Held out by the caller. Where one row is, no folds are cut: C of the dense view, the weights of the views and
   * every figure come from these rows alone, by models that have not seen them.
   */
  readonly heldOut?: boolean | undefined;
}

/** How far rare classes are lifted: none 0, balanced 1, or the exponent between (see `classWeights`). */
export type ClassWeight = 'none' | 'balanced' | number;

export interface TrainOptions {
  readonly embedder: { readonly id: string; readonly dimensions: number };
  readonly seed: number;
  /** Versions to keep in the model (program, masking, matching form …), by name. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly classWeight?: ClassWeight;
  /** Labels with fewer rows are dropped from their column; 1 by default, which drops none. */
  readonly minimumExamples?: number;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Held-out figures of a column's answer and of each view alone. */
export interface Expectation {
  readonly combined: Figures;
  readonly dense: Figures;
  readonly ngram: Figures;
}

export interface TrainedModel {
  readonly model: Model;
  /** What to expect on new texts like these, by column; absent where nothing could be held out. */
  readonly expected: Readonly<Record<string, Expectation>>;
  /** What was dropped or merged, by column; columns that could not be trained have an entry here alone. */
  readonly report: Readonly<Record<string, ColumnReport>>;
}
