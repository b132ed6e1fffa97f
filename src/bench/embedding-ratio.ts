import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLED } from '../app/index.js';
import { LocalEmbedder } from '../embedding/index.js';
import { openBatchBaseline } from './batch-baseline.js';

export interface EmbeddingRatio {
  readonly name: string;
  /** Texts a second: the worker threads, the baseline, and the first over the second; medians of the rounds. */
  readonly ours: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: number;
}

const ROUNDS = 3;
/** Where the rebuild script leaves the unquantised model. */
const FP32 = join(BUNDLED.root, 'models/build/out/encoder-fp32');

/** Times the embedding stage against the same model in batches of 16 on the main thread, in turn, in this process. */
export async function embeddingRatios(texts: readonly string[], threads: number): Promise<EmbeddingRatio[]> {
  const ours = await LocalEmbedder.open(BUNDLED.encoder, { threads });
  const results: EmbeddingRatio[] = [];
  try {
    const work = async (): Promise<void> => void (await Promise.all(texts.map((text) => ours.embed(text))));
    const sorted = [...texts].sort((one, other) => one.length - other.length);
    const add = async (name: string, dtype: 'q8' | 'fp32', directory: string, goal: number): Promise<void> => {
      const baseline = await openBatchBaseline(directory, dtype, threads);
      results.push(await compare(`${name}, as they come`, work, () => baseline.embedAll(texts), texts.length, goal));
      results.push(
        await compare(`${name}, sorted by length`, work, () => baseline.embedAll(sorted), texts.length, goal),
      );
    };
    await add('bundled model in batches of 16', 'q8', BUNDLED.encoder, 1);
    if (existsSync(join(FP32, 'onnx/model.onnx'))) await add('fp32 model in batches of 16', 'fp32', FP32, 1.5);
  } finally {
    await ours.close();
  }
  return results;
}

async function compare(
  name: string,
  ours: () => Promise<void>,
  baseline: () => Promise<void>,
  count: number,
  goal: number,
): Promise<EmbeddingRatio> {
  const rates: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(count / (await seconds(ours)));
    rates.baseline.push(count / (await seconds(baseline)));
  }
  const [one, other] = [median(rates.ours), median(rates.baseline)];
  return { name, ours: one, baseline: other, ratio: one / other, goal };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
