import type { LanguageCode } from '../domain/index.js';
import type { ScriptFeatures } from './language-features.js';

/** A trained profile of one script as it is stored; see `scripts/build-language-profile.mjs`. */
export interface StoredProfile {
  readonly languages: readonly LanguageCode[];
  /** Logit of each language where nothing is known. */
  readonly bias: readonly number[];
  /** One step of a stored weight, in logits. */
  readonly scale: number;
  /** Base64 of ascending little-endian 32-bit feature hashes. */
  readonly hashes: string;
  /** Base64 of signed bytes, languages of a feature side by side. */
  readonly weights: string;
}

/**
 * Multinomial logistic regression over hashed letter groups. Each feature counts 1/√n, n being the number of
 * features, so that a long text is surer than a short one but not without limit.
 */
export class LanguageModel {
  readonly languages: readonly LanguageCode[];
  private readonly slots: Int32Array;
  private readonly hashes: Uint32Array;
  private readonly weights: Int8Array;
  private readonly mask: number;

  constructor(private readonly profile: StoredProfile) {
    this.languages = profile.languages;
    const bytes = new Uint8Array(Buffer.from(profile.hashes, 'base64'));
    this.hashes = new Uint32Array(bytes.buffer);
    this.weights = new Int8Array(new Uint8Array(Buffer.from(profile.weights, 'base64')).buffer);
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, this.hashes.length * 2)));
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    for (const [row, hash] of this.hashes.entries()) this.slots[this.freeSlot(hash)] = row;
  }

  /** Logits by language, in the order of `languages`. */
  logits(features: ScriptFeatures): number[] {
    const { bias, scale } = this.profile;
    const count = bias.length;
    const sums = new Array<number>(count).fill(0);
    for (const hash of features.hashes) {
      const row = this.rowOf(hash);
      if (row < 0) continue;
      for (let at = 0; at < count; at++) sums[at] = (sums[at] ?? 0) + (this.weights[row * count + at] ?? 0);
    }
    const weight = scale / Math.sqrt(Math.max(1, features.hashes.length));
    return sums.map((sum, at) => sum * weight + (bias[at] ?? 0));
  }

  private freeSlot(hash: number): number {
    let slot = hash & this.mask;
    while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.mask;
    return slot;
  }

  private rowOf(hash: number): number {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const row = this.slots[slot] ?? -1;
      if (row < 0 || this.hashes[row] === hash) return row;
    }
  }
}
