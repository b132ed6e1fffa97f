import { type Heads, loadHeads, readModelDescription } from '../classification/index.js';
import type { LocalEmbedder } from '../embedding/index.js';
import type { Config } from './config.js';
import { encoderFor } from './encoders.js';
import { openEmbedder } from './open-embedder.js';

/**
 * The heads of a model folder over the encoder that they were trained on. Whoever opens it closes the embedder.
 * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, MODEL_INCOMPATIBLE
 */
export async function openModel(
  folder: string,
  config: Config,
): Promise<{ readonly heads: Heads; readonly embedder: LocalEmbedder }> {
  const { embedder: trainedOn } = await readModelDescription(folder);
  const place = await encoderFor(trainedOn.id, folder);
  const heads = await loadHeads(folder, place.manifest);
  return { heads, embedder: await openEmbedder(config, place.folder) };
}
