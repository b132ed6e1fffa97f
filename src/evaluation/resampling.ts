import type { EvaluationRow } from './rows.js';
import { type BootstrapPlan, clustersOf } from './statistics/index.js';

/** How intervals are found: the same for all figures of a report. */
export interface Resampling {
  readonly samples: number;
  readonly seed: number;
}

const SEED = 1;
const SAMPLES = 2000;
/** Above this many rows intervals are narrow, and the time counts more than their third digit. */
const MANY_ROWS = 10_000;
const FEWER_SAMPLES = 500;

/** 2,000 resamples, 500 where there are more than 10,000 rows. */
export function resamplingFor(rows: number): Resampling {
  return { samples: rows > MANY_ROWS ? FEWER_SAMPLES : SAMPLES, seed: SEED };
}

export function planFor(rows: readonly EvaluationRow[], { samples, seed }: Resampling): BootstrapPlan {
  return { samples, seed, clusterOf: clustersOf(rows.map(({ cluster }) => cluster)) };
}
