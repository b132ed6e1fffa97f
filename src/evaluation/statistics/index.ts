export {
  type BootstrapPlan,
  bootstrap,
  clustersOf,
  lowerQuantile,
  percentileInterval,
  pivotalInterval,
  type Weights,
} from './bootstrap.js';
export { clopperPearson } from './clopper-pearson.js';
export { holmAdjusted } from './holm.js';
export { mcnemarExact } from './mcnemar.js';
export { foldedNormalMean } from './normal.js';
