export { calibrated, groupsOf, LEAST_PROBABILITY, logLength, type TextFeatures, temperature } from './calibration.js';
export {
  CALIBRATION_VERSION,
  type Calibration,
  type CalibrationRules,
  type CutOffs,
  calibrationSchema,
  type Temperature,
  type UrgencyQuality,
} from './calibration-schema.js';
export { type Contrast, oddsContrast } from './contrast.js';
export {
  type CueLevel,
  type CueMatch,
  cueRulesSchema,
  cueWordsSchema,
  type Danger,
  UrgencyCueFinder,
} from './cues/index.js';
export { type Distribution, mostProbable, ranked } from './distribution.js';
export { forEachGram, type GramVisitor } from './grams.js';
export { Heads } from './heads.js';
export {
  headsVersion,
  loadCalibration,
  loadOwnPolicy,
  loadPolicy,
} from './load-beside-heads.js';
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
export { actionOf, policyVersion } from './policy.js';
export {
  type Bound,
  type FieldPolicy,
  POLICY_VERSION,
  type Policy,
  policySchema,
  type Rules,
} from './policy-schema.js';
export { percent, policyWords } from './policy-words.js';
export { relatedScores } from './related-scores.js';
export { CALIBRATION_FILE, ENCODER_FOLDER, encodeModel, POLICY_FILE, saveModel } from './save-model.js';
export { argMax, logSumExp, softmaxInPlace } from './softmax.js';
export type { Alternative, HeadInput, Prediction, ScoreParts } from './types.js';
export { chosenUrgency, decideUrgency, probabilityOf } from './urgency-rule.js';
export type { Vocabulary } from './vocabulary.js';
export type { WordCredit } from './word-credits.js';
