/**
 * Weights of a column's label scores, one a label, that sum to 0: the difference that an explanation explains. With
 * one label at 1 and another at -1 it is the margin between the two.
 */
export type Contrast = Float64Array;

/** Labels with a smaller share of what is left do not count: they change no word's place among the credits. */
const SLIGHT = 1e-3;

/**
 * A label against the others, each by its share of what is left: the derivative of ln(p / (1 - p)), the log odds of
 * the label's probability, by the scores. Words are then credited with what they do to the confidence that is shown:
 * against the runner-up alone, a word that only tells both from the rest would count for nothing, and against the
 * plain mean, labels that nobody thinks of would count as much as the rival (docs/decisions/0011).
 * @param probabilities softmax of the scores, in class order
 */
export function oddsContrast(probabilities: Float64Array, label: number): Contrast {
  const contrast = new Float64Array(probabilities.length);
  const rest = 1 - (probabilities[label] ?? 0);
  let counted = 0;
  for (let other = 0; other < contrast.length; other++) {
    const probability = probabilities[other] ?? 0;
    if (other === label || !(probability > SLIGHT * rest)) continue;
    contrast[other] = -probability;
    counted += probability;
  }
  if (counted === 0) return contrast;
  for (let other = 0; other < contrast.length; other++) contrast[other] = (contrast[other] ?? 0) / counted;
  contrast[label] = 1;
  return contrast;
}
