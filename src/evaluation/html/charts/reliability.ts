import type { ReliabilityBin } from '../../report-parts-schema.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { plot, scalesOf } from './plot.js';

const FRAME = { width: 360, height: 320, mostX: 1, mostY: 1 };

/** Reliability diagram: accuracy of each bin of confidences with its interval; the diagonal is perfect. */
export function reliabilityChart(bins: readonly ReliabilityBin[], page: Page): Markup {
  const scales = scalesOf(FRAME);
  const texts = {
    title: page.say('calibration'),
    x: page.say('confidence'),
    y: page.say('accuracy'),
    format: page.percent,
  };
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const marks = bins.map(({ confidence, accuracy, interval, count }) => {
    const x = scales.x(confidence);
    const whisker =
      interval === null
        ? ''
        : html`<line class="whisker" x1="${x}" x2="${x}" y1="${scales.y(interval.low)}" y2="${scales.y(interval.high)}"/>`;
    const title = `${page.share(confidence)} → ${page.share(accuracy)} (${page.count(count)})`;
    return html`${whisker}<circle class="mark" cx="${x}" cy="${scales.y(accuracy)}" r="${3 + (4 * count) / most}"><title>${title}</title></circle>`;
  });
  const diagonal = html`<line class="ideal" x1="${scales.x(0)}" y1="${scales.y(0)}" x2="${scales.x(1)}" y2="${scales.y(1)}"/>`;
  return plot(FRAME, texts, [diagonal, ...marks]);
}
