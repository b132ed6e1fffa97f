import type { LearningPoint } from '../../report-parts-schema.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { plot, pointsOf, scalesOf } from './plot.js';

/** Accuracy by the number of training rows, with intervals. */
export function learningCurveChart(curve: readonly LearningPoint[], page: Page): Markup {
  const known = curve.flatMap((point) => (point.accuracy === null ? [] : [{ ...point, accuracy: point.accuracy }]));
  const most = Math.max(1, ...known.map(({ rows }) => rows));
  const frame = { width: 360, height: 280, mostX: 1, mostY: 1 };
  const scales = scalesOf(frame);
  const format = (value: number): string => page.percent(value);
  const texts = {
    title: page.say('learning'),
    x: `${page.say('rows')} (100 % = ${page.count(most)})`,
    y: page.say('accuracy'),
    format,
  };
  const marks = known.map(({ rows, accuracy, accuracyInterval }) => {
    const x = scales.x(rows / most);
    const whisker =
      accuracyInterval === null
        ? ''
        : html`<line class="whisker" x1="${x}" x2="${x}" y1="${scales.y(accuracyInterval.low)}" y2="${scales.y(accuracyInterval.high)}"/>`;
    return html`${whisker}<circle class="mark" cx="${x}" cy="${scales.y(accuracy)}" r="4"><title>${page.count(rows)}: ${page.share(accuracy)}</title></circle>`;
  });
  const line = pointsOf(
    scales,
    known.map(({ rows, accuracy }) => [rows / most, accuracy] as const),
  );
  return plot(frame, texts, [html`<polyline class="line" points="${line}"/>`, ...marks]);
}
