import { LocalEmbedder } from '../embedding/index.js';
import type { Config } from './config.js';
import { BUNDLED } from './paths.js';

/** The bundled general encoder, or the one in `folder`. @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED */
export function openEmbedder(config: Config, folder: string = BUNDLED.encoder): Promise<LocalEmbedder> {
  return LocalEmbedder.open(folder, { threads: config.threads });
}

/** Texts worth having in work at once: every thread busy, a few waiting, and memory bounded. */
export function concurrencyOf(config: Config): number {
  return 2 * config.threads + 2;
}
