import type { LabelledRow } from './types.js';

/**
 * Numbers the rows so that rows of the same text or the same `group`, directly or through others, share a number
 * (union–find with path halving).
 */
export function groupNumbers(rows: readonly LabelledRow[]): Uint32Array {
  const parent = Uint32Array.from(rows, (_, index) => index);
  const find = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      const above = parent[at] ?? at;
      parent[at] = parent[above] ?? above;
      at = parent[at] ?? at;
    }
    return at;
  };
  const first = { text: new Map<string, number>(), group: new Map<string, number>() };
  const join = (known: Map<string, number>, key: string, row: number): void => {
    const other = known.get(key);
    if (other === undefined) known.set(key, row);
    // the lower number wins, so that the result does not depend on how chains were walked
    else parent[Math.max(find(row), find(other))] = Math.min(find(row), find(other));
  };
  rows.forEach((row, index) => {
    join(first.text, row.ngramText, index);
    if (row.group !== undefined && row.group !== '') join(first.group, row.group, index);
  });
  return parent.map((_, row) => find(row));
}
