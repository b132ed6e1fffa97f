export type { Candidate, Recogniser } from './candidate.js';
export { findPersonalData } from './find.js';
export { type MaskedText, type MaskMapping, mask, unmask } from './mask.js';
export { type ModelText, maskForModel } from './mask-for-model.js';
export type { Page } from './page.js';
