const MOST_SIGNS = 24;

/** A name that fits beside a chart; the whole one belongs into a `title`. */
export function shortened(name: string): string {
  const signs = [...name];
  return signs.length <= MOST_SIGNS ? name : `${signs.slice(0, MOST_SIGNS - 1).join('')}…`;
}
