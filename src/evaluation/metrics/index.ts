export { accuracy, rankOf, topKAccuracy } from './accuracy.js';
export { brierScore } from './brier.js';
export { equalWidthBin, expectedCalibrationError, type Outcome } from './calibration.js';
export { type ClassScores, classScores, compareText, macroF1, type Prediction, weightedF1 } from './class-scores.js';
export { type ConfidentRow, likelyMislabelled, type Mislabelled } from './confident-learning.js';
export { type ConfusionCount, confusionCounts } from './confusion.js';
export { cohenKappa } from './kappa.js';
export {
  type BinTotal,
  binnedError,
  binTotals,
  debiasedError,
  debiasedRms,
  massBinCount,
  massBins,
} from './mass-bins.js';
export { areaUnderRisk, type Covered, coveredAt, reachableAt, thinned } from './risk-coverage.js';
export { type Interval, wilsonInterval } from './wilson.js';
