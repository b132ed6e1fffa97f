export { type EmergencyCue, EmergencyCueFinder, type EmergencyCues, emergencyCuesSchema } from './emergency-cues.js';
export { forEachGram, type GramVisitor } from './grams.js';
export { Heads } from './heads.js';
export { loadHeads, readModelDescription } from './load-heads.js';
export { addDenseLogits } from './logits.js';
export { accuracy, type Metrics, macroF1, metricsOf, weightedF1 } from './metrics.js';
export type { Model, ModelArrays } from './model.js';
export {
  type ColumnManifest,
  type ColumnReport,
  type Manifest,
  type ModelDescription,
  SCHEMA_VERSION,
} from './model-schema.js';
export { NgramView } from './ngram-view.js';
export { relatedScores } from './related-scores.js';
export { ENCODER_FOLDER, encodeModel, saveModel } from './save-model.js';
export { argMax, logSumExp, softmaxInPlace } from './softmax.js';
export type { Alternative, HeadAnswer, HeadInput, Prediction } from './types.js';
export type { Vocabulary } from './vocabulary.js';
