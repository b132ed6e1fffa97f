export { type Adaptation, adaptation } from './adaptation.js';
export { alignVectors } from './align-vectors.js';
export { compareEncodings } from './compare-encodings.js';
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
export type { Figure, Figures } from './figures.js';
export { type CalibrationFit, type CalibrationText, fitCalibration } from './fit-calibration.js';
export { spellingVariants, type WrittenText } from './spelling-variants.js';
export { trainModel } from './train-model.js';
export type { ClassWeight, Expectation, LabelledRow, TrainedModel, TrainingRow, TrainOptions } from './types.js';
