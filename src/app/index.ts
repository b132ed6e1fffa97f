export {
  ASSUMED_PRICES,
  DEFAULT_GAP_LIMIT,
  REPORT_LANGUAGES,
  type ReportLanguage,
  renderReport,
  reportJsonSchema,
  requirePassed,
} from '../evaluation/index.js';
export { writeError } from '../files/index.js';
export { adaptAppealsEncoder } from './adapt-appeals.js';
export { calibrateOnTable } from './calibrate.js';
export { chosenColumns } from './column-map.js';
export { type Config, readConfig } from './config.js';
export { type DemoDay, demoDay } from './demo-day.js';
export { examine, type Finding } from './doctor.js';
export { embedRecords } from './embed-records.js';
export { ENCODER_NAMES, type EncoderName } from './encoders.js';
export { evaluateTable } from './evaluate.js';
export { maskRecords } from './mask-records.js';
export { measureCues } from './measure-cues.js';
export { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';
export { BUNDLED } from './paths.js';
export { predictRecords } from './predict-records.js';
export { headInput } from './prepare.js';
export { loadReferenceData } from './reference-data.js';
export { refitAll, refitRules } from './refit.js';
export { openServices, packageVersion, type Services } from './services.js';
export { type TrainingResult, trainToFolder } from './train.js';
export { trainOnTable } from './train-table.js';
export { triageRecords } from './triage-records.js';
export { loadUrgencyCues } from './urgency-cues.js';
