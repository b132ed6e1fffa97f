/** The n-grams that the model knows. Position in `hashes` is the feature's number. */
export interface Vocabulary {
  /** Gram hashes, ascending, no two alike. */
  readonly hashes: Uint32Array;
  /** Inverse document frequency of each feature, smoothed: ln((1 + texts) / (1 + df)) + 1. */
  readonly idf: Float32Array;
}

const VACANT = -1;

/** Finds a feature's number by its gram's hash: open addressing, at most half full, two typed arrays. */
export class FeatureIndex {
  readonly #slots: Int32Array;
  readonly #hashes: Uint32Array;
  readonly #mask: number;

  constructor(hashes: Uint32Array) {
    let capacity = 16;
    while (capacity < hashes.length * 2) capacity *= 2;
    this.#slots = new Int32Array(capacity).fill(VACANT);
    this.#hashes = hashes;
    this.#mask = capacity - 1;
    for (let feature = 0; feature < hashes.length; feature++) {
      let slot = (hashes[feature] ?? 0) & this.#mask;
      while (this.#slots[slot] !== VACANT) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = feature;
    }
  }

  /** The feature's number, or -1 where the gram is not in the vocabulary. */
  find(hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const feature = this.#slots[slot] ?? VACANT;
      if (feature === VACANT || this.#hashes[feature] === hash) return feature;
      slot = (slot + 1) & this.#mask;
    }
  }
}
