export { alignVectors } from './align-vectors.js';
export { type CorpusLine, corpusGroups } from './corpus-groups.js';
export { type CrossValidation, crossValidate } from './cross-validate.js';
export { spellingVariants, type WrittenText } from './spelling-variants.js';
export { trainModel } from './train-model.js';
export type { ClassWeight, TrainedModel, TrainingRow, TrainOptions } from './types.js';
