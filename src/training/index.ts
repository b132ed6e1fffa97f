export { alignVectors } from './align-vectors.js';
export { type CorpusLine, corpusGroups } from './corpus-groups.js';
export { type CrossValidation, crossValidate } from './cross-validate.js';
export {
  DEFAULT_ASSURANCE,
  DEFAULT_BUDGET,
  derivePolicy,
  type FieldJudgement,
  type FieldRequest,
  METHOD,
  type PolicyRequest,
} from './derive-policy.js';
export { type CalibrationFit, type CalibrationText, fitCalibration } from './fit-calibration.js';
export { spellingVariants, type WrittenText } from './spelling-variants.js';
export { trainModel } from './train-model.js';
export type { ClassWeight, TrainedModel, TrainingRow, TrainOptions } from './types.js';
