import { boundOf, gateName } from '../gates.js';
import type { Report } from '../report-schema.js';
import type { Page } from './paint.js';
import { figure, plural, printable } from './text.js';

/** How many gates were passed, and each missed one with what was expected and what was got. */
export function gateLines({ gates }: Report, { paint }: Page): string[] {
  if (gates === undefined) return [];
  const missed = gates.filter(({ passed }) => !passed);
  const total = plural(gates.length, 'gate', 'gates');
  if (missed.length === 0) return ['', `${total} passed.`];
  return [
    '',
    paint.bold(`${missed.length} of ${total} missed`),
    ...missed.map((gate) => `${printable(gateName(gate))}: expected ${boundOf(gate)}, got ${figure(gate.got)}`),
  ];
}
