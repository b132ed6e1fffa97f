import { MurojaatError } from '../domain/index.js';
import { cohenKappa } from './metrics/index.js';
import { orNull } from './scores.js';

export interface Agreement {
  readonly n: number;
  readonly agreed: number;
  /** Share of records on which both readers agree; null without records. */
  readonly raw: number | null;
  /** Cohen's kappa; null without records, or where both readers use one and the same label only. */
  readonly kappa: number | null;
}

/**
 * How far two readers agree on the same records in the same order.
 * @throws MurojaatError USAGE where the lists differ in length
 */
export function compareAgreement(first: readonly string[], second: readonly string[]): Agreement {
  if (first.length !== second.length) {
    throw new MurojaatError('USAGE', 'Two readings can be compared only on the same records', {
      expected: `${first.length} labels of the second reader`,
      got: `${second.length}`,
    });
  }
  const agreed = first.filter((label, row) => label === second[row]).length;
  return {
    n: first.length,
    agreed,
    raw: orNull(agreed / first.length),
    kappa: orNull(cohenKappa(first, second)),
  };
}
