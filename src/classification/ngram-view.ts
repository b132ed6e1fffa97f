import { forEachGram } from './grams.js';
import { FeatureIndex, type Vocabulary } from './vocabulary.js';

/**
 * Turns a matching form into a sparse vector: (1 + ln tf) × idf of the known grams, divided by its Euclidean
 * norm (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0, "ltc" with smoothed idf).
 *
 * The result lies in `features` and `values`, entries 0 to `size` - 1, in the order of first occurrence, and is
 * valid until the next `read`. One instance serves one thread; `read` allocates nothing.
 */
export class NgramView {
  readonly features: Uint32Array;
  readonly values: Float32Array;
  size = 0;
  readonly #counts: Uint16Array;
  readonly #idf: Float32Array;
  readonly #index: FeatureIndex;
  readonly #count: (hash: number) => void;

  constructor(vocabulary: Vocabulary) {
    const known = vocabulary.hashes.length;
    this.features = new Uint32Array(known);
    this.values = new Float32Array(known);
    this.#counts = new Uint16Array(known);
    this.#idf = vocabulary.idf;
    this.#index = new FeatureIndex(vocabulary.hashes);
    this.#count = (hash) => {
      const feature = this.#index.find(hash);
      if (feature < 0) return;
      const before = this.#counts[feature] ?? 0;
      if (before === 0) this.features[this.size++] = feature;
      // saturates far beyond any real text: ln 65,535 is 11
      if (before < 0xffff) this.#counts[feature] = before + 1;
    };
  }

  read(text: string): void {
    this.size = 0;
    forEachGram(text, this.#count);
    let squares = 0;
    for (let entry = 0; entry < this.size; entry++) {
      const feature = this.features[entry] ?? 0;
      const value = (1 + Math.log(this.#counts[feature] ?? 1)) * (this.#idf[feature] ?? 0);
      this.#counts[feature] = 0;
      this.values[entry] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let entry = 0; entry < this.size; entry++) this.values[entry] = (this.values[entry] ?? 0) * scale;
  }
}
