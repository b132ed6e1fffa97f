/** What a classifier said; `undefined` where it said nothing because the record failed. */
export type Prediction = string | undefined;

/** How one class fared. `support`: rows that have the label; `predicted`: rows that were given it. */
export interface ClassScores {
  readonly label: string;
  readonly support: number;
  readonly predicted: number;
  readonly correct: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

interface Tally {
  support: number;
  predicted: number;
  correct: number;
}

/**
 * Precision, recall and F1 of every class that is a label or a prediction somewhere, largest support first.
 * A ratio without a denominator (never predicted, never a label) is 0, as scikit-learn's `zero_division=0`.
 * Both lists are parallel; a failed row counts in its label's support and nowhere else.
 */
export function classScores(truth: readonly string[], predicted: readonly Prediction[]): ClassScores[] {
  const tallies = new Map<string, Tally>();
  for (const [row, label] of truth.entries()) {
    const guess = predicted[row];
    const own = tallyOf(tallies, label);
    own.support++;
    if (guess === undefined) continue;
    tallyOf(tallies, guess).predicted++;
    if (guess === label) own.correct++;
  }
  return [...tallies].map(([label, tally]) => scoresOf(label, tally)).sort(bySupport);
}

/**
 * Mean F1 over the classes that occur among the labels: `f1_score(average="macro", labels=np.unique(y_true))`.
 * A prediction that is nobody's label costs its victims recall but adds no class of F1 0 to the mean, so the figure
 * does not depend on how many classes the model knows. NaN without rows.
 */
export function macroF1(scores: readonly ClassScores[]): number {
  const present = scores.filter(({ support }) => support > 0);
  return present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
}

/** Mean F1 weighted by support: `f1_score(average="weighted")`. NaN without rows. */
export function weightedF1(scores: readonly ClassScores[]): number {
  const rows = scores.reduce((sum, { support }) => sum + support, 0);
  return scores.reduce((sum, { f1, support }) => sum + f1 * support, 0) / rows;
}

function tallyOf(tallies: Map<string, Tally>, label: string): Tally {
  const known = tallies.get(label);
  if (known !== undefined) return known;
  const fresh = { support: 0, predicted: 0, correct: 0 };
  tallies.set(label, fresh);
  return fresh;
}

function scoresOf(label: string, { support, predicted, correct }: Tally): ClassScores {
  return {
    label,
    support,
    predicted,
    correct,
    precision: predicted === 0 ? 0 : correct / predicted,
    recall: support === 0 ? 0 : correct / support,
    // 2TP / (2TP + FP + FN): the harmonic mean without its own division by zero
    f1: correct === 0 ? 0 : (2 * correct) / (support + predicted),
  };
}

function bySupport(one: ClassScores, other: ClassScores): number {
  return other.support - one.support || compareText(one.label, other.label);
}

/** Order of UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
