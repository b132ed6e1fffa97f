import { join } from 'node:path';
import { CachedEmbedder, LocalEmbedder } from '../embedding/index.js';
import type { Config } from './config.js';
import { BUNDLED } from './paths.js';

/** The bundled general encoder, or the one in `folder`. @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED */
export function openEmbedder(config: Config, folder: string = BUNDLED.encoder): Promise<LocalEmbedder> {
  return LocalEmbedder.open(folder, { threads: config.threads });
}

/** An encoder whose vectors are kept in the data folder; it is closed with the result. @throws MurojaatError OUTPUT_NOT_WRITABLE */
export function withCache(encoder: LocalEmbedder, config: Config): Promise<CachedEmbedder> {
  return CachedEmbedder.open(encoder, join(config.dataDirectory, 'cache'));
}

/** Texts worth having in work at once: every thread busy, a few waiting, and memory bounded. */
export function concurrencyOf(config: Config): number {
  return 2 * config.threads + 2;
}
