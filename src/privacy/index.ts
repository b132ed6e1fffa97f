export { findPersonalData } from './find.js';
export { mask, unmask } from './mask.js';
export { maskForModel } from './mask-for-model.js';
