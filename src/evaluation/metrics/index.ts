export { accuracy, rankOf, topKAccuracy } from './accuracy.js';
export { expectedCalibrationError, type Outcome } from './calibration.js';
export { type ClassScores, classScores, compareText, macroF1, type Prediction, weightedF1 } from './class-scores.js';
export { type ConfusionCount, confusionCounts } from './confusion.js';
export { cohenKappa } from './kappa.js';
export { type Interval, wilsonInterval } from './wilson.js';
