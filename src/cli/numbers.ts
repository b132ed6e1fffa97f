import { MurojaatError } from '../domain/index.js';

/** A whole number of at least `least`. @throws MurojaatError USAGE */
export function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw notUsable(option, value, `a whole number, ${least} or more`);
}

/** A number from 0 to `most`, with a point or a comma; undefined where the option was not given. @throws MurojaatError USAGE */
export function amount(option: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value.replace(',', '.'));
  if (value.trim() !== '' && number >= 0 && number <= most) return number;
  throw notUsable(option, value, `a number from 0 to ${most}`);
}

function notUsable(option: string, got: string, expected: string): MurojaatError {
  return new MurojaatError('USAGE', `${option} is not a number it can use`, {
    expected,
    got,
    fix: `leave ${option} out`,
  });
}
