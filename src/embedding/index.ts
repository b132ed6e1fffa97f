export { HashingEmbedder } from './hashing-embedder.js';
export { LocalEmbedder, type TokenCount } from './local-embedder.js';
export { type EncoderManifest, readManifest, verifyEncoder } from './manifest.js';
export { CachedEmbedder } from './vector-cache.js';
