/** Counts in how many texts each gram hash occurs. Open addressing over typed arrays that double when 60 % full. */
export class DocumentFrequencies {
  #hashes = new Uint32Array(1 << 16);
  #counts = new Uint32Array(1 << 16);
  #lastText = new Uint32Array(1 << 16);
  #used = 0;

  /** Notes that `hash` occurs in the text numbered `text`, from 1; texts come in order. */
  add(hash: number, text: number): void {
    let slot = this.#slotOf(hash);
    if (this.#counts[slot] === 0) {
      if (this.#used > this.#hashes.length * 0.6) {
        this.#grow();
        slot = this.#slotOf(hash);
      }
      this.#used++;
      this.#hashes[slot] = hash;
    } else if (this.#lastText[slot] === text) return;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#lastText[slot] = text;
  }

  /** Every hash that occurs in at least `minimum` texts, with its count, in no certain order. */
  atLeast(minimum: number): { hash: number; count: number }[] {
    const found: { hash: number; count: number }[] = [];
    for (let slot = 0; slot < this.#counts.length; slot++) {
      const count = this.#counts[slot] ?? 0;
      if (count >= minimum) found.push({ hash: this.#hashes[slot] ?? 0, count });
    }
    return found;
  }

  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = hash & mask;
    while (this.#counts[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [hashes, counts, lastText] = [this.#hashes, this.#counts, this.#lastText];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#counts = new Uint32Array(hashes.length * 2);
    this.#lastText = new Uint32Array(hashes.length * 2);
    for (let old = 0; old < hashes.length; old++) {
      const count = counts[old] ?? 0;
      if (count === 0) continue;
      const slot = this.#slotOf(hashes[old] ?? 0);
      this.#hashes[slot] = hashes[old] ?? 0;
      this.#counts[slot] = count;
      this.#lastText[slot] = lastText[old] ?? 0;
    }
  }
}
