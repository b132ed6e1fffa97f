import type { RiskCoverageReport } from '../../report-parts-schema.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { plot, pointsOf, scalesOf } from './plot.js';

const BUDGET = 0.05;

/** Error among the answers kept as more and more of them are kept; squares are the policy's own points. */
export function riskCoverageChart({ points, operatingPoints }: RiskCoverageReport, page: Page): Markup {
  const worst = Math.max(0.1, ...points.filter(({ coverage }) => coverage > 0.1).map(({ risk }) => risk));
  const frame = { width: 360, height: 320, mostX: 1, mostY: Math.min(1, Math.ceil(worst * 10) / 10) };
  const scales = scalesOf(frame);
  const texts = { title: page.say('risk'), x: page.say('coverage'), y: page.say('error'), format: page.percent };
  const within = (risk: number): number => Math.min(risk, frame.mostY);
  const line = pointsOf(
    scales,
    points.map(({ coverage, risk }) => [coverage, within(risk)] as const),
  );
  const marks = operatingPoints.flatMap(({ action, coverage, error }) => {
    // what is shown or left open covers no share of its own from the surest on: only the filled-in lie on the curve
    if (error === null || action === 'monitor' || action === 'off') return [];
    const [x, y] = [scales.x(coverage), scales.y(within(error))];
    return [
      html`<rect class="point" x="${x - 4}" y="${y - 4}" width="8" height="8"/><text class="tick" x="${x + 7}" y="${y - 6}">${action}</text>`,
    ];
  });
  const budget = html`<line class="ideal" x1="${scales.x(0)}" x2="${scales.x(1)}" y1="${scales.y(BUDGET)}" y2="${scales.y(BUDGET)}"/>`;
  return plot(frame, texts, [budget, html`<polyline class="line" points="${line}"/>`, ...marks]);
}
