import { type Candidate, SCORE } from './candidate.js';
import { findAll } from './numbers.js';
import type { Page } from './page.js';

const AT = /@|\((?:at|эт|собака)\)|\[at\]|(?<= )(?:собака|at)(?= )/g;
const LOCAL_PART = /[\p{L}\d][\p{L}\d._%+-]{0,63}$/u;
const DOMAIN = /^[\p{L}\d](?:[\p{L}\d-]{0,62}\.){1,6}\p{L}{2,24}(?![\p{L}\d_])/u;
/** A provider named without its zone: "name@gmail". */
const PROVIDER = /^(?:gmail|mail|yandex|inbox|umail|bk|list|outlook|hotmail|icloud)(?![\p{L}\d])/u;
const LOCAL_LIMIT = 64;
const DOMAIN_LIMIT = 128;

/** Looks to both sides of every at sign, so that time stays linear; spaces around it and "(at)" are how people hide one. */
export function recogniseEmails(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  for (const at of findAll(page.lower, AT)) {
    const left = page.lower.slice(Math.max(0, at.start - LOCAL_LIMIT - 1), at.start);
    const right = page.lower.slice(at.end, at.end + DOMAIN_LIMIT);
    const local = LOCAL_PART.exec(left.trimEnd());
    const domainAt = right.length - right.trimStart().length;
    const spaceBefore = left.length - left.trimEnd().length;
    const domain = DOMAIN.exec(right.trimStart()) ?? (at.written === '@' ? PROVIDER.exec(right) : null);
    if (local === null || domain === null || spaceBefore > 1 || spaceBefore !== domainAt) continue;
    const start = at.start - left.length + local.index;
    candidates.push({ start, end: at.end + domainAt + domain[0].length, type: 'email', score: SCORE.named });
  }
  return candidates;
}
