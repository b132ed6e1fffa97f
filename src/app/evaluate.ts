import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { URGENCIES } from '../domain/index.js';
import {
  buildReport,
  checkGates,
  compareReports,
  type EvaluationRow,
  evaluateField,
  type FieldOptions,
  type Gate,
  type LearningPoint,
  type Prices,
  type Report,
  type ReportLanguage,
  refuseTexts,
  renderHtml,
  requireMeasured,
  resamplingFor,
} from '../evaluation/index.js';
import { type ColumnMap, requireColumn, writeFileAtomic } from '../files/index.js';
import { answerRows, type Truth } from './answer-rows.js';
import type { Config } from './config.js';
import { readBaseline, readGates } from './evaluation-files.js';
import { type LabelledTable, labelColumns, readLabelled } from './labelled-input.js';
import { learnAndMeasure, requireLearnable } from './learning-curve.js';
import type { Surroundings } from './one-for-one.js';
import { openModelPredictor, openPipelinePredictor, type Predictor } from './predictor.js';
import { truthColumns } from './truth-columns.js';

export interface EvaluationTask {
  readonly input: string;
  readonly columns: ColumnMap;
  /** Label columns parted by commas; found by their names without it. */
  readonly label: string | undefined;
  /** Folder that `train` has written; the bundled pipeline without it. */
  readonly model: string | undefined;
  /** Folder for report.json and report.html. */
  readonly report: string;
  /** Language of report.html. */
  readonly language?: ReportLanguage | undefined;
  /** Columns to report by. */
  readonly groups: readonly string[];
  /** Column whose equal values are one draw of the bootstrap, such as a matter told in several appeals. */
  readonly cluster?: string | undefined;
  /** Gap in accuracy between groups that must not be exceeded, 0 to 1. */
  readonly gapLimit?: number | undefined;
  /** Minutes of staff time; those left out are assumed. */
  readonly prices?: Partial<Prices>;
  /** An earlier report.json to compare with. */
  readonly baseline?: string | undefined;
  /** File of thresholds. The caller fails where one is missed: the report is written all the same. */
  readonly gate?: string | undefined;
  /** Table to learn ever larger parts of. */
  readonly learningCurve?: string | undefined;
}

/**
 * Measures a model or the bundled pipeline against a labelled table and writes report.json and report.html.
 * @throws MurojaatError of the input and the models, COLUMN_NOT_FOUND, CONFIG_INVALID, BASELINE_MISMATCH, INTERRUPTED
 */
export async function evaluateTable(task: EvaluationTask, config: Config, around: Surroundings): Promise<Report> {
  // what can be wrong with small files is said before the long work, not after it
  const gates = task.gate === undefined ? undefined : await readGates(task.gate);
  const baseline = task.baseline === undefined ? undefined : await readBaseline(task.baseline);
  const table = await readLabelled(task.input, task.columns, around);
  const { learningCurve } = task;
  const training = learningCurve === undefined ? undefined : await readLabelled(learningCurve, task.columns, around);
  const { truth, rows, groups, predictor } = await answerTable(task, { table, training, gates }, config, around);
  const curves =
    training === undefined
      ? new Map<string, readonly LearningPoint[]>()
      : await learnAndMeasure({ training, judged: table, truth }, config, around);
  const resampling = resamplingFor(table.texts.length);
  const fields = [...truth.keys()].map((field) =>
    evaluateField(rows.get(field) ?? [], {
      ...fieldOptions(field, task, groups, predictor, curves.get(field)),
      resampling,
    }),
  );
  const data = await dataOf(task.input, table);
  let report = buildReport({ fields, groups, cluster: task.cluster, model: predictor.versions, data, resampling });
  // the long work is kept even where the baseline or a gate turns out not to fit it
  await writeReport(task.report, report);
  if (baseline !== undefined) {
    const comparison = compareReports(report, baseline, clusterNames(task, table));
    for (const warning of comparison.warnings) around.reporter.warn(warning);
    report = { ...report, comparison };
  }
  if (gates !== undefined) report = { ...report, gates: checkGates(report, gates) };
  await writeReport(task.report, report);
  await writeFileAtomic(join(task.report, 'report.html'), renderHtml(report, task.language));
  return report;
}

async function writeReport(folder: string, report: Report): Promise<void> {
  await writeFileAtomic(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
}

/** What is read of small files before the long work. */
interface Read {
  readonly table: LabelledTable;
  readonly training: LabelledTable | undefined;
  readonly gates: readonly Gate[] | undefined;
}

interface Answered {
  readonly truth: Truth;
  readonly rows: ReadonlyMap<string, EvaluationRow[]>;
  readonly groups: readonly string[];
  readonly predictor: Predictor;
}

async function answerTable(
  task: EvaluationTask,
  { table, training, gates = [] }: Read,
  config: Config,
  around: Surroundings,
): Promise<Answered> {
  const groups = [...new Set(task.groups.flatMap((each) => labelColumns(each, table.columns)))];
  for (const group of groups) refuseTexts(group, new Set(table.texts.map(({ cells }) => (cells[group] ?? '').trim())));
  const cluster = task.cluster === undefined ? undefined : requireColumn(table.columns, task.cluster);
  const predictor =
    task.model === undefined
      ? await openPipelinePredictor(config, around.clock)
      : await openModelPredictor(task.model, config);
  try {
    const truth = truthColumns(task.label, table, predictor, around);
    if (training !== undefined) requireLearnable(training, truth);
    requireMeasured(gates, [...truth.keys()], groups);
    const rows = await answerRows(table, { truth, groups, cluster }, predictor, around);
    return { truth, rows, groups, predictor };
  } finally {
    await predictor.close();
  }
}

function fieldOptions(
  field: string,
  { gapLimit, prices }: EvaluationTask,
  groups: readonly string[],
  predictor: Predictor,
  learningCurve: readonly LearningPoint[] | undefined,
): FieldOptions {
  return {
    field,
    groups,
    gapLimit,
    ...(prices === undefined ? {} : { prices }),
    ...(learningCurve === undefined ? {} : { learningCurve }),
    // urgency has an order; how many critical appeals are missed matters more than its accuracy
    ...(field === 'urgency' && predictor.bundled
      ? { ordered: { labels: URGENCIES, attention: 'critical', atLeast: 'high' } }
      : {}),
  };
}

function clusterNames({ cluster }: EvaluationTask, { texts }: LabelledTable): (string | undefined)[] | undefined {
  return cluster === undefined ? undefined : texts.map(({ cells }) => cells[cluster]);
}

async function dataOf(input: string, table: LabelledTable): Promise<{ sha256: string; file: string; records: number }> {
  // standard input is gone once read: there the hash is that of the records
  const content = input === '-' ? JSON.stringify(table.texts) : await readFile(input);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { sha256, file: basename(input), records: table.texts.length + table.skipped };
}
