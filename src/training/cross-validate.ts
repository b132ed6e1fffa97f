import { argMax, type HeadInput, Heads, type Metrics, metricsOf } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { compare } from './columns.js';
import { complement, stratifiedFolds } from './folds.js';
import { groupNumbers } from './groups.js';
import { trainModel } from './train-model.js';
import type { TrainingRow, TrainOptions } from './types.js';

export interface CrossValidation {
  /** Over all labelled rows; the log loss over rows whose label the fold's model knows. */
  readonly metrics: Metrics;
  /** Labelled rows whose label the fold's model did not know, each an error. */
  readonly unknownLabel: number;
  /** Answer to each labelled row by a model that saw neither it nor a row of its text or group. */
  readonly answers: readonly { readonly row: number; readonly truth: string; readonly value: string; readonly confidence: number }[];
}

/**
 * Measures one column as a user would: trains on the other folds, the choice of C and the calibration included,
 * and predicts the fold left out. Every row counts, duplicates too. Throws what `trainModel` throws.
 */
export async function crossValidate(
  rows: readonly TrainingRow[],
  column: string,
  options: TrainOptions & { readonly outerFolds?: number },
): Promise<CrossValidation> {
  const { outerFolds = 5 } = options;
  const labelled = rows.flatMap((row, index) => (isBlank(row.labels[column]) ? [] : [index]));
  const truths = labelled.map((index) => rows[index]?.labels[column] ?? '');
  const labels = [...new Set(truths)].sort(compare);
  if (labels.length === 0) throw new MurojaatError('TRAINING_DATA', `Column "${column}" holds no label.`);
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const targets = truths.map((truth) => classOf.get(truth) ?? 0);
  const kept = pick(rows, labelled);
  const folds = stratifiedFolds(targets, groupNumbers(kept), outerFolds, options.seed);
  const probabilities = new Float64Array(kept.length * labels.length);
  const known = new Uint8Array(kept.length);
  for (const [index, fold] of folds.entries()) {
    const { model } = await trainModel(pick(kept, complement(fold, kept.length)), [column], options);
    const heads = new Heads(model);
    const places = heads.labels(column).map((label) => classOf.get(label) ?? 0);
    for (const row of fold) {
      const input: HeadInput | undefined = kept[row];
      if (input === undefined) continue;
      heads.probabilities(column, input).forEach((value, label) => {
        probabilities[row * labels.length + (places[label] ?? 0)] = value;
      });
      known[row] = places.includes(targets[row] ?? 0) ? 1 : 0;
    }
    options.onProgress?.('cross-validation', index + 1, folds.length);
  }
  return summary(labelled, truths, labels, targets, probabilities, known);
}

function summary(
  labelled: readonly number[],
  truths: readonly string[],
  labels: readonly string[],
  targets: readonly number[],
  probabilities: Float64Array,
  known: Uint8Array,
): CrossValidation {
  const width = labels.length;
  const metrics = metricsOf(targets, probabilities, width);
  let loss = 0;
  targets.forEach((target, row) => {
    if (known[row] === 1) loss -= Math.log(Math.max(1e-15, probabilities[row * width + target] ?? 0));
  });
  const knownRows = known.reduce((sum, one) => sum + one, 0);
  const answers = labelled.map((row, index) => {
    const own = probabilities.subarray(index * width, (index + 1) * width);
    const best = argMax(own);
    return { row, truth: truths[index] ?? '', value: labels[best] ?? '', confidence: own[best] ?? 0 };
  });
  return { metrics: { ...metrics, logLoss: loss / Math.max(1, knownRows) }, unknownLabel: targets.length - knownRows, answers };
}

function pick(rows: readonly TrainingRow[], indices: Iterable<number>): TrainingRow[] {
  const picked: TrainingRow[] = [];
  for (const index of indices) {
    const row = rows[index];
    if (row !== undefined) picked.push(row);
  }
  return picked;
}

function isBlank(label: string | undefined): boolean {
  return label === undefined || label.trim() === '';
}
