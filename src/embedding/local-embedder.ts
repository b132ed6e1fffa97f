import { resolve } from 'node:path';
import PQueue from 'p-queue';
import { z } from 'zod';
import { type Embedder, MurojaatError, type SentenceVector } from '../domain/index.js';
import { InferenceThread, type Job } from './inference-thread.js';
import { readManifest, verifyEncoder } from './manifest.js';

export interface LocalEmbedderOptions {
  /** Inference threads; each holds its own session of about 100 MB. */
  readonly threads: number;
  /** `fp32` loads onnx/model.onnx, which only the rebuild script makes (benchmarks, parity). */
  readonly dtype?: 'q8' | 'fp32';
}

const vectorSchema = z.instanceof(Float32Array);
const idsSchema = z.array(z.int());
const countSchema = z.object({ tokens: z.int(), unknown: z.int() });
export type TokenCount = z.infer<typeof countSchema>;

/** The bundled encoder on worker threads: the event loop stays free and a vector never depends on its neighbours. */
export class LocalEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #idle: InferenceThread[];
  readonly #threads: readonly InferenceThread[];
  readonly #queue: PQueue;

  private constructor(id: string, dimensions: number, threads: readonly InferenceThread[]) {
    this.id = id;
    this.dimensions = dimensions;
    this.#threads = threads;
    this.#idle = [...threads];
    this.#queue = new PQueue({ concurrency: threads.length });
  }

  /**
   * Checks the folder's hashes and starts the threads.
   * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, EMBEDDING_FAILED
   */
  static async open(directory: string, options: LocalEmbedderOptions): Promise<LocalEmbedder> {
    const manifest = await readManifest(directory);
    if (options.dtype !== 'fp32') await verifyEncoder(directory, manifest);
    const settings = {
      directory: resolve(directory),
      prefix: manifest.prefix,
      maxTokens: manifest.maxTokens,
      dimensions: manifest.dimensions,
      dtype: options.dtype ?? 'q8',
    } as const;
    const threads = Array.from({ length: Math.max(1, options.threads) }, () => new InferenceThread(settings));
    try {
      await Promise.all(threads.map((thread) => thread.ready));
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.close()));
      throw error;
    }
    return new LocalEmbedder(manifest.id, manifest.dimensions, threads);
  }

  /** @throws MurojaatError EMBEDDING_FAILED, INTERRUPTED */
  async embed(text: string, options: { readonly signal?: AbortSignal } = {}): Promise<SentenceVector> {
    return vectorSchema.parse(await this.#run('embed', text, options.signal));
  }

  /** Tokens of a text and how many of them the vocabulary does not know. */
  async countTokens(text: string): Promise<TokenCount> {
    return countSchema.parse(await this.#run('count', text, undefined));
  }

  /**
   * Token ids of a text as one input of the model: begin sign, prefix, at most `maxTokens` in all, end sign. What
   * `embed` reads of any text that needs no second window.
   */
  async tokenIds(text: string): Promise<number[]> {
    return idsSchema.parse(await this.#run('ids', text, undefined));
  }

  async close(): Promise<void> {
    this.#queue.clear();
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #run(kind: Job, text: string, signal: AbortSignal | undefined): Promise<unknown> {
    return this.#queue.add(async () => {
      if (signal?.aborted === true) throw new MurojaatError('INTERRUPTED', 'The work was interrupted');
      const thread = this.#idle.pop();
      if (thread === undefined) throw new MurojaatError('INTERNAL', 'No inference thread is free');
      try {
        return await thread.run(kind, text);
      } finally {
        this.#idle.push(thread);
      }
    });
  }
}
