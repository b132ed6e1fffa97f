import { stripVTControlCharacters } from 'node:util';
import CliTable3 from 'cli-table3';
import type { Page } from './paint.js';
import { printable, textWidth, truncate } from './text.js';

const GAP = 2;
const NARROWEST_NAME = 12;

/** Only a rule under the head: reads the same on a screen, in a pipe and in a letter. */
const RULED = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '', middle: '', mid: '─', 'mid-mid': '' },
};

/**
 * A table whose first column holds names and takes what `width` leaves (shortened with "…"); the others hold figures,
 * set right, and are never shortened. Heads may have two lines. `bars`: the last column is set left.
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { width, paint, bars = false }: Page & { readonly bars?: boolean },
): string[] {
  const named = rows.map(([name = '', ...figures]) => [printable(name), ...figures]);
  const [nameWidth, ...figureWidths] = columnWidths(heads, named, width);
  const [nameHead = '', ...figureHeads] = heads;
  const drawn = new CliTable3({
    head: [truncate(nameHead, nameWidth), ...figureHeads].map((head) => boldLines(head, paint)),
    colWidths: [nameWidth, ...figureWidths.map((each) => each + GAP)],
    colAligns: ['left', ...figureWidths.map(() => 'right' as const)],
    rowAligns: ['bottom'],
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: RULED,
  });
  for (const [name = '', ...figures] of named) {
    const bar = bars ? [{ content: `${' '.repeat(GAP)}${figures.pop() ?? ''}`, hAlign: 'left' as const }] : [];
    drawn.push([truncate(name, nameWidth), ...figures, ...bar]);
  }
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function boldLines(head: string, paint: Page['paint']): string {
  return head.split('\n').map(paint.bold).join('\n');
}

/** Width of each column's content; the first gives way where they do not fit. */
function columnWidths(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): [number, ...number[]] {
  const [name = 0, ...figures] = heads.map((head, column) => {
    const cells = [...head.split('\n'), ...rows.map((row) => row[column] ?? '')];
    return Math.max(...cells.map((cell) => textWidth(stripVTControlCharacters(cell))));
  });
  const rest = figures.reduce((sum, each) => sum + each + GAP, 0);
  return [Math.max(NARROWEST_NAME, Math.min(name, width - rest)), ...figures];
}
