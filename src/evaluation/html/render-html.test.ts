import { describe, expect, it } from 'vitest';
import { buildReport, type EvaluationRow, evaluateField, REPORT_LANGUAGES, renderHtml } from '../index.js';

const HOSTILE = '<script>alert("1")</script>';
const LABELS = ['gas', 'water', HOSTILE];

/** 90 rows of three labels, every fifth of them wrong, in two groups. */
const rows: EvaluationRow[] = Array.from({ length: 90 }, (_, index) => {
  const label = LABELS[index % 3] ?? '';
  const value = index % 5 === 0 ? (LABELS[(index + 1) % 3] ?? '') : label;
  return {
    id: `r${index}`,
    label,
    value,
    confidence: 0.3 + (index % 7) / 10,
    alternatives: [{ value: label === value ? 'other' : label, confidence: 0.05 }],
    action: index % 2 === 0 ? 'recommend' : 'monitor',
    groups: { lang: index % 2 === 0 ? 'uz' : 'ru' },
  };
});
const report = buildReport({
  fields: [evaluateField(rows, { field: 'topic', groups: ['lang'] })],
  groups: ['lang'],
  model: { heads: 'abc' },
  data: { sha256: 'a'.repeat(64), file: 'sample.csv', records: 90 },
});

describe('the report as a page', () => {
  it('is one self-contained page: no script, nothing fetched', () => {
    const page = renderHtml(report);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).not.toContain('url(');
  });

  it('escapes labels everywhere', () => {
    const page = renderHtml(report);
    expect(page).not.toContain('alert("1")');
    expect(page).toContain('&lt;script&gt;');
  });

  it.each(REPORT_LANGUAGES)('is written in %s, with its number format', (language) => {
    const page = renderHtml(report, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(language === 'en' ? '0.800' : '0,800');
    expect(page).not.toMatch(/\{\d\}|undefined|NaN/);
  });

  it('names every chart for a screen reader and every table by a caption', () => {
    const page = renderHtml(report);
    const charts = page.match(/<svg [^>]*>/g) ?? [];
    expect(charts.length).toBeGreaterThanOrEqual(4);
    for (const chart of charts) expect(chart).toMatch(/role="img" aria-label="[^"]+"/);
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>[^<]+<\/caption>/g)?.length);
  });

  it('gives the values of each reliability diagram as a table, folded away', () => {
    const page = renderHtml(report);
    const tables = page.match(/<details><summary>Show the table<\/summary>.*?<\/details>/gs) ?? [];
    const bins = report.fields.topic?.calibration.bins ?? [];
    expect(bins.length).toBeGreaterThan(2);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.match(/<tr>/g)).toHaveLength(bins.length + 1);
  });

  it('tells three states of a gap: behind, within the limit, and above it by what may be chance', () => {
    const gapped = (wrong: number): EvaluationRow[] =>
      Array.from({ length: 200 }, (_, id) => {
        const value = id >= 100 && id < 100 + wrong ? 'water' : 'gas';
        return { id, label: 'gas', value, confidence: 0.5, groups: { lang: id < 100 ? 'uz' : 'ru' } };
      });
    const badge = (wrong: number) => {
      const field = evaluateField(gapped(wrong), { field: 'label', groups: ['lang'] });
      return renderHtml({ ...report, fields: { label: field } }).match(/>(behind|within|may be chance)</)?.[1];
    };
    expect([40, 5, 10].map(badge)).toEqual(['behind', 'within', 'may be chance']);
  });

  it('calls a field of one’s own by its name, and shortens long ones beside a chart', () => {
    const name = 'Содержание электросети и качество энергоснабжения';
    const fields = { label: evaluateField(rows, { field: 'label' }), [name]: evaluateField(rows, { field: name }) };
    const page = renderHtml({ ...report, fields });
    expect(page).toContain('<h2>label</h2>');
    expect(page).toContain(`<title>${name}</title>Содержание электросети …</text>`);
  });

  it('is the same for the same report', () => {
    expect(renderHtml(report, 'ru')).toBe(renderHtml(report, 'ru'));
  });
});
