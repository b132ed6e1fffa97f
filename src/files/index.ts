export { isProblem, type RecordProblem, toAppeal } from './appeals.js';
export { writeFileAtomic } from './atomic.js';
export {
  type ColumnMap,
  nearestNames,
  recogniseExport,
  requireColumn,
  resolveColumns,
  resolveKeys,
} from './columns.js';
export { type FinishedRecords, finishedRecords } from './finished-records.js';
export { fileSink, type LineSink, streamSink, writeError } from './line-sink.js';
export { type OpenedInput, openInput } from './open-input.js';
export { csvFormat, jsonlFormat, type OutputFormat, row } from './output-format.js';
export { type InputRecord, isBroken, type RawRecord } from './records.js';
