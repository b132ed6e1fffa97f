export {
  ASSUMED_PRICES,
  DEFAULT_GAP_LIMIT,
  renderReport,
  reportJsonSchema,
  requirePassed,
} from '../evaluation/index.js';
export { writeError } from '../files/index.js';
export { chosenColumns } from './column-map.js';
export { type Config, readConfig } from './config.js';
export { type DemoDay, demoDay } from './demo-day.js';
export { examine, type Finding } from './doctor.js';
export { embedRecords } from './embed-records.js';
export { evaluateTable } from './evaluate.js';
export { maskRecords } from './mask-records.js';
export { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';
export { BUNDLED } from './paths.js';
export { predictRecords } from './predict-records.js';
export { headInput } from './prepare.js';
export { loadReferenceData } from './reference-data.js';
export { openServices, packageVersion } from './services.js';
export { type TrainingResult, trainOnTable, trainToFolder } from './train.js';
export { triageRecords } from './triage-records.js';
