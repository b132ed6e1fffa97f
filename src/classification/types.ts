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

/** What one column says of a text. */
export interface HeadAnswer {
  readonly prediction: Prediction;
  /** Calibrated probability of every label, in class order; sums to 1. */
  readonly probabilities: Float64Array;
}
