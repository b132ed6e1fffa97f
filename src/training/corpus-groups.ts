/** What ties texts of the corpus together: the same matter told again, or a pair in the same words. */
export interface CorpusLine {
  readonly matter: string;
  readonly pair?: string | undefined;
}

/**
 * The group of each line: lines that share a `matter` or a `pair`, directly or over others, are one group and never
 * parted by a split or a fold. A group is named by the first of its matters in code-unit order.
 */
export function corpusGroups(lines: readonly CorpusLine[]): string[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let above = parent.get(at); above !== undefined && above !== at; above = parent.get(at)) at = above;
    return at;
  };
  for (const { matter, pair } of lines) {
    const [one, other] = [root(`m ${matter}`), root(pair === undefined ? `m ${matter}` : `p ${pair}`)];
    if (one !== other) parent.set(other, one);
  }
  const names = new Map<string, string>();
  for (const { matter } of lines) {
    const key = root(`m ${matter}`);
    const name = names.get(key);
    if (name === undefined || matter < name) names.set(key, matter);
  }
  return lines.map(({ matter }) => names.get(root(`m ${matter}`)) ?? matter);
}
