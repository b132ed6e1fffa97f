import type { Span } from '../domain/index.js';

/** Below this many units, joining them one by one is faster than the decoder. */
const SHORT = 64;
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** A growing text of UTF-16 code units, each with the half-open range of the original that it came from. */
export class MappedText {
  length = 0;
  private codes: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;

  constructor(capacity: number) {
    const size = Math.max(16, capacity);
    this.codes = new Uint16Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  /** Every unit of `text` gets the same origin. */
  pushAll(text: string, start: number, end: number): void {
    for (let index = 0; index < text.length; index++) this.push(text.charCodeAt(index), start, end);
  }

  /** The code unit at `index`, 0 outside the text. */
  code(index: number): number {
    return index < this.length ? (this.codes[index] ?? 0) : 0;
  }

  setCode(index: number, code: number): void {
    this.codes[index] = code;
  }

  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  end(index: number): number {
    return this.ends[index] ?? 0;
  }

  /** Copies the unit at `from`, with its origin, to `to`. */
  move(from: number, to: number): void {
    if (from === to) return;
    this.codes[to] = this.code(from);
    this.starts[to] = this.start(from);
    this.ends[to] = this.end(from);
  }

  /** The unit at `index` now also stands for everything up to the end of the unit at `last`. */
  extend(index: number, last: number): void {
    this.ends[index] = Math.max(this.end(index), this.end(last));
  }

  truncate(length: number): void {
    this.length = length;
  }

  slice(from: number, to = this.length): string {
    if (to - from > SHORT) return decoder.decode(this.codes.subarray(from, to));
    let text = '';
    for (let index = from; index < to; index++) text += String.fromCharCode(this.code(index));
    return text;
  }

  /** The range of the original that became the units `start` to `end`; an empty range stays empty. */
  origin(start: number, end: number): Span {
    const from = Math.min(Math.max(0, Math.floor(start)), this.length);
    const to = Math.min(Math.max(from, Math.floor(end)), this.length);
    if (from < to) return { start: this.start(from), end: this.end(to - 1) };
    const point = from < this.length ? this.start(from) : this.length === 0 ? 0 : this.end(this.length - 1);
    return { start: point, end: point };
  }

  /** Makes the origins refer to what `inner` was made from; `inner` is the text this one was made from. */
  rebase(inner: MappedText): void {
    for (let index = 0; index < this.length; index++) {
      this.starts[index] = inner.start(this.start(index));
      this.ends[index] = inner.end(this.end(index) - 1);
    }
  }

  private grow(): void {
    const size = this.codes.length * 2;
    this.codes = copyInto(new Uint16Array(size), this.codes);
    this.starts = copyInto(new Uint32Array(size), this.starts);
    this.ends = copyInto(new Uint32Array(size), this.ends);
  }
}

function copyInto<T extends Uint16Array | Uint32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
