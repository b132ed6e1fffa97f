import { forEachGram, LONGEST_GRAM, SHORTEST_GRAM } from './grams.js';
import { FeatureIndex, type Vocabulary } from './vocabulary.js';

/**
 * Turns a matching form into a sparse vector: (1 + ln tf) × idf of the known grams, divided by its Euclidean
 * norm (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0, "ltc" with smoothed idf).
 *
 * The result lies in `features` and `values`, entries 0 to `size` - 1, in the order of first occurrence, and is
 * valid until the next `read`. Where each known gram stood is kept, too, so that a score can be credited to the
 * text's words. One instance serves one thread; `read` allocates only for a text longer than any before.
 */
export class NgramView {
  readonly features: Uint32Array;
  readonly values: Float32Array;
  size = 0;
  /** How often each entry's gram stands in the text; parallel to `features`. */
  readonly counts: Uint16Array;
  /** Entries of the text's known grams, one for each place, 0 to `places` - 1, in the text's order. */
  placeEntries = new Uint32Array(0);
  /** Where each of those grams starts; parallel to `placeEntries`. */
  placeStarts = new Uint32Array(0);
  places = 0;
  readonly #counts: Uint16Array;
  readonly #entryOf: Uint32Array;
  readonly #idf: Float32Array;
  readonly #index: FeatureIndex;
  readonly #count: (hash: number, start: number) => void;

  constructor(vocabulary: Vocabulary) {
    const known = vocabulary.hashes.length;
    this.features = new Uint32Array(known);
    this.values = new Float32Array(known);
    this.counts = new Uint16Array(known);
    this.#counts = new Uint16Array(known);
    this.#entryOf = new Uint32Array(known);
    this.#idf = vocabulary.idf;
    this.#index = new FeatureIndex(vocabulary.hashes);
    this.#count = (hash, start) => {
      const feature = this.#index.find(hash);
      if (feature < 0) return;
      const before = this.#counts[feature] ?? 0;
      if (before === 0) {
        this.#entryOf[feature] = this.size;
        this.features[this.size++] = feature;
      }
      this.placeEntries[this.places] = this.#entryOf[feature] ?? 0;
      this.placeStarts[this.places++] = start;
      // saturates far beyond any real text: ln 65,535 is 11
      if (before < 0xffff) this.#counts[feature] = before + 1;
    };
  }

  read(text: string): void {
    this.size = 0;
    this.places = 0;
    this.#makeRoom(text.length);
    forEachGram(text, this.#count);
    let squares = 0;
    for (let entry = 0; entry < this.size; entry++) {
      const feature = this.features[entry] ?? 0;
      const count = this.#counts[feature] ?? 1;
      const value = (1 + Math.log(count)) * (this.#idf[feature] ?? 0);
      this.counts[entry] = count;
      this.#counts[feature] = 0;
      this.values[entry] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let entry = 0; entry < this.size; entry++) this.values[entry] = (this.values[entry] ?? 0) * scale;
  }

  /** Room for every gram of a text of `length` units: a word of n units has n + 1 starts, each of four lengths. */
  #makeRoom(length: number): void {
    const most = (LONGEST_GRAM - SHORTEST_GRAM + 1) * (length + 1);
    if (this.placeEntries.length >= most) return;
    this.placeEntries = new Uint32Array(2 * most);
    this.placeStarts = new Uint32Array(2 * most);
  }
}
