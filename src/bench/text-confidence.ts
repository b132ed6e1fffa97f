import type { Services } from '../app/index.js';
import type { Field } from '../domain/index.js';
import { confidenceOf, type Weighed } from '../triage/index.js';

/** Texts of which is kept what the models say: one appeal's changes are asked for each field. */
const KEPT = 500;

/** Calibrated probability of a field's value for a text. @throws MurojaatError EMPTY_TEXT */
export function confidenceOfTexts(services: Services): (text: string, field: Field, value: string) => Promise<number> {
  const known = new Map<string, Promise<Weighed>>();
  const weighedOf = (text: string): Promise<Weighed> => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const weighed = services.weigh(text);
    if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
    known.set(text, weighed);
    return weighed;
  };
  return async (text, field, value) => confidenceOf(field, value, await weighedOf(text), services.calibration);
}
