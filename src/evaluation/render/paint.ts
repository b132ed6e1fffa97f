/** ANSI styles (ECMA-48, SGR), or none for a pipe or a person who asked for none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Colours a figure from 0 to 1 by how good it is. */
  readonly grade: (text: string, value: number) => string;
}

/** Width and style that the parts of a page are drawn with. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

const GOOD = 0.8;
const FAIR = 0.6;

export function paintFor(colour: boolean): Paint {
  const style = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  const [green, yellow, red] = [style(32, 39), style(33, 39), style(31, 39)];
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    grade: (text, value) => (value >= GOOD ? green : value >= FAIR ? yellow : red)(text),
  };
}
