/**
 * The Wright omega function of a real argument: the ω > 0 with ω + ln ω = x. A start by region and one step of
 * Fritsch, Shafer and Crowley, fourth order (Lawrence, Corless and Jeffrey 2012, "Algorithm 917",
 * doi:10.1145/2168773.2168779). Relative error below 1e-6.
 */
export function wrightOmega(x: number): number {
  if (x < -8) {
    const small = Math.exp(x);
    return small * (1 - small); // next term: 1.5 e^(2x), below 2e-7
  }
  const start = startOf(x);
  const residual = x - start - Math.log(start);
  const next = 1 + start;
  const term = 2 * next * (next + (2 / 3) * residual);
  return start * (1 + ((residual / next) * (term - residual)) / (term - 2 * residual));
}

function startOf(x: number): number {
  if (x < -1) {
    const small = Math.exp(x);
    return small / (1 + small);
  }
  if (x < 4) {
    const away = x - 1;
    return 1 + away / 2 + (away * away) / 16 - (away * away * away) / 192;
  }
  const log = Math.log(x);
  return x - log + log / x;
}
