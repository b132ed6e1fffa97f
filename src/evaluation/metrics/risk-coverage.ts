import type { Outcome } from './calibration.js';

/** The answers of at least `threshold` confidence, and how many of them are wrong. */
export interface Covered {
  readonly threshold: number;
  readonly count: number;
  readonly errors: number;
}

/** One point for each distinct confidence, falling: equal confidences are taken together, in whatever order rows come. */
export function coveredAt(outcomes: readonly Outcome[]): Covered[] {
  const falling = [...outcomes].sort((one, other) => other.confidence - one.confidence);
  const points: Covered[] = [];
  let errors = 0;
  for (const [index, { confidence, correct }] of falling.entries()) {
    if (!correct) errors++;
    if (falling[index + 1]?.confidence !== confidence) points.push({ threshold: confidence, count: index + 1, errors });
  }
  return points;
}

/**
 * Area under the risk–coverage curve (Geifman and El-Yaniv 2017, arXiv:1705.08500): mean over the answers of the share of
 * errors among those at least as sure. 0 is best; an order by chance gives the error rate. NaN without answers.
 */
export function areaUnderRisk(points: readonly Covered[]): number {
  const answers = points.at(-1)?.count ?? 0;
  const sum = points.reduce(
    (total, { count, errors }, index) => total + (count - (points[index - 1]?.count ?? 0)) * (errors / count),
    0,
  );
  return sum / answers;
}

/** The largest set of surest answers whose observed error is within `budget`; undefined where there is none. */
export function reachableAt(points: readonly Covered[], budget: number): Covered | undefined {
  return points.findLast(({ count, errors }) => errors <= budget * count);
}

/** At most `most` of the items, evenly by place, the first and the last among them. */
export function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const places = Array.from({ length: most }, (_, index) => Math.round((index * (items.length - 1)) / (most - 1)));
  return places.flatMap((place) => items.slice(place, place + 1));
}
