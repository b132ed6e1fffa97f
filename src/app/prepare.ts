import type { HeadInput } from '../classification/index.js';
import { type Embedder, MurojaatError } from '../domain/index.js';
import { orderedMap, readText } from '../triage/index.js';

/** The two views of a text that any head reads, made the same way in training and in use. */
export async function headInput(text: string, embedder: Embedder, signal?: AbortSignal): Promise<HeadInput> {
  const reading = readText(text);
  const dense = await embedder.embed(reading.modelText, signal === undefined ? {} : { signal });
  return { dense, ngramText: reading.form };
}

/**
 * The views of many texts in their order; `undefined` for a text in which nothing is left after cleaning.
 * @param onDone is told after each text how many are done
 */
export async function headInputs(
  texts: readonly string[],
  embedder: Embedder,
  options: { readonly concurrency: number; readonly signal: AbortSignal; readonly onDone: (done: number) => void },
): Promise<(HeadInput | undefined)[]> {
  const inputs: (HeadInput | undefined)[] = [];
  const work = (text: string): Promise<HeadInput | undefined> =>
    headInput(text, embedder, options.signal).catch((error: unknown) => {
      if (error instanceof MurojaatError && error.code === 'EMPTY_TEXT') return undefined;
      throw error;
    });
  for await (const input of orderedMap(texts, options.concurrency, work, options.signal)) {
    inputs.push(input);
    options.onDone(inputs.length);
  }
  return inputs;
}
