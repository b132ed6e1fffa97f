import type { Report } from '../report-schema.js';
import { comparisonSection, gatesSection } from './changes.js';
import { fieldSection } from './field-section.js';
import { html, Markup, NOTHING } from './markup.js';
import type { ReportLanguage } from './messages.js';
import { overview } from './overview.js';
import { type Page, pageIn } from './page.js';
import { STYLE } from './style.js';
import { folded } from './table.js';

/**
 * The report as one self-contained page: style inside, charts drawn as SVG, no script, nothing fetched. It names
 * records by id and holds no word of an appeal. Same report and language: same bytes.
 * @param language of texts and number formats
 */
export function renderHtml(report: Report, language: ReportLanguage = 'en'): string {
  const page = pageIn(language);
  const title = `${page.say('title')} · ${report.data.file ?? report.data.sha256.slice(0, 12)}`;
  const fields = Object.values(report.fields);
  const body = html`<main><h1>${page.say('title')}</h1>${meta(report, page)}${contents(report, page)}${overview(report, page)}${gatesSection(report, page)}${comparisonSection(report, page)}${fields.map((field) => fieldSection(field, page))}${definitions(report, page)}<p class="privacy">${page.say('privacy')}</p></main>`;
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${new Markup(STYLE)}</style>`;
  return `<!doctype html>\n${html`<html lang="${language}"><head>${head}</head><body>${body}</body></html>`.text}\n`;
}

function meta({ data, model, createdAt }: Report, page: Page): Markup {
  const versions = Object.entries(model)
    .map(([key, value]) => `${key} ${value}`)
    .join(' · ');
  const made =
    createdAt === undefined ? NOTHING : html`<br>${page.say('made')}: ${createdAt.slice(0, 16).replace('T', ' ')}`;
  const file = data.file === undefined ? '' : `${data.file}, `;
  return html`<p class="meta">${page.say('data')}: ${file}${page.say('records', page.count(data.records))}, SHA-256 ${data.sha256.slice(0, 16)}…<br>${page.say('model')}: ${versions}${made}</p>`;
}

function contents(report: Report, page: Page): Markup {
  const links = [
    ['summary', page.say('summary')],
    ...(report.gates === undefined || report.gates.length === 0 ? [] : [['gates', page.say('gates')]]),
    ...(report.comparison === undefined ? [] : [['comparison', page.say('comparison')]]),
    ...Object.keys(report.fields).map((field) => [`field-${field}`, page.field(field)]),
  ];
  const items = links.map(([target = '', name = '']) => html`<li><a href="#${target}">${name}</a></li>`);
  return html`<nav aria-label="${page.say('contents')}"><ul>${items}</ul></nav>`;
}

function definitions(report: Report, page: Page): Markup {
  const items = Object.entries(report.definitions).map(
    ([key, text]) => html`<dt>${key}</dt><dd class="text">${text}</dd>`,
  );
  return folded(page.say('definitions'), html`<dl lang="en" class="definitions">${items}</dl>`);
}
