import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildReport, type EvaluationRow, evaluateField, renderReport } from '../index.js';
import { textWidth } from './text.js';

const ESCAPE = '\u001b';
const sentence = (index: number) =>
  `Нарушения, связанные с содержанием электросети и качеством энергоснабжения, в районе ${index}`;

/** `classes` labels in turn; every third answer is the next label. */
function answers(labels: readonly string[], count: number): EvaluationRow[] {
  return Array.from({ length: count }, (_, id) => ({
    id,
    label: labels[id % labels.length] ?? '',
    value: labels[(id + (id % 3 === 0 ? 1 : 0)) % labels.length] ?? '',
    confidence: 0.6,
    alternatives: [],
    groups: { language: id % 4 === 0 ? 'ru' : 'uz' },
  }));
}

const few = evaluateField(
  [...answers(['gas_fuel', 'heating'], 31), { id: 'x', label: 'heating', error: 'EMPTY_TEXT' }],
  {
    field: 'topic',
  },
);
const many = evaluateField(
  answers(
    Array.from({ length: 161 }, (_, index) => sentence(index)),
    1000,
  ),
  { field: 'Тематика' },
);
const report = (...fields: (typeof few)[]) =>
  buildReport({
    fields,
    groups: ['language'],
    model: { version: '0.1.0' },
    data: { sha256: 'ab'.repeat(32), file: 'dev.csv', records: 32 },
  });

const page = (columns: number, colour = false) => renderReport(report(few, many), { columns, colour });

describe('the report on a terminal', () => {
  it.each([80, 100, 120])('fits %i columns', (columns) => {
    const widest = Math.max(...page(columns).split('\n').map(textWidth));
    expect(widest).toBeLessThanOrEqual(columns);
  });
  it('has no colour codes and no trailing spaces in a pipe', () => {
    expect(page(80)).not.toContain(ESCAPE);
    expect(page(80)).not.toMatch(/ $/m);
  });
  it('says the same in colour', () => {
    expect(page(80, true)).toContain(ESCAPE);
    expect(stripVTControlCharacters(page(80, true))).toBe(page(80));
  });
  it('begins with what was measured and one line of figures a field', () => {
    const lines = page(80).split('\n');
    expect(lines[0]).toBe('Evaluation: 32 records of dev.csv');
    expect(lines[1]).toBe('Data sha256 abababababab… · version 0.1.0');
    expect(lines.find((line) => line.startsWith('topic'))).toMatch(
      /^topic +32 +0\.625 \(0\.453–0\.771\) +0\.625 +0\.\d{3} +0\.\d{3} +0\.\d{3}$/,
    );
  });
  it('shows summary, groups, classes and confusions in this order', () => {
    const places = ['Field', 'By language', 'By class', 'frequent confusions'].map((part) => page(80).indexOf(part));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });
  it('tells a confusion in words, with ids', () => {
    expect(page(80)).toMatch(/^gas_fuel read as heating: 6 of 16 · 0, 6, 12, 18, 24$/m);
  });
  it('says how many records failed', () => {
    expect(page(80)).toContain('topic: 1 record failed, counted as wrong.');
  });
  it('shows the twenty largest of 161 classes, apart from each other, and says where the rest is', () => {
    const lines = page(80)
      .split('\n')
      .filter((line) => /^Нарушения.*█/.test(line));
    expect(lines).toHaveLength(20);
    expect(new Set(lines.map((line) => line.split('  ')[0])).size).toBe(20);
    expect(page(80)).toContain('… 141 smaller classes in report.json');
  });
  it('says so where suggestions cost more than they save', () => {
    const wrong = answers(['gas', 'heating'], 30).map((row) => ({ ...row, label: 'roads' }));
    const text = renderReport(report(evaluateField(wrong, { field: 'topic' })), { columns: 120, colour: false });
    expect(text.replace(/\s+/g, ' ')).toContain('deciding by hand is the cheapest way');
    expect(text).not.toContain('that is the cheapest way');
  });
  it('has nothing to show of a field without labels but its line', () => {
    const empty = renderReport(report(evaluateField([], { field: 'type' })), { columns: 80, colour: false });
    expect(empty).toMatch(/^type +0 +– +– +– +– +–$/m);
    expect(empty).not.toContain('By class');
  });
});
