import type { ClassChange } from '../comparison-schema.js';
import type { Report } from '../report-schema.js';
import { html, type Markup, NOTHING } from './markup.js';
import type { Page } from './page.js';
import { numberColumns, table } from './table.js';

/** The comparison with an earlier report: what got better, what worse, and whether it is chance. */
export function comparisonSection({ comparison }: Report, page: Page): Markup {
  if (comparison === undefined) return NOTHING;
  const { say } = page;
  const columns = [
    { name: say('field') },
    ...numberColumns(['before', 'now', 'difference', 'interval', 'betterWorse', 'pValue'], page),
    { name: '' },
  ];
  const rows = comparison.fields.map((each) => [
    page.field(each.field),
    page.share(each.before),
    page.share(each.now),
    page.share(each.difference),
    page.interval(each.interval),
    `${page.count(each.better)} / ${page.count(each.worse)}`,
    each.adjusted !== null && each.adjusted < 0.001 ? `< ${page.decimal(0.001, 3)}` : page.share(each.adjusted),
    html`<span class="badge ${each.verdict}">${say(each.verdict)}</span>`,
  ]);
  const moves = comparison.fields.map(
    ({ field, gained, lost }) =>
      html`<p><strong>${page.field(field)}.</strong> ${say('gained')}: ${changes(gained, page)}. ${say('lost')}: ${changes(lost, page)}.</p>`,
  );
  const model = Object.entries(comparison.baseline.model)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
  return html`<section id="comparison"><h2>${say('comparison')}</h2><p>${say('before')}: ${model}</p>${comparison.warnings.map((warning) => html`<p class="warning">${warning}</p>`)}${table(say('comparison'), columns, rows)}${moves}</section>`;
}

function changes(list: readonly ClassChange[], page: Page): string {
  const words = list.map(
    ({ label, before, now, support }) => `${label} ${page.count(before)} → ${page.count(now)} / ${page.count(support)}`,
  );
  return words.length === 0 ? '–' : words.join(', ');
}

/** Thresholds that were asked for, and what they met. */
export function gatesSection({ gates }: Report, page: Page): Markup {
  if (gates === undefined || gates.length === 0) return NOTHING;
  const { say } = page;
  const columns = [
    { name: say('field') },
    { name: '' },
    { name: say('expected'), number: true },
    { name: say('got'), number: true },
    { name: '' },
  ];
  const rows = gates.map(({ field, metric, group, atLeast, atMost, got, passed }) => [
    group === undefined ? page.field(field) : `${page.field(field)}, ${group.column} ${group.value}`,
    metric,
    atLeast === undefined ? `≤ ${page.share(atMost ?? null)}` : `≥ ${page.share(atLeast)}`,
    page.share(got),
    html`<span class="badge ${passed ? 'better' : 'worse'}">${say(passed ? 'passed' : 'missed')}</span>`,
  ]);
  return html`<section id="gates"><h2>${say('gates')}</h2>${table(say('gates'), columns, rows)}</section>`;
}
