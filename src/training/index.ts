export { type Adaptation, adaptation } from './adaptation.js';
export { alignVectors } from './align-vectors.js';
export { compareEncodings } from './compare-encodings.js';
export { type CorpusLine, corpusGroups } from './corpus-groups.js';
export { type CrossValidation, crossValidate } from './cross-validate.js';
export type { Figure, Figures } from './figures.js';
export { spellingVariants, type WrittenText } from './spelling-variants.js';
export { trainModel } from './train-model.js';
export type { ClassWeight, Expectation, LabelledRow, TrainedModel, TrainingRow, TrainOptions } from './types.js';
