import type { FieldReport } from '../report-schema.js';
import { learningTable, reliabilityTable } from './chart-tables.js';
import { heatMap } from './charts/heat-map.js';
import { learningCurveChart } from './charts/learning-curve.js';
import { reliabilityChart } from './charts/reliability.js';
import { riskCoverageChart } from './charts/risk-coverage.js';
import { costPart } from './cost-part.js';
import { groupsPart } from './groups-part.js';
import { html, type Markup, NOTHING } from './markup.js';
import { attention } from './overview.js';
import type { Page } from './page.js';
import { folded, numberColumns, table } from './table.js';

const MOST_SUSPECTS = 30;

/** Everything that was measured of one field. */
export function fieldSection(field: FieldReport, page: Page): Markup {
  const { say } = page;
  const figures = (['accuracy', 'top3', 'macroF1', 'weightedF1', 'eceDebiased', 'brier', 'aurc'] as const).map(
    (key) => {
      const value = key === 'brier' ? field.calibration.brier : key === 'aurc' ? field.riskCoverage.aurc : field[key];
      return html`<div><dt>${say(key === 'eceDebiased' ? 'ece' : key)}</dt><dd>${page.share(value)}<small>${page.interval(field.intervals[key])}</small></dd></div>`;
    },
  );
  const failed = field.failed === 0 ? NOTHING : html`<p class="warning">${say('failed', page.count(field.failed))}</p>`;
  return html`<section id="field-${field.field}"><h2>${page.field(field.field)}</h2>${failed}<dl class="figures">${figures}</dl>${attention(field, page)}<div class="charts"><figure>${reliabilityChart(field.calibration.bins, page)}${reliabilityTable(field.calibration.bins, page)}<figcaption>${say('calibration')}</figcaption></figure><figure>${riskCoverageChart(field.riskCoverage, page)}<figcaption>${say('risk')}</figcaption></figure>${learning(field, page)}</div>${operatingPoints(field, page)}${groupsPart(field, page)}<h3>${say('confusion')}</h3><p>${say('confusionNote')}</p><div class="scroll" tabindex="0" role="region" aria-label="${say('confusion')}">${heatMap(field, page)}</div>${worstPairs(field, page)}${folded(say('perClass'), classes(field, page))}${costPart(field, page)}${suspects(field, page)}</section>`;
}

function learning({ learningCurve }: FieldReport, page: Page): Markup {
  if (learningCurve === undefined) return NOTHING;
  return html`<figure>${learningCurveChart(learningCurve, page)}${learningTable(learningCurve, page)}<figcaption>${page.say('learning')}</figcaption></figure>`;
}

function operatingPoints({ riskCoverage }: FieldReport, page: Page): Markup {
  const { say } = page;
  const columns = [
    { name: say('action') },
    ...numberColumns(['coverage', 'count', 'errors', 'error', 'interval', 'threshold'], page),
  ];
  const policy = riskCoverage.operatingPoints.map((point) => [
    point.action,
    page.percent(point.coverage),
    page.count(point.n),
    page.count(point.errors),
    page.share(point.error),
    page.interval(point.errorInterval),
    page.share(point.lowest),
  ]);
  const reachable = riskCoverage.reachable.map((point) => [
    say('coverageAt', page.percent(point.budget)),
    page.percent(point.coverage),
    page.count(point.n),
    page.count(point.errors),
    page.share(point.n === 0 ? null : point.errors / point.n),
    page.interval(point.errorInterval),
    page.share(point.threshold),
  ]);
  return table(say('risk'), columns, [...policy, ...reachable]);
}

function worstPairs({ confusion }: FieldReport, page: Page): Markup {
  if (confusion.worst.length === 0) return NOTHING;
  const { say } = page;
  const columns = [
    { name: say('label') },
    { name: say('given') },
    { name: say('count'), number: true },
    { name: say('examples') },
  ];
  const rows = confusion.worst.map(({ label, value, count, support, examples }) => [
    label,
    value,
    say('of', page.count(count), page.count(support)),
    examples.join(', '),
  ]);
  return table(say('worst'), columns, rows);
}

function classes({ perClass }: FieldReport, page: Page): Markup {
  const { say } = page;
  const columns = [{ name: say('label') }, ...numberColumns(['count', 'predicted', 'precision', 'recall', 'f1'], page)];
  const rows = perClass.map(({ label, support, predicted, precision, recall, f1 }) => [
    label,
    page.count(support),
    page.count(predicted),
    page.share(precision),
    page.share(recall),
    page.share(f1),
  ]);
  return table(say('perClass'), columns, rows);
}

function suspects({ labelErrors }: FieldReport, page: Page): Markup {
  if (labelErrors.suspects.length === 0) return NOTHING;
  const { say } = page;
  const columns = [
    { name: 'id' },
    { name: say('label') },
    { name: say('suggested') },
    { name: say('confidence'), number: true },
  ];
  const shown = labelErrors.suspects.slice(0, MOST_SUSPECTS);
  const rows = shown.map(({ id, label, suggested, confidence }) => [
    String(id),
    label,
    suggested,
    page.share(confidence),
  ]);
  const rest = labelErrors.suspects.length - shown.length;
  const more = rest > 0 ? html`<p>${say('more', page.count(rest))}</p>` : NOTHING;
  const note = html`<p>${say('labelErrorsNote', page.count(labelErrors.n), page.count(labelErrors.found))}</p>`;
  return folded(say('labelErrors'), html`${note}${table(say('labelErrors'), columns, rows)}${more}`);
}
