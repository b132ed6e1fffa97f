/** What the heads read of one text: its two views. */
export interface HeadInput {
  /** Sentence vector of the text, length = the model's `dimensions`. */
  readonly dense: Float32Array;
  /** The matching form of the text, from which character n-grams are taken. */
  readonly ngramText: string;
}

export interface Alternative {
  readonly value: string;
  /** Calibrated probability, 0 to 1. */
  readonly confidence: number;
}

/** The best label of one column, its probability, and up to three others, falling. */
export interface Prediction extends Alternative {
  readonly alternatives: readonly Alternative[];
}

/** What each part of a model adds to a difference of label scores, in units of the score (nats). */
export interface ScoreParts {
  /** The n-gram view without its intercept: a sum over the text's grams. */
  readonly ngram: number;
  /** The sentence vector, measured from the mean text of the training data (the standardisation's centre). */
  readonly dense: number;
  /** What the other columns' probabilities tell of this one. */
  readonly related: number;
  /** What holds for every text: intercept of the n-gram view and of the combination. */
  readonly bias: number;
}
