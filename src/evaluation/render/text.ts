/** What stands where a figure cannot be computed. */
export const NO_FIGURE = '–';

/** A label as it may be printed: one line, no control or formatting characters that could move the cursor. */
export function printable(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/**
 * Shortens to `width` characters as seen (grapheme clusters), two thirds of them the beginning, "…", then the end.
 * Long labels of one taxonomy often begin alike: of 161 Russian topics cut to 36 characters, 156 stay apart in this
 * way and 128 when only the beginning is kept.
 */
export function truncate(text: string, width: number): string {
  const letters = graphemes(text);
  if (letters.length <= width) return text;
  const tail = Math.max(0, Math.floor((width - 1) / 3));
  const head = Math.max(0, width - 1 - tail);
  return `${letters.slice(0, head).join('').trimEnd()}…${letters
    .slice(letters.length - tail)
    .join('')
    .trimStart()}`;
}

export function textWidth(text: string): number {
  return graphemes(text).length;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Three decimals: 0.853. */
export function figure(value: number | null): string {
  return value === null ? NO_FIGURE : value.toFixed(3);
}

/** "0.853 (0.827–0.876)". */
export function withInterval(value: number | null, interval: { low: number; high: number } | null): string {
  return interval === null ? figure(value) : `${figure(value)} (${range(interval)})`;
}

/** "0.827–0.876". */
export function range(interval: { low: number; high: number } | null): string {
  return interval === null ? NO_FIGURE : `${figure(interval.low)}–${figure(interval.high)}`;
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const BAR_CELLS = 8;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of up to eight cells for a share, in steps of a 64th. */
export function bar(share: number): string {
  const steps = Math.round(share * BAR_CELLS * 8);
  return '█'.repeat(Math.floor(steps / 8)) + (EIGHTHS[steps % 8] ?? '');
}

/** Breaks a sentence into lines of at most `width` characters at its spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
