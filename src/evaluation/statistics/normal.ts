/** Φ(x), the standard normal distribution function. Error below 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17). */
export function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** E|X| of a normal X (the folded normal's mean; Leone, Nelson and Nottingham 1961, Technometrics 3). */
export function foldedNormalMean(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean);
  const ratio = mean / deviation;
  const spread = deviation * Math.sqrt(2 / Math.PI) * Math.exp((-ratio * ratio) / 2);
  return spread + mean * (1 - 2 * normalCdf(-ratio));
}
