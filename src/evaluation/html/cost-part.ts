import type { Scenario } from '../report-parts-schema.js';
import type { FieldReport } from '../report-schema.js';
import { html, type Markup } from './markup.js';
import { isMessageKey } from './messages.js';
import type { Page } from './page.js';
import { folded, numberColumns, table } from './table.js';

/** Minutes of staff time saved against wrong routings, way by way. */
export function costPart({ cost }: FieldReport, page: Page): Markup {
  const { say } = page;
  const { minutesPerAppeal, minutesPerCheck, minutesPerWrong } = cost.prices;
  const minutes = (value: number): string => page.decimal(value, 1);
  const columns = [
    { name: say('way') },
    ...numberColumns(['threshold', 'filled', 'checked', 'byHand', 'wrong', 'saved'], page),
  ];
  const rows = cost.scenarios.map((way) => [
    wayName(way.name, page),
    page.share(way.threshold),
    page.count(way.filled),
    page.count(way.checked),
    page.count(way.byHand),
    page.count(way.wrong),
    page.decimal(way.savedPer1000, 0),
  ]);
  const prices = say('costNote', minutes(minutesPerAppeal), minutes(minutesPerCheck), minutes(minutesPerWrong));
  const assumed = cost.assumed.length === 0 ? '' : ` ${say('assumed', cost.assumed.join(', '))}.`;
  return folded(say('cost'), html`<p>${prices}${assumed}</p>${table(say('cost'), columns, rows)}`);
}

function wayName(name: Scenario['name'], page: Page): string {
  const share = /^fill_(\d+)$/.exec(name)?.[1];
  if (share !== undefined) return page.say('fill', page.percent(Number(share) / 100));
  return isMessageKey(name) ? page.say(name) : name;
}
