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

/** What a thread can do with a text. */
export type Job = 'embed' | 'count' | 'ids';

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
  /** Settles with the newest job; jobs are answered in their order. */
  #last: Promise<void> = Promise.resolve();
  /** 1 asks the thread to give up the text it is at. */
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  /** Why the thread answers no more, once it has stopped. */
  #stopped: MurojaatError | undefined;
  readonly ready: Promise<void>;

  constructor(settings: ThreadSettings) {
    this.#worker = new Worker(new URL('./inference-worker.js', import.meta.url), {
      workerData: { ...settings, stop: this.#stop },
    });
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
      this.#worker.on('exit', () => {
        const error = new MurojaatError('EMBEDDING_FAILED', 'The local model has stopped', {
          fix: 'run "murojaat doctor"',
        });
        reject(error);
        this.#failAll(error);
      });
    });
    this.ready.catch(() => undefined);
  }

  run(kind: Job, text: string): Promise<unknown> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    const id = this.#next++;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, kind, text });
    });
    this.#last = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  }

  async close(): Promise<void> {
    this.#stopped ??= new MurojaatError('INTERRUPTED', 'The local model was closed while a text was in work');
    // a thread ended inside the model's native code takes the whole process down: it ends between two windows
    Atomics.store(this.#stop, 0, 1);
    await this.#last;
    await this.#worker.terminate();
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
    this.#stopped ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
