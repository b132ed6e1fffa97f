import { type ColumnManifest, metricsOf } from '../classification/index.js';
import type { ColumnData } from './columns.js';
import { type Combination, combined, fitCombination, type HeldOut } from './combination.js';
import { answersOf, figuresOf } from './figures.js';
import type { FittedViews } from './fit-views.js';
import { gathered, heldOutRows, reordered } from './held-out.js';
import { outOfFold, softmaxOfRows } from './out-of-fold.js';
import { relatedHeldOut, relationTable } from './related.js';
import type { Expectation } from './types.js';

/** A head in full precision. */
export interface FittedHead {
  readonly manifest: ColumnManifest;
  /** Absent where nothing could be held out. */
  readonly expected: Expectation | undefined;
  readonly denseWeights: Float32Array;
  readonly denseBias: Float32Array;
  /** (features + 1) × classes, row-major; the last row is the bias. */
  readonly ngramWeights: Float32Array;
  readonly aloneBias: Float64Array;
  readonly outputBias: Float64Array;
  /** One for each related column of the manifest, in its order. */
  readonly tables: readonly Float32Array[];
}

/** Another column is asked only where its weight is more than this … */
const LEAST_WEIGHT = 0.05;
/** … and where all of them together lower the held-out log loss by this share, and cost no accuracy. */
const LEAST_GAIN = 0.005;

/**
 * Completes the heads: each column's two views are pooled with what the other columns' views tell through the
 * labels that go together (a topic and its category), where held-out rows show that it helps.
 */
export function fitHeads(columns: readonly FittedViews[], seed: number): FittedHead[] {
  const probabilities = columns.map(({ data, heldOut, alone }) =>
    combined([heldOut.dense, heldOut.ngram], data.labels.length, alone),
  );
  return columns.map((column) => {
    const others = columns.flatMap((other, index) => {
      const known = probabilities[index];
      if (other === column || known === undefined) return [];
      const width = other.data.labels.length;
      const { fits } = column.holdOut;
      const own = reordered(known, width, heldOutRows(other.holdOut.fits), heldOutRows(fits));
      return [{ data: other.data, scores: relatedHeldOut(other.data, column.data, fits, own) }];
    });
    return fitHeadOf(column, others, seed);
  });
}

interface Other {
  readonly data: ColumnData;
  /** Scores of this column's labels for all held-out rows, as the other column tells them. */
  readonly scores: Float64Array;
}

interface Pool {
  readonly others: readonly Other[];
  readonly combination: Combination;
  /** Held-out probabilities of the judged rows. */
  readonly probabilities: Float64Array;
}

function fitHeadOf(column: FittedViews, others: readonly Other[], seed: number): FittedHead {
  const { data, judged, alone } = column;
  const classes = data.labels.length;
  const pool = bestPool(column, others);
  const [dense = 0, ngram = 0, ...weights] = pool.combination.weights;
  const judge = (probabilities: Float64Array) => metricsOf(judged.targets, probabilities, classes);
  const ofView = (logits: Float64Array) => judge(softmaxOfRows(gathered(logits, judged.places, classes), classes));
  return {
    manifest: {
      name: data.name,
      labels: [...data.labels],
      counts: [...data.counts],
      kind: 'softmax',
      chosenC: column.chosenC,
      combination: { dense, ngram },
      alone: { dense: alone.weights[0] ?? 0, ngram: alone.weights[1] ?? 0 },
      related: pool.others.map((other, index) => ({ column: other.data.name, weight: weights[index] ?? 0 })),
      outOfFold:
        judged.targets.length === 0
          ? null
          : {
              combined: judge(pool.probabilities),
              dense: ofView(column.heldOut.dense),
              ngram: ofView(column.heldOut.ngram),
            },
      folds: column.holdOut.fits.length,
      report: data.report,
    },
    denseWeights: column.dense.weights,
    denseBias: column.dense.bias,
    ngramWeights: column.ngram.weights,
    expected: expectation(column, pool, seed),
    aloneBias: alone.bias,
    outputBias: pool.combination.bias,
    tables: pool.others.map((other) => relationTable(other.data, data, new Set())),
  };
}

function expectation({ judged, heldOut, data }: FittedViews, pool: Pool, seed: number): Expectation | undefined {
  const classes = data.labels.length;
  const judge = (scores: Float64Array) => figuresOf(judged.targets, answersOf(scores, classes), classes, seed);
  const combined = judge(pool.probabilities);
  const dense = judge(gathered(heldOut.dense, judged.places, classes));
  const ngram = judge(gathered(heldOut.ngram, judged.places, classes));
  if (combined === undefined || dense === undefined || ngram === undefined) return undefined;
  return { combined, dense, ngram };
}

function bestPool(column: FittedViews, others: readonly Other[]): Pool {
  const own = poolOf(column, [], column.alone);
  if (others.length === 0) return own;
  const all = fitCombination(heldOutOf(column, others));
  const useful = others.filter((_, index) => (all.weights[2 + index] ?? 0) > LEAST_WEIGHT);
  if (useful.length === 0) return own;
  const pooled = poolOf(column, useful);
  const { judged, data } = column;
  const judge = ({ probabilities }: Pool) => metricsOf(judged.targets, probabilities, data.labels.length);
  const [before, after] = [judge(own), judge(pooled)];
  // log loss alone can fall while fewer answers are right: 75 bodies lost 1.4 points of accuracy that way
  const trusted = pooled.combination.weights.slice(2).every((weight) => weight > LEAST_WEIGHT);
  const helps = trusted && after.logLoss < before.logLoss * (1 - LEAST_GAIN) && after.accuracy >= before.accuracy;
  return helps ? pooled : own;
}

function poolOf(column: FittedViews, others: readonly Other[], known?: Combination): Pool {
  const heldOut = heldOutOf(column, others);
  const combination = known ?? fitCombination(heldOut);
  return { others, combination, probabilities: outOfFold(heldOut, column.judged.sizes, combination) };
}

function heldOutOf({ data, judged, heldOut }: FittedViews, others: readonly Other[]): HeldOut {
  const classes = data.labels.length;
  const sources = [heldOut.dense, heldOut.ngram, ...others.map((other) => other.scores)];
  return {
    classes,
    targets: judged.targets,
    sources: sources.map((source) => gathered(source, judged.places, classes)),
  };
}

/** The head of a column with one label: it says that label, whatever the text. */
export function constantHead(data: ColumnData, dimensions: number, features: number): FittedHead {
  return {
    manifest: {
      name: data.name,
      labels: [...data.labels],
      counts: [...data.counts],
      kind: 'constant',
      chosenC: { dense: 0, ngram: 0 },
      combination: { dense: 0, ngram: 0 },
      alone: { dense: 0, ngram: 0 },
      related: [],
      outOfFold: null,
      folds: 0,
      report: data.report,
    },
    denseWeights: new Float32Array(dimensions),
    denseBias: new Float32Array(1),
    ngramWeights: new Float32Array(features + 1),
    expected: undefined,
    aloneBias: new Float64Array(1),
    outputBias: new Float64Array(1),
    tables: [],
  };
}
