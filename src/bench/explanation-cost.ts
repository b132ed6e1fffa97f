import { openServices, readConfig, type Services } from '../app/index.js';
import type { Embedder, SentenceVector } from '../domain/index.js';
import { median } from './embedding-ratio.js';

export interface ExplanationCost {
  /** Milliseconds an appeal; medians of the rounds. All stages but the embedding, without and with explanations. */
  readonly without: number;
  readonly with: number;
  /** The embedding by all inference threads together. */
  readonly embedding: number;
  /** What explanations take of the whole time of triage. */
  readonly share: number;
}

const ROUNDS = 7;

/** Times triage with explanations and without, in turn, on vectors computed before; the embedding by itself. */
export async function explanationCost(texts: readonly string[]): Promise<ExplanationCost> {
  const config = readConfig();
  const clock = (): number => performance.timeOrigin + performance.now();
  const real = await openServices({ config, clock });
  try {
    const known = new KnownVectors(real.embedder);
    const embedded = await milliseconds(() => Promise.all(texts.map((text, id) => real.triage({ id, text }))));
    const on = await openServices({ config, clock, embedder: known });
    const off = await openServices({ config, clock, embedder: known, explanation: 'off' });
    await allInTurn(off, texts);
    await allInTurn(on, texts);
    const times: { on: number[]; off: number[] } = { on: [], off: [] };
    for (let round = 0; round < ROUNDS; round++) {
      times.off.push((await milliseconds(() => allInTurn(off, texts))) / texts.length);
      times.on.push((await milliseconds(() => allInTurn(on, texts))) / texts.length);
    }
    const [one, other, whole] = [median(times.off), median(times.on), embedded / texts.length];
    return { without: one, with: other, embedding: whole - other, share: (other - one) / whole };
  } finally {
    await real.close();
  }
}

async function allInTurn(services: Services, texts: readonly string[]): Promise<void> {
  for (const [id, text] of texts.entries()) await services.triage({ id, text });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** An embedder that computes each vector once. */
class KnownVectors implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #vectors = new Map<string, Promise<SentenceVector>>();

  constructor(readonly inner: Embedder) {
    this.id = inner.id;
    this.dimensions = inner.dimensions;
  }

  embed(text: string): Promise<SentenceVector> {
    const vector = this.#vectors.get(text) ?? this.inner.embed(text);
    this.#vectors.set(text, vector);
    return vector;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
