/** Lanczos coefficients for g = 7, n = 9 (P. Godfrey 2001); relative error of the gamma function below 1e-14. */
const LANCZOS = [
  ...[0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059],
  ...[12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7],
];

/** ln Γ(x) for x ≥ 0.5. */
function logGamma(x: number): number {
  const z = x - 1;
  const t = z + 7.5;
  const sum = LANCZOS.reduce((total, each, index) => (index === 0 ? each : total + each / (z + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const CLOSE = 1e-15;
const MOST_STEPS = 10_000;
/** Stands for a denominator of 0 in Lentz's method. */
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b) for a, b ≥ 0.5 and 0 ≤ x ≤ 1, by its continued fraction
 * (DLMF 8.17.22, https://dlmf.nist.gov/8.17#v), which converges fast below the mean; above it by the symmetry
 * I_x(a, b) = 1 − I_{1−x}(b, a). With whole numbers it is a binomial tail: P(X ≥ k) = I_p(k, n − k + 1).
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(front) / a) * fraction(x, a, b);
}

/** The continued fraction by the modified Lentz method (Thompson and Barnett 1986, J. Comput. Phys. 64). */
function fraction(x: number, a: number, b: number): number {
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
