import type { FieldReport, Report } from '../report-schema.js';
import { intervalsChart } from './charts/intervals.js';
import { html, type Markup, NOTHING } from './markup.js';
import type { Page } from './page.js';
import { numberColumns, table } from './table.js';

/** All fields at a glance: accuracy with its interval, and the figures that matter most. */
export function overview(report: Report, page: Page): Markup {
  const fields = Object.values(report.fields);
  const { say } = page;
  const chart = intervalsChart(
    fields.map((field) => ({ name: page.field(field.field), value: field.accuracy, interval: field.accuracyInterval })),
    say('accuracy'),
    page,
  );
  const columns = [
    { name: say('field') },
    ...numberColumns(['accuracy', 'interval', 'top3', 'macroF1', 'ece'], page),
    { name: say('coverageAt', page.percent(0.05)), number: true },
    { name: say('count'), number: true },
  ];
  const rows = fields.map((field) => [
    page.field(field.field),
    page.share(field.accuracy),
    page.interval(field.accuracyInterval),
    page.share(field.top3),
    page.share(field.macroF1),
    page.share(field.eceDebiased),
    page.percent(field.riskCoverage.reachable.find(({ budget }) => budget === 0.05)?.coverage ?? null),
    page.count(field.n),
  ]);
  return html`<section id="summary"><h2>${say('summary')}</h2><figure>${chart}<figcaption>${say('accuracy')}, ${say('interval')}</figcaption></figure>${table(say('summary'), columns, rows)}${fields.map((field) => attention(field, page))}</section>`;
}

/** How many of the records that need attention were found. */
export function attention({ ordered }: FieldReport, page: Page): Markup {
  if (ordered === undefined || ordered.n === 0) return NOTHING;
  const found = page.say('of', page.count(ordered.found), page.count(ordered.n));
  const raised = page.say('of', page.count(ordered.raised), page.count(ordered.n));
  return html`<p class="attention"><strong>${page.say('attention', ordered.attention)}: ${found}</strong> (${page.share(ordered.recall)}, ${page.interval(ordered.recallInterval)}); ${page.say('raised', ordered.atLeast)}: ${raised} (${page.share(ordered.raisedShare)}, ${page.interval(ordered.raisedInterval)})</p>`;
}
