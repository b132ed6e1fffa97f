import { argMax, Heads, type Metrics, metricsOf } from '../classification/index.js';
import { compare, labelOf } from './columns.js';
import { answersOf, type Figures, figuresOf } from './figures.js';
import { complement, stratifiedFolds } from './folds.js';
import { groupNumbers } from './groups.js';
import { gathered } from './held-out.js';
import { trainModel } from './train-model.js';
import type { TrainingRow, TrainOptions } from './types.js';

export interface CrossValidation {
  /** Over all labelled rows; the log loss over rows whose label the fold's model knows. */
  readonly metrics: Metrics;
  /** Accuracy and F1 with intervals, over all labelled rows; undefined without one. */
  readonly figures: Figures | undefined;
  /** Labelled rows whose label the fold's model did not know, each an error. */
  readonly unknownLabel: number;
  /** Answer to each labelled row by a model that saw neither it nor a row of its text or group. */
  readonly answers: readonly {
    readonly row: number;
    readonly truth: string;
    readonly value: string;
    readonly confidence: number;
  }[];
}

/**
 * Measures columns as a user would: trains on the other folds, the choice of C and the calibration included, and
 * predicts the fold left out. Every labelled row counts, duplicates too. Throws what `trainModel` throws.
 */
export async function crossValidate(
  rows: readonly TrainingRow[],
  columns: readonly string[],
  options: TrainOptions & { readonly outerFolds?: number },
): Promise<Record<string, CrossValidation>> {
  const { outerFolds = 5 } = options;
  const outcomes = columns.map((name) => emptyOutcome(rows, name));
  const targets = outcomes.map((outcome) => outcome.targets);
  const folds = stratifiedFolds(targets, groupNumbers(rows), outerFolds, options.seed);
  for (const [index, fold] of folds.entries()) {
    const { model } = await trainModel(pick(rows, complement(fold, rows.length)), columns, options);
    const heads = new Heads(model);
    for (const outcome of outcomes) if (heads.columns.includes(outcome.column)) answer(outcome, heads, rows, fold);
    options.onProgress?.('cross-validation', index + 1, folds.length);
  }
  return Object.fromEntries(outcomes.map((outcome) => [outcome.column, summary(outcome, options.seed)]));
}

/** What is known of one column's rows; -1 stands for a row without a label. */
interface Outcome {
  readonly column: string;
  readonly labels: readonly string[];
  readonly targets: Int32Array;
  /** rows × labels. */
  readonly probabilities: Float64Array;
  /** 1 where the fold's model knew the row's label. */
  readonly known: Uint8Array;
}

function emptyOutcome(rows: readonly TrainingRow[], column: string): Outcome {
  const truths = rows.map((row) => labelOf(row, column));
  const labels = [...new Set(truths.filter((label) => label !== undefined))].sort(compare);
  const classOf = new Map(labels.map((label, index) => [label, index]));
  return {
    column,
    labels,
    targets: Int32Array.from(truths, (label) => classOf.get(label ?? '') ?? -1),
    probabilities: new Float64Array(rows.length * labels.length),
    known: new Uint8Array(rows.length),
  };
}

function answer(
  { column, labels, targets, probabilities, known }: Outcome,
  heads: Heads,
  rows: readonly TrainingRow[],
  fold: Uint32Array,
): void {
  const places = heads.labels(column).map((label) => labels.indexOf(label));
  for (const row of fold) {
    const input = rows[row];
    if (input === undefined) continue;
    heads.probabilities(column, input).forEach((value, label) => {
      probabilities[row * labels.length + (places[label] ?? 0)] = value;
    });
    known[row] = places.includes(targets[row] ?? -1) ? 1 : 0;
  }
}

function summary({ labels, targets, probabilities, known }: Outcome, seed: number): CrossValidation {
  const width = labels.length;
  const labelled = Uint32Array.from([...targets.keys()].filter((row) => (targets[row] ?? -1) >= 0));
  const knownRows = labelled.filter((row) => known[row] === 1);
  const of = (places: Uint32Array): Metrics =>
    metricsOf(
      Array.from(places, (row) => targets[row] ?? 0),
      gathered(probabilities, places, width),
      width,
    );
  const answers = Array.from(labelled, (row) => {
    const best = argMax(probabilities, row * width, width);
    const confidence = probabilities[row * width + best] ?? 0;
    return { row, truth: labels[targets[row] ?? 0] ?? '', value: labels[best] ?? '', confidence };
  });
  return {
    metrics: { ...of(labelled), logLoss: of(knownRows).logLoss },
    figures: figuresOf(
      Array.from(labelled, (row) => targets[row] ?? 0),
      answersOf(gathered(probabilities, labelled, width), width),
      width,
      seed,
    ),
    unknownLabel: labelled.length - knownRows.length,
    answers,
  };
}

function pick(rows: readonly TrainingRow[], indices: Iterable<number>): TrainingRow[] {
  return Array.from(indices, (index) => rows[index]).filter((row) => row !== undefined);
}
