export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % quantile of the normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * 95 % score interval of a share of independent rows (Wilson 1927; recommended for any n by Brown, Cai and DasGupta
 * 2001, Statistical Science 16(2)). Stays within 0 and 1 and keeps a width at 0 of n and n of n, where the plain
 * normal interval collapses. Undefined without rows.
 */
export function wilsonInterval(hits: number, rows: number): Interval | undefined {
  if (rows === 0) return undefined;
  const share = hits / rows;
  const z2 = Z_95 ** 2;
  const centre = (share + z2 / (2 * rows)) / (1 + z2 / rows);
  const half = (Z_95 / (1 + z2 / rows)) * Math.sqrt((share * (1 - share)) / rows + z2 / (4 * rows * rows));
  return { low: hits === 0 ? 0 : centre - half, high: hits === rows ? 1 : centre + half };
}
