import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Embedder, MurojaatError, type SentenceVector, systemCode } from '../domain/index.js';

/** Bytes of a text's key: half a SHA-256, enough that two texts never meet. */
const KEY_BYTES = 16;

/**
 * Keeps vectors on disk by text hash and model id, so that a second training or evaluation run does not embed again.
 * The file is a row of fixed-size records (key, then float32 numbers in the
 * machine's byte order) that is only ever appended to; a torn last record is cut off at opening. Texts themselves are not stored.
 */
export class CachedEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #inner: Embedder;
  readonly #file: FileHandle;
  readonly #rowOf: Map<string, number>;
  #rows: number;
  /** Appends go one after another, so that a row's number is its place. */
  #tail: Promise<void> = Promise.resolve();
  #hits = 0;

  private constructor(inner: Embedder, file: FileHandle, rowOf: Map<string, number>, rows: number) {
    this.id = inner.id;
    this.dimensions = inner.dimensions;
    this.#inner = inner;
    this.#file = file;
    this.#rowOf = rowOf;
    this.#rows = rows;
  }

  /**
   * Takes the inner embedder over: it is closed with this one, and where this one cannot be opened.
   * @throws MurojaatError OUTPUT_NOT_WRITABLE
   */
  static async open(inner: Embedder, directory: string): Promise<CachedEmbedder> {
    const path = join(directory, `vectors-${inner.id.replace(/[^\w.-]/g, '_')}.bin`);
    try {
      await mkdir(directory, { recursive: true });
      const file = await open(path, 'a+');
      const bytes = KEY_BYTES + inner.dimensions * 4;
      const rows = Math.floor((await file.stat()).size / bytes);
      await file.truncate(rows * bytes);
      return new CachedEmbedder(inner, file, await readKeys(file, rows, bytes), rows);
    } catch (cause) {
      await inner.close();
      throw new MurojaatError('OUTPUT_NOT_WRITABLE', `The vector cache "${path}" cannot be opened`, {
        got: systemCode(cause) ?? 'an unknown error',
        fix: 'set MUROJAAT_DATA_DIR to a folder that you may write to',
        cause,
      });
    }
  }

  /** How many vectors came from the file so far. */
  get hits(): number {
    return this.#hits;
  }

  async embed(text: string, options?: { readonly signal?: AbortSignal }): Promise<SentenceVector> {
    const key = createHash('sha256').update(text).digest().subarray(0, KEY_BYTES);
    const row = this.#rowOf.get(key.toString('latin1'));
    const kept = row === undefined ? undefined : await this.#read(row, key);
    if (kept !== undefined) {
      this.#hits++;
      return kept;
    }
    const vector = await this.#inner.embed(text, options);
    await this.#append(key, vector);
    return vector;
  }

  async close(): Promise<void> {
    await this.#file.close();
    await this.#inner.close();
  }

  /** The row's vector; undefined where another text's stands there, because another process has appended, too. */
  async #read(row: number, key: Buffer): Promise<SentenceVector | undefined> {
    const bytes = KEY_BYTES + this.dimensions * 4;
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.#file.read(buffer, 0, bytes, row * bytes);
    if (bytesRead < bytes || !buffer.subarray(0, KEY_BYTES).equals(key)) return undefined;
    return new Float32Array(buffer.buffer, buffer.byteOffset + KEY_BYTES, this.dimensions).slice();
  }

  async #append(key: Buffer, vector: SentenceVector): Promise<void> {
    const numbers = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    const append = this.#tail.then(async () => {
      await this.#file.appendFile(Buffer.concat([key, numbers]));
      this.#rowOf.set(key.toString('latin1'), this.#rows++);
    });
    this.#tail = append.catch(() => undefined);
    await append;
  }
}

async function readKeys(file: FileHandle, rows: number, bytes: number): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  const block = Buffer.alloc(bytes * 1024);
  for (let row = 0; row < rows; row += 1024) {
    const count = Math.min(1024, rows - row);
    await file.read(block, 0, count * bytes, row * bytes);
    for (let index = 0; index < count; index++) {
      keys.set(block.toString('latin1', index * bytes, index * bytes + KEY_BYTES), row + index);
    }
  }
  return keys;
}
