import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { shortened } from './shortened.js';

export interface IntervalRow {
  readonly name: string;
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

const WIDTH = 360;
const NAMES = 150;
const ROW = 24;

/** One dot with its interval a row, on a scale from 0 to 1. */
export function intervalsChart(rows: readonly IntervalRow[], title: string, page: Page): Markup {
  const x = (value: number): number => Math.round((NAMES + value * (WIDTH - NAMES - 16)) * 10) / 10;
  const height = rows.length * ROW + 24;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (tick) =>
      html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="4" y2="${height - 20}"/><text class="tick" x="${x(tick)}" y="${height - 6}" text-anchor="middle">${page.percent(tick)}</text>`,
  );
  const marks = rows.map(({ name, value, interval }, index) => {
    const y = index * ROW + 16;
    const line =
      interval === null
        ? ''
        : html`<line class="whisker" x1="${x(interval.low)}" x2="${x(interval.high)}" y1="${y}" y2="${y}"/>`;
    const dot =
      value === null
        ? ''
        : html`<circle class="mark" cx="${x(value)}" cy="${y}" r="4.5"><title>${page.share(value)}</title></circle>`;
    return html`<text class="name" x="${NAMES - 8}" y="${y + 4}" text-anchor="end"><title>${name}</title>${name === '' ? '–' : shortened(name)}</text>${line}${dot}`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">${ticks}${marks}</svg>`;
}
