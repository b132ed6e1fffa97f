import type { FieldReport, GroupReport } from '../report-schema.js';
import { intervalsChart } from './charts/intervals.js';
import { html, type Markup, NOTHING } from './markup.js';
import type { Page } from './page.js';
import { table } from './table.js';

const MOST_BARS = 20;

/** Parity tables: how each group fares, and how far it is shown to be behind the best. */
export function groupsPart({ byGroup, parity }: FieldReport, page: Page): Markup {
  const columns = [...new Set(byGroup.map(({ column }) => column))];
  if (columns.length === 0) return NOTHING;
  const parts = columns.map((column) => {
    const groups = byGroup.filter((group) => group.column === column);
    const rule = parity.find((each) => each.column === column);
    return groupsOf(column, groups, rule?.minimum ?? 70, page);
  });
  return html`<h3>${page.say('groups')}</h3>${parts}`;
}

function groupsOf(column: string, groups: readonly GroupReport[], minimum: number, page: Page): Markup {
  const { say } = page;
  const columns = [
    { name: column },
    ...(['count', 'accuracy', 'interval', 'top3', 'macroF1', 'ece', 'gap'] as const).map((key) => ({
      name: say(key),
      number: true,
    })),
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
    verdict(group, minimum, page),
  ]);
  const bars = groups
    .slice(0, MOST_BARS)
    .map(({ value, accuracy, accuracyInterval }) => ({ name: value, value: accuracy, interval: accuracyInterval }));
  return html`<figure>${intervalsChart(bars, column, page)}<figcaption>${column}: ${say('accuracy')}, ${say('interval')}</figcaption></figure>${table(column, columns, rows)}`;
}

function verdict({ gap, n }: GroupReport, minimum: number, page: Page): Markup {
  if (gap === null)
    return n < minimum
      ? html`${page.say('small', page.count(minimum))}`
      : html`<span class="badge better">${page.say('best')}</span>`;
  if (!gap.judged) return html`${page.say('small', page.count(minimum))}`;
  return html`<span class="badge ${gap.exceeds ? 'worse' : 'chance'}">${page.say(gap.exceeds ? 'exceeds' : 'within')}</span>`;
}
