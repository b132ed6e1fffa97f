import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';

/** What the thread is started with; see `inference-worker.js`. */
export interface ThreadSettings {
  readonly directory: string;
  readonly prefix: string;
  readonly maxTokens: number;
  readonly dimensions: number;
  readonly dtype: 'q8' | 'fp32';
}

const replySchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), value: z.unknown() }).refine((reply) => reply.value !== undefined),
  z.object({ id: z.number(), error: z.string() }),
]);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: MurojaatError) => void;
}

/** A worker thread that answers one job after another. */
export class InferenceThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  readonly ready: Promise<void>;

  constructor(settings: ThreadSettings) {
    this.#worker = new Worker(new URL('./inference-worker.js', import.meta.url), { workerData: settings });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: unknown) => {
        const reply = replySchema.parse(message);
        if ('ready' in reply) resolve();
        else this.#settle(reply);
      });
      this.#worker.on('error', (cause) => {
        const error = new MurojaatError('EMBEDDING_FAILED', 'The local model could not be started or has stopped', {
          got: cause instanceof Error ? cause.message : String(cause),
          fix: 'run "murojaat doctor"',
          cause,
        });
        reject(error);
        this.#failAll(error);
      });
    });
    this.ready.catch(() => undefined);
  }

  run(kind: 'embed' | 'count', text: string): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, kind, text });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
    this.#failAll(new MurojaatError('INTERRUPTED', 'The local model was closed while a text was in work'));
  }

  #settle(reply: { id: number; value?: unknown } | { id: number; error: string }): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) {
      waiting?.reject(
        new MurojaatError('EMBEDDING_FAILED', 'The local model could not process a text', { got: reply.error }),
      );
    } else waiting?.resolve(reply.value);
  }

  #failAll(error: MurojaatError): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
