export { confidenceOf, decideFields, type Fields } from './decide-fields.js';
export { orderedMap } from './ordered-map.js';
export { type Reading, readText, shorten } from './reading.js';
export { type ExplanationMode, TRIAGE_COLUMNS, type TriageContext, triageOne } from './triage-one.js';
export { type Weighed, type WeighingContext, weigh } from './weigh.js';
