import type { Candidate } from './candidate.js';

/**
 * Sorted candidates of which no two overlap. Overlapping ones become one span that covers them all, so that no
 * rest of a number stays readable; its type is that of the surer, then longer, then earlier one.
 */
export function resolve(candidates: readonly Candidate[]): Candidate[] {
  const ordered = candidates.toSorted((a, b) => a.start - b.start || b.end - a.end || b.score - a.score);
  const resolved: Candidate[] = [];
  for (const candidate of ordered) {
    const last = resolved.at(-1);
    if (last === undefined || candidate.start >= last.end) resolved.push(candidate);
    else resolved[resolved.length - 1] = join(last, candidate);
  }
  return resolved;
}

function join(first: Candidate, second: Candidate): Candidate {
  const { type, score } = isStronger(second, first) ? second : first;
  return { start: first.start, end: Math.max(first.end, second.end), type, score };
}

function isStronger(one: Candidate, other: Candidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  return one.end - one.start > other.end - other.start;
}
