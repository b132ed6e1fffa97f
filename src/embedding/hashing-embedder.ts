import type { Embedder, SentenceVector } from '../domain/index.js';

/**
 * A deterministic embedder without a model: signed hashing of character trigrams (Weinberger et al. 2009,
 * "Feature hashing for large scale multitask learning"). For fast tests and for measuring everything but the
 * model; never chosen by itself in place of a missing model.
 */
export class HashingEmbedder implements Embedder {
  readonly id: string;

  constructor(readonly dimensions = 384) {
    this.id = `hashing-trigram@${dimensions}`;
  }

  embed(text: string): Promise<SentenceVector> {
    const vector = new Float32Array(this.dimensions);
    const padded = ` ${text.toLowerCase()} `;
    for (let at = 0; at + 3 <= padded.length; at++) {
      const hash = fnv1a(padded, at, at + 3);
      const place = hash % this.dimensions;
      vector[place] = (vector[place] ?? 0) + ((hash & 0x40000000) === 0 ? 1 : -1);
    }
    const length = Math.hypot(...vector) || 1;
    return Promise.resolve(vector.map((value) => value / length));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** FNV-1a, 32 bits, over UTF-16 units (Fowler, Noll, Vo). */
function fnv1a(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
