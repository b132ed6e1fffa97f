import { describe, expect, it } from 'vitest';
import { ASSUMED_PRICES, type EvaluationRow, evaluateField } from './index.js';

/** `right` and `wrong` answers of one confidence. */
function answers(
  name: string,
  right: number,
  wrong: number,
  confidence: number,
  extra: Partial<EvaluationRow> = {},
): EvaluationRow[] {
  return Array.from({ length: right + wrong }, (_, index) => ({
    id: `${name}-${index}`,
    label: 'gas',
    value: index < right ? 'gas' : 'roads',
    confidence,
    alternatives: [],
    ...extra,
  }));
}

describe('what the policy did', () => {
  const rows = [
    ...answers('sure', 39, 1, 0.95, { action: 'auto' }),
    ...answers('fair', 40, 10, 0.7, { action: 'recommend' }),
    { id: 'x', label: 'gas', error: 'EMPTY_TEXT' },
    ...answers('low', 2, 7, 0.3, { action: 'off' }),
  ];
  const report = evaluateField(rows, { field: 'topic' });
  const { riskCoverage, cost } = report;

  it('is told for each action that occurs, coverage of all labelled records, the failed one included', () => {
    expect(riskCoverage.operatingPoints).toMatchObject([
      { action: 'auto', n: 40, coverage: 0.4, errors: 1, error: 0.025, lowest: 0.95 },
      { action: 'recommend', n: 50, coverage: 0.5, errors: 10, error: 0.2 },
      { action: 'off', n: 9, coverage: 0.09, errors: 7 },
    ]);
    // scipy.stats.binomtest(1, 40).proportion_ci(method="exact")
    expect(riskCoverage.operatingPoints[0]?.errorInterval?.high).toBeCloseTo(0.1315858, 6);
  });
  it('stands on a curve with one point a confidence', () => {
    expect(riskCoverage.points.map(({ threshold, coverage }) => [threshold, coverage])).toEqual([
      [0.95, 0.4],
      [0.7, 0.9],
      [0.3, 0.99],
    ]);
  });
  it('tells the coverage within an error budget', () => {
    const coverage = Object.fromEntries(riskCoverage.reachable.map((each) => [each.budget, each.coverage]));
    expect(coverage).toEqual({ 0.01: 0, 0.02: 0, 0.05: 0.4, 0.1: 0.4 });
  });
  it('is kept in each row', () => {
    expect(report.rows[0]).toMatchObject({ action: 'auto' });
    expect(evaluateField(answers('x', 1, 0, 1), { field: 'topic' }).rows[0]).not.toHaveProperty('action');
  });
  it('costs, by hand: 1 × 30 + 50 × 1 + (10 + 10) × 4 minutes', () => {
    expect(cost.scenarios.find(({ name }) => name === 'policy')).toMatchObject({
      ...{ filled: 40, wrong: 1, checked: 50, byHand: 10, minutes: 160, saved: 240, savedPer1000: 2400 },
    });
  });
  it('has every other way of working beside it', () => {
    const minutes = Object.fromEntries(cost.scenarios.map((each) => [each.name, each.minutes]));
    // all by hand 100 × 4; all checked 99 + (18 + 1) × 4; the 40 surest unchecked 30 + 59 + (17 + 1) × 4
    expect(minutes).toEqual({
      hand: 400,
      check_all: 175,
      policy: 160,
      fill_1: 175,
      fill_2: 175,
      fill_5: 161,
      fill_10: 161,
      cheapest: 160,
    });
  });
  it('says which prices were assumed', () => {
    expect(cost).toMatchObject({
      prices: ASSUMED_PRICES,
      assumed: ['minutesPerAppeal', 'minutesPerWrong', 'minutesPerCheck'],
    });
    const stated = evaluateField(rows, { field: 'topic', prices: { minutesPerWrong: 500 } }).cost;
    expect(stated.assumed).toEqual(['minutesPerAppeal', 'minutesPerCheck']);
    expect(stated.scenarios.find(({ name }) => name === 'cheapest')).toMatchObject({ filled: 0, threshold: null });
  });
});

describe('the cheapest way', () => {
  it('may be to decide by hand', () => {
    const { cost } = evaluateField(answers('w', 0, 10, 0.5), { field: 'topic' });
    expect(cost.scenarios.at(-1)).toMatchObject({ name: 'cheapest', byHand: 10, minutes: 40, saved: 0 });
  });
});

describe('parity', () => {
  const group = (script: string): Partial<EvaluationRow> => ({ groups: { script } });
  const rows = [
    ...answers('l', 90, 10, 0.8, group('Latn')),
    ...answers('c', 60, 40, 0.8, group('Cyrl')),
    ...answers('m', 61, 9, 0.8, group('mixed')),
    ...answers('x', 5, 15, 0.8, group('other')),
  ];
  const { byGroup, parity } = evaluateField(rows, { field: 'topic' });
  const gapOf = (value: string) => byGroup.find((each) => each.value === value)?.gap;

  it('holds a gap against a group only where its lower bound is above the limit', () => {
    expect(parity).toEqual([{ column: 'script', best: 'Latn', minimum: 70, limit: 0.08, exceeded: ['Cyrl'] }]);
    expect(gapOf('Latn')).toBeNull();
    expect(gapOf('Cyrl')).toMatchObject({ judged: true, exceeds: true });
    expect(gapOf('mixed')).toMatchObject({ judged: true, exceeds: false });
  });
  it('is the same for a column that is named twice', () => {
    const twice = evaluateField(rows, { field: 'topic', groups: ['script', 'script'] });
    expect(twice.byGroup).toEqual(byGroup);
    expect(twice.parity).toEqual(parity);
  });
  it('does not judge a small group, however far behind', () => {
    expect(gapOf('other')).toMatchObject({ judged: false, exceeds: false });
    expect(gapOf('other')?.difference).toBeCloseTo(0.65, 12);
  });
  it('gives the gap an interval as wide as two independent shares give: 0.3 ± 1.96 √(0.09/100 + 0.24/100)', () => {
    const gap = gapOf('Cyrl');
    expect(gap?.interval?.low).toBeCloseTo(0.3 - 0.1126, 1);
    expect(gap?.interval?.high).toBeCloseTo(0.3 + 0.1126, 1);
    // one-sided: 0.3 − 1.645 √0.0033
    expect(gap?.lowerBound).toBeGreaterThan(0.19);
    expect(gap?.lowerBound).toBeLessThan(0.22);
  });
  it('takes the limit that is stated, and judges nobody where no group is large', () => {
    expect(evaluateField(rows, { field: 'topic', gapLimit: 0.5 }).parity[0]?.exceeded).toEqual([]);
    const small = evaluateField(answers('s', 5, 5, 0.5, group('Latn')), { field: 'topic' });
    expect(small.parity).toMatchObject([{ best: null, exceeded: [] }]);
    expect(small.byGroup[0]?.gap).toBeNull();
  });
});

describe('calibration and label errors', () => {
  it('reports reliability bins whose rows and right answers add up', () => {
    const rows = [
      ...answers('a', 50, 10, 0.9),
      ...answers('b', 20, 30, 0.4),
      { id: 'x', label: 'gas', error: 'EMPTY_TEXT' },
    ];
    const { calibration, ece, eceDebiased } = evaluateField(rows, { field: 'topic' });
    expect(calibration.n).toBe(110);
    expect(calibration.bins).toMatchObject([
      { from: 0.4, to: 0.4, count: 50, accuracy: 0.4 },
      { from: 0.9, to: 0.9, count: 60, accuracy: 5 / 6 },
    ]);
    expect(ece).toBeCloseTo((60 * (0.9 - 5 / 6)) / 110, 12);
    expect(eceDebiased).toBeLessThan(ece ?? 0);
  });
  it('has no debiased figure below 20 answers', () => {
    const few = evaluateField(answers('a', 10, 9, 0.5), { field: 'topic' });
    expect([few.eceDebiased, few.intervals.eceDebiased]).toEqual([null, null]);
  });
  it('asks about the record that looks wrongly labelled, by its id', () => {
    const rows: EvaluationRow[] = [
      ...answers('g', 20, 0, 0.8),
      ...answers('r', 0, 20, 0.8).map((row) => ({ ...row, label: 'roads' })),
      { id: 'odd', label: 'gas', value: 'roads', confidence: 0.97, alternatives: [{ value: 'gas', confidence: 0.01 }] },
    ];
    expect(evaluateField(rows, { field: 'topic' }).labelErrors).toEqual({
      n: 41,
      found: 1,
      suspects: [{ id: 'odd', label: 'gas', suggested: 'roads', confidence: 0.97, labelConfidence: 0.01 }],
    });
  });
});

describe('bootstrap intervals of a field', () => {
  it('hold the figure and are about as wide as Wilson’s where records are independent', () => {
    const { accuracy, intervals, accuracyInterval } = evaluateField(answers('a', 140, 60, 0.7), { field: 'topic' });
    expect(intervals.accuracy?.low).toBeLessThan(accuracy ?? 0);
    expect(intervals.accuracy?.low).toBeCloseTo(accuracyInterval?.low ?? 0, 1);
    expect(intervals.accuracy?.high).toBeCloseTo(accuracyInterval?.high ?? 0, 1);
  });
  it('are wider where records of one matter stand or fall together', () => {
    const rows = answers('a', 140, 60, 0.7).map((row, index) => ({ ...row, cluster: `m${Math.floor(index / 20)}` }));
    const width = (each: readonly EvaluationRow[]): number => {
      const { low, high } = evaluateField(each, { field: 'topic' }).intervals.accuracy ?? { low: 0, high: 0 };
      return high - low;
    };
    expect(width(rows)).toBeGreaterThan(2 * width(answers('a', 140, 60, 0.7)));
  });
});
