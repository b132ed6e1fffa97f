import type { ParityReport } from '../report-parts-schema.js';
import type { FieldReport, GroupReport } from '../report-schema.js';
import { intervalsChart } from './charts/intervals.js';
import { html, type Markup, NOTHING } from './markup.js';
import type { Page } from './page.js';
import { numberColumns, table } from './table.js';

const MOST_BARS = 20;

/** Parity tables: how each group fares, and how far it is shown to be behind the best. */
export function groupsPart({ byGroup, parity }: FieldReport, page: Page): Markup {
  const columns = [...new Set(byGroup.map(({ column }) => column))];
  if (columns.length === 0) return NOTHING;
  const parts = columns.map((column) => {
    const groups = byGroup.filter((group) => group.column === column);
    const rule = parity.find((each) => each.column === column);
    return rule === undefined ? NOTHING : groupsOf(groups, rule, page);
  });
  return html`<h3>${page.say('groups')}</h3>${parts}`;
}

function groupsOf(groups: readonly GroupReport[], rule: ParityReport, page: Page): Markup {
  const { column, limit } = rule;
  const { say } = page;
  const columns = [
    { name: column },
    ...numberColumns(['count', 'accuracy', 'interval', 'top3', 'macroF1', 'ece', 'gap'], page),
    { name: '' },
  ];
  const rows = groups.map((group) => [
    group.value === '' ? '–' : group.value,
    page.count(group.n),
    page.share(group.accuracy),
    page.interval(group.accuracyInterval),
    page.share(group.top3),
    page.share(group.macroF1),
    page.share(group.eceDebiased),
    group.gap === null ? '–' : `${page.share(group.gap.difference)} (≥ ${page.share(group.gap.lowerBound)})`,
    verdict(group, rule, page),
  ]);
  const bars = groups
    .slice(0, MOST_BARS)
    .map(({ value, accuracy, accuracyInterval }) => ({ name: value, value: accuracy, interval: accuracyInterval }));
  return html`<figure>${intervalsChart(bars, column, page)}<figcaption>${column}: ${say('accuracy')}, ${say('interval')}; ${say('gapLimit', page.percent(limit))}</figcaption></figure>${table(column, columns, rows)}`;
}

function verdict({ gap, n }: GroupReport, { minimum, limit }: ParityReport, page: Page): Markup {
  if (gap === null)
    return n < minimum
      ? html`${page.say('small', page.count(minimum))}`
      : html`<span class="badge better">${page.say('best')}</span>`;
  if (!gap.judged) return html`${page.say('small', page.count(minimum))}`;
  if (gap.exceeds) return html`<span class="badge worse">${page.say('exceeds')}</span>`;
  if (gap.difference <= limit) return html`<span class="badge better">${page.say('within')}</span>`;
  return html`<span class="badge chance">${page.say('mayBeChance')}</span>`;
}
