import type { FieldReport } from '../../report-schema.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { shortened } from './shortened.js';

/** Larger maps are cut to the labels with most records. */
const MOST_LABELS = 45;
const CELL = 13;
const NAMES = 130;

/** The confusion map: the share of each label's records that was given each value. */
export function heatMap({ confusion, perClass }: FieldReport, page: Page): Markup {
  const labels = [...perClass]
    .filter(({ support, predicted }) => support + predicted > 0)
    .sort((one, other) => other.support - one.support || (one.label < other.label ? -1 : 1))
    .slice(0, MOST_LABELS);
  const place = new Map(labels.map(({ label }, index) => [label, index]));
  const support = new Map(labels.map((each) => [each.label, each.support]));
  const side = NAMES + labels.length * CELL;
  const cells = confusion.cells.flatMap(({ label, value, count }) => {
    const [row, column] = [place.get(label), place.get(value)];
    const all = support.get(label) ?? 0;
    if (row === undefined || column === undefined || all === 0) return [];
    const share = count / all;
    const kind = row === column ? 'right' : 'wrong';
    const title = `${label} → ${value}: ${page.say('of', page.count(count), page.count(all))}`;
    return [
      html`<rect class="cell ${kind}" x="${NAMES + column * CELL}" y="${NAMES + row * CELL}" width="${CELL - 1}" height="${CELL - 1}" opacity="${Math.round((0.12 + 0.88 * share) * 100) / 100}"><title>${title}</title></rect>`,
    ];
  });
  const names = labels.map(({ label }, index) => {
    const at = NAMES + index * CELL + CELL - 3;
    return html`<text class="name" x="${NAMES - 4}" y="${at}" text-anchor="end">${shortened(label)}</text><text class="name" transform="translate(${at} ${NAMES - 4}) rotate(-90)">${shortened(label)}</text>`;
  });
  return html`<svg class="heat" viewBox="0 0 ${side} ${side}" style="min-width:${Math.round(side * 0.8)}px" role="img" aria-label="${page.say('confusion')}">${names}${cells}</svg>`;
}
