export { type Agreement, compareAgreement } from './agreement.js';
export { buildReport, type ReportParts } from './build-report.js';
export { evaluateField, type FieldOptions } from './evaluate-field.js';
export { guessLabelColumns, type LabelGuess } from './guess-label-columns.js';
export * from './metrics/index.js';
export type { OrderedField } from './ordered.js';
export { renderReport, type View } from './render/render-report.js';
export { type FieldReport, type Report, reportSchema } from './report-schema.js';
export type { AnsweredRow, EvaluationRow, FailedRow } from './rows.js';
