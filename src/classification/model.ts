import type { ModelDescription } from './model-schema.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The numbers of all heads. T is the count of classes over all columns: the first column's classes come first,
 * in the order of its labels, then the next column's.
 */
export interface ModelArrays {
  /** T × dimensions, row-major; the standardisation of the vectors is folded in. */
  readonly denseWeights: Float32Array;
  /** T. */
  readonly denseBias: Float32Array;
  /** features × T, row-major; a weight is its byte × the scale of its class. */
  readonly ngramWeights: Int8Array;
  /** T. */
  readonly ngramScales: Float32Array;
  /** T. */
  readonly ngramBias: Float32Array;
  /** T, added to the two views' pool that other columns see. */
  readonly aloneBias: Float32Array;
  /** T, added to the pool that is the answer. */
  readonly outputBias: Float32Array;
  /** For each column, for each of its related columns: labels of the related × own labels, row-major, one after another. */
  readonly relatedTables: Float32Array;
}

/** A trained model in memory; `Heads` predicts with it, `saveModel` writes it. */
export interface Model {
  readonly description: ModelDescription;
  readonly vocabulary: Vocabulary;
  readonly arrays: ModelArrays;
}
