import {
  type Distribution,
  groupsOf,
  LEAST_PROBABILITY,
  logLength,
  logSumExp,
  type Temperature,
  type TextFeatures,
} from '../classification/index.js';
import { minimise } from './lbfgs.js';

/** One field's uncalibrated distribution over one text that neither heads nor encoder have learnt from, and its truth. */
export interface CalibrationRow {
  readonly distribution: Distribution;
  /** The true label; one that the distribution does not know tells nothing of a temperature and is passed over. */
  readonly truth: string;
  readonly features: TextFeatures;
}

/** A group (a language, a script) of fewer texts has no weight of its own. */
export const FEWEST_IN_GROUP = 40;
/**
 * Standard deviations of the weights held likely beforehand (a Gaussian prior, that is a ridge): the intercept is
 * nearly free; a doubling of the length and a language or script change ln T by a few tenths at most, unless many
 * texts say otherwise.
 */
const DEVIATION = { intercept: 2, slope: 0.2, group: 0.2 } as const;
const TOLERANCE = 1e-9;
const MOST_ITERATIONS = 200;

/**
 * Fits the temperature of a field: T = exp(w·x) with x = 1, centred ln length, one indicator a group, by minimal log
 * loss and the ridge (see `temperature` in classification/). Without rows T = 1.
 */
export function fitTemperature(rows: readonly CalibrationRow[]): Temperature {
  const known = rows.flatMap((row) => {
    const truth = row.distribution.findIndex(({ value }) => value === row.truth);
    return truth < 0 ? [] : [{ ...row, truth }];
  });
  const lengths = known.map(({ features }) => logLength(features));
  const centre = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const groups = largeGroups(known);
  const samples = known.map(({ distribution, truth, features }, row) => ({
    logs: Float64Array.from(distribution, ({ confidence }) => Math.log(Math.max(LEAST_PROBABILITY, confidence))),
    truth,
    inputs: [1, (lengths[row] ?? 0) - centre, ...groups.map((group) => (groupsOf(features).includes(group) ? 1 : 0))],
  }));
  const deviations = [DEVIATION.intercept, DEVIATION.slope, ...groups.map(() => DEVIATION.group)];
  const [intercept = 0, slope = 0, ...weights] = minimised(samples, deviations);
  const range: [number, number] = lengths.length === 0 ? [0, 0] : [Math.min(...lengths), Math.max(...lengths)];
  return { intercept, slope, centre, range, groups: Object.fromEntries(groups.map((g, at) => [g, weights[at] ?? 0])) };
}

function largeGroups(rows: readonly { readonly features: TextFeatures }[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of rows)
    for (const group of groupsOf(features)) counts.set(group, (counts.get(group) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= FEWEST_IN_GROUP).map(([group]) => group);
  // a group that holds every text says nothing beside the intercept
  return names.filter((group) => (counts.get(group) ?? 0) < rows.length).sort();
}

interface Sample {
  /** ln p of each label. */
  readonly logs: Float64Array;
  /** Place of the true label. */
  readonly truth: number;
  readonly inputs: readonly number[];
}

function minimised(samples: readonly Sample[], deviations: readonly number[]): Float64Array {
  const point = new Float64Array(deviations.length);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (const sample of samples) loss += addLoss(sample, at, gradient);
    deviations.forEach((deviation, index) => {
      const weight = at[index] ?? 0;
      loss += (weight / deviation) ** 2 / 2;
      gradient[index] = (gradient[index] ?? 0) + weight / deviation ** 2;
    });
    return loss;
  };
  for (const _ of minimise(point, objective, { tolerance: TOLERANCE, maximumIterations: MOST_ITERATIONS }));
  return point;
}

/** −ln of the true label's share in p^s, s = e^(−w·x); adds its gradient by w. */
function addLoss({ logs, truth, inputs }: Sample, point: Float64Array, gradient: Float64Array): number {
  const sharpness = Math.exp(-inputs.reduce((sum, input, index) => sum + input * (point[index] ?? 0), 0));
  const scores = logs.map((log) => sharpness * log);
  const total = logSumExp(scores);
  const mean = logs.reduce((sum, log, label) => sum + Math.exp((scores[label] ?? 0) - total) * log, 0);
  const slope = -sharpness * (mean - (logs[truth] ?? 0));
  inputs.forEach((input, index) => {
    gradient[index] = (gradient[index] ?? 0) + slope * input;
  });
  return total - (scores[truth] ?? 0);
}
