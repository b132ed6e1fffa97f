import { describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import { type EvaluationRow, evaluateField } from './index.js';

const answer = (
  id: number | string,
  label: string,
  value: string,
  confidence: number,
  ...others: string[]
): EvaluationRow => ({
  id,
  label,
  value,
  confidence,
  alternatives: others.map((each) => ({ value: each, confidence: 0.01 })),
  groups: { language: typeof id === 'number' ? 'uz' : 'ru' },
});

const rows: readonly EvaluationRow[] = [
  answer(1, 'gas', 'gas', 0.9, 'water', 'roads'),
  answer(2, 'gas', 'heating', 0.8, 'water', 'gas'),
  answer('3', 'gas', 'heating', 0.95, 'water', 'roads', 'gas'),
  answer('4', 'heating', 'heating', 0.7, 'gas'),
  { id: 5, label: 'heating', error: 'EMPTY_TEXT', groups: { language: 'uz' } },
  answer('6', ' ', 'gas', 0.5, 'water'),
];

describe('a field’s report', () => {
  const report = evaluateField(rows, { field: 'topic' });

  it('counts a failed record as wrong and leaves an unlabelled one out of the figures', () => {
    expect(report).toMatchObject({ field: 'topic', n: 5, failed: 1, unlabelled: 1, accuracy: 0.4 });
  });
  it('top-3 looks at the value and two alternatives', () => {
    expect(report.top3).toBe(0.6);
  });
  it('F1: gas 2/(3+1), heating 2/(2+3)', () => {
    expect(report.macroF1).toBeCloseTo((0.5 + 0.4) / 2, 14);
    expect(report.weightedF1).toBeCloseTo((3 * 0.5 + 2 * 0.4) / 5, 14);
  });
  it('calibration is that of the answers given', () => {
    // bins of 1/15: 0.9 alone, 0.95 alone, 0.8 alone, 0.7 alone
    expect(report.ece).toBeCloseTo((0.1 + 0.95 + 0.8 + 0.3) / 4, 14);
  });
  it('names the worst confusion with its surest examples first', () => {
    expect(report.confusion.worst).toEqual([
      { label: 'gas', value: 'heating', count: 2, support: 3, examples: ['3', 2] },
    ]);
    expect(report.confusion.cells).toHaveLength(3);
  });
  it('has a row for each record, in order, ids in their own type', () => {
    expect(report.rows).toEqual([
      { id: 1, label: 'gas', value: 'gas', confidence: 0.9, rank: 1 },
      { id: 2, label: 'gas', value: 'heating', confidence: 0.8, rank: 3 },
      { id: '3', label: 'gas', value: 'heating', confidence: 0.95, rank: 4 },
      { id: '4', label: 'heating', value: 'heating', confidence: 0.7, rank: 1 },
      { id: 5, label: 'heating', value: null, confidence: null, rank: null, error: 'EMPTY_TEXT' },
      { id: '6', label: null, value: 'gas', confidence: 0.5, rank: null },
    ]);
  });
  it('measures each group on its own, macro F1 over the group’s own labels', () => {
    expect(report.byGroup).toMatchObject([
      { column: 'language', value: 'uz', n: 3, failed: 1, accuracy: 1 / 3, top3: 2 / 3, macroF1: 2 / 3 / 2 },
      { column: 'language', value: 'ru', n: 2, failed: 0, accuracy: 0.5, top3: 0.5, macroF1: (0 + 2 / 3) / 2 },
    ]);
  });
});

describe('a field’s report at the edges', () => {
  it('of nothing has no figures rather than zeros', () => {
    const empty = evaluateField([], { field: 'topic' });
    expect(empty).toMatchObject({
      n: 0,
      accuracy: null,
      accuracyInterval: null,
      top3: null,
      macroF1: null,
      weightedF1: null,
      ece: null,
    });
    expect([empty.perClass, empty.byGroup, empty.rows]).toEqual([[], [], []]);
  });
  it('of failures alone has an accuracy of 0 and no calibration', () => {
    const failed = evaluateField([{ id: 1, label: 'a', error: 'EMPTY_TEXT' }], { field: 'topic' });
    expect(failed).toMatchObject({ n: 1, failed: 1, accuracy: 0, macroF1: 0, weightedF1: 0, ece: null });
  });
  it('has no top-3 where the model gives no alternatives', () => {
    expect(evaluateField([{ id: 1, label: 'a', value: 'a', confidence: 1 }], { field: 'type' }).top3).toBeNull();
  });
  it('keeps to the groups asked for, and puts rows without the column in one of their own', () => {
    const report = evaluateField(rows, { field: 'topic', groups: ['constructor'] });
    expect(report.byGroup.map(({ column, value, n }) => [column, value, n])).toEqual([['constructor', '', 5]]);
  });
  it('refuses to group by a column of texts, which would put them into the report', () => {
    const texts = [{ id: 1, label: 'a', value: 'a', confidence: 1, groups: { text: 'Assalomu alaykum '.repeat(20) } }];
    expect(() => evaluateField(texts, { field: 'topic', groups: ['text'] })).toThrow(MurojaatError);
    expect(() => evaluateField(texts, { field: 'topic', groups: ['text'] })).not.toThrow(/Assalomu/);
  });
  it('measures 20,000 rows of 200 classes, with fewer resamples than a small table', () => {
    const many = Array.from({ length: 20_000 }, (_, id) =>
      answer(id, `class ${id % 200}`, `class ${(id * (id % 3 === 0 ? 7 : 1)) % 200}`, (id % 100) / 100, 'class 0'),
    );
    const report = evaluateField(many, { field: 'topic' });
    expect(report.perClass).toHaveLength(200);
    expect(report.riskCoverage.points).toHaveLength(100);
  });
});
