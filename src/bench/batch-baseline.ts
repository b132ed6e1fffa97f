import { basename, dirname } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';

export interface BatchBaseline {
  /** Embeds the texts in batches of 16 with padding, on the main thread with the runtime's own threads. */
  embedAll(texts: readonly string[]): Promise<void>;
}

const BATCH = 16;

/**
 * The usual way to embed with transformers.js, as the yardstick: the same model files, batches on the main thread.
 * Texts are batched in the order they come, as a stream brings them; sort them for the baseline's best case.
 * @param directory encoder folder (config.json, tokenizer.json, onnx/)
 */
export async function openBatchBaseline(
  directory: string,
  dtype: 'q8' | 'fp32',
  threads: number,
): Promise<BatchBaseline> {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(directory);
  const name = basename(directory);
  const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
  const model = await AutoModel.from_pretrained(name, {
    dtype,
    device: 'cpu',
    local_files_only: true,
    session_options: { intraOpNumThreads: threads },
  });
  return {
    async embedAll(texts) {
      for (let start = 0; start < texts.length; start += BATCH) {
        const batch = texts.slice(start, start + BATCH).map((text) => `query: ${text}`);
        await model(await tokenizer(batch, { padding: true, truncation: true, max_length: 512 }));
      }
    },
  };
}
