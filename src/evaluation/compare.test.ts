import { describe, expect, it } from 'vitest';
import type { RecordId } from '../domain/index.js';
import {
  buildReport,
  checkGates,
  compareReports,
  type EvaluationRow,
  evaluateField,
  parseBaseline,
  parseGates,
  type Report,
  requireMeasured,
  requirePassed,
} from './index.js';

/** Records 0 … n−1 labelled gas and roads in turn; those in `wrong` get the other. */
function rowsOf(n: number, wrong: readonly number[], idOf: (index: number) => RecordId = String): EvaluationRow[] {
  return Array.from({ length: n }, (_, index) => {
    const label = index % 2 === 0 ? 'gas' : 'roads';
    const other = label === 'gas' ? 'roads' : 'gas';
    return { id: idOf(index), label, value: wrong.includes(index) ? other : label, confidence: 0.8, alternatives: [] };
  });
}

function reportOf(rows: readonly EvaluationRow[], sha = 'ab', ...more: string[]): Report {
  return buildReport({
    fields: ['topic', ...more].map((field) => evaluateField(rows, { field, resampling: { samples: 200, seed: 1 } })),
    groups: [],
    model: { heads: 'x' },
    data: { sha256: sha.repeat(32), records: rows.length },
    resampling: { samples: 200, seed: 1 },
  });
}

/** A report as milestone 1 wrote it. */
const versionOne = (rows: readonly EvaluationRow[], sha = 'ab') => ({
  schemaVersion: 1,
  model: { heads: 'old' },
  data: { sha256: sha.repeat(32), file: 'dev.jsonl', records: rows.length },
  groups: [],
  definitions: {},
  fields: {
    topic: {
      field: 'topic',
      n: rows.length,
      rows: rows.map((row) => ({
        id: row.id,
        label: row.label,
        value: 'value' in row ? row.value : null,
        confidence: 0.5,
        rank: 1,
      })),
    },
  },
});

const few = [...Array(100).keys()].filter((index) => index % 10 === 0);
const many = [...Array(100).keys()].filter((index) => index % 10 < 4);

describe('comparison with an earlier run', () => {
  const now = reportOf(rowsOf(100, few));
  const comparison = compareReports(now, parseBaseline(versionOne(rowsOf(100, many)), 'old.json'));

  it('takes a report of schema version 1 and counts what only one of the two got right', () => {
    expect(comparison.warnings).toEqual([]);
    expect(comparison.fields).toMatchObject([
      { field: 'topic', n: 100, before: 0.6, now: 0.9, better: 30, worse: 0, verdict: 'better' },
    ]);
  });
  it('gives the difference an interval and an exact p-value: 2 / 2³⁰', () => {
    const [topic] = comparison.fields;
    expect(topic?.difference).toBeCloseTo(0.3, 12);
    expect(topic?.interval?.low).toBeGreaterThan(0.15);
    expect(topic?.interval?.high).toBeLessThan(0.45);
    expect(topic?.pValue).toBeCloseTo(2 ** -29, 14);
  });
  it('names the classes that changed, largest change first', () => {
    expect(comparison.fields[0]?.gained).toEqual([
      { label: 'roads', support: 50, before: 30, now: 50 },
      { label: 'gas', support: 50, before: 30, now: 40 },
    ]);
    expect(comparison.fields[0]?.lost).toEqual([]);
  });
  it('corrects for the number of fields', () => {
    const two = compareReports(
      reportOf(rowsOf(100, few), 'ab', 'type'),
      parseBaseline(reportOf(rowsOf(100, many), 'ab', 'type'), 'x'),
    );
    expect(two.fields[0]?.adjusted).toBeCloseTo(2 * (two.fields[0]?.pValue ?? 0), 14);
  });
  it('of a run with itself finds nothing', () => {
    const same = compareReports(now, parseBaseline(JSON.parse(JSON.stringify(now)), 'same.json'));
    expect(same.fields[0]).toMatchObject({
      difference: 0,
      better: 0,
      worse: 0,
      pValue: 1,
      adjusted: 1,
      verdict: 'chance',
      gained: [],
      lost: [],
    });
  });
  it('calls worse what is worse', () => {
    const back = compareReports(reportOf(rowsOf(100, many)), parseBaseline(versionOne(rowsOf(100, few)), 'x'));
    expect(back.fields[0]).toMatchObject({ better: 0, worse: 30, verdict: 'worse' });
    expect(back.fields[0]?.lost[0]?.label).toBe('roads');
  });
});

describe('an earlier run over other records', () => {
  const now = reportOf(rowsOf(100, few));
  it('is refused, with the number of common ids', () => {
    const other = parseBaseline(
      versionOne(
        rowsOf(100, few, (index) => String(index + 50)),
        'cd',
      ),
      'x',
    );
    expect(() => compareReports(now, other)).toThrow(
      expect.objectContaining({ code: 'BASELINE_MISMATCH', got: expect.stringContaining('50 of 100 ids are common') }),
    );
  });
  it('is refused where the ids are of another type, or the labels are others', () => {
    const numbers = parseBaseline(versionOne(rowsOf(100, few, (index) => index)), 'x');
    expect(() => compareReports(now, numbers)).toThrow(expect.objectContaining({ code: 'BASELINE_MISMATCH' }));
    const renamed = rowsOf(100, few).map((row) => ({ ...row, label: `${row.label}!` }));
    expect(() => compareReports(now, parseBaseline(versionOne(renamed), 'x'))).toThrow(
      expect.objectContaining({ got: expect.stringContaining('100 of 100 ids are common and 0 of these') }),
    );
  });
  it('is compared with a warning where nine in ten records are the same', () => {
    const comparison = compareReports(now, parseBaseline(versionOne(rowsOf(95, few), 'cd'), 'x'));
    expect(comparison.warnings).toEqual([expect.stringContaining('topic 95 of 100')]);
    expect(comparison.fields[0]?.n).toBe(95);
  });
  it('joins repeated ids in their order', () => {
    const twice = (index: number) => String(index % 50);
    const same = compareReports(
      reportOf(rowsOf(100, few, twice)),
      parseBaseline(versionOne(rowsOf(100, few, twice)), 'x'),
    );
    expect(same.fields[0]).toMatchObject({ n: 100, better: 0, worse: 0 });
  });
  it('must have a field in common and be a report', () => {
    const other = { ...versionOne(rowsOf(3, [])), fields: {} };
    expect(() => compareReports(now, parseBaseline(other, 'x'))).toThrow(
      expect.objectContaining({ code: 'BASELINE_MISMATCH' }),
    );
    for (const value of [undefined, [], { schemaVersion: 3 }]) {
      expect(() => parseBaseline(value, 'x.json')).toThrow(expect.objectContaining({ code: 'INPUT_FORMAT' }));
    }
  });
});

describe('gates', () => {
  const report = reportOf(
    rowsOf(100, few).map((row, index) => ({ ...row, groups: { script: index % 2 === 0 ? 'Latn' : 'Cyrl' } })),
  );
  const results = (...gates: object[]) => checkGates(report, parseGates(gates, 'gates.json'));

  it('pass on the threshold itself and fail beyond it', () => {
    expect(results({ field: 'topic', metric: 'accuracy', atLeast: 0.9 })[0]).toMatchObject({ got: 0.9, passed: true });
    expect(results({ field: 'topic', metric: 'accuracy', atLeast: 0.91 })[0]?.passed).toBe(false);
    expect(results({ field: 'topic', metric: 'ece', atMost: 0.05 })[0]?.passed).toBe(false);
  });
  it('are missed where there is no figure', () => {
    expect(results({ field: 'topic', metric: 'attentionRecall', atLeast: 0 })[0]).toMatchObject({
      got: null,
      passed: false,
    });
  });
  it('can ask for one group', () => {
    const group = { column: 'script', value: 'Latn' };
    expect(results({ field: 'topic', metric: 'accuracy', group, atLeast: 0.5 })[0]?.got).toBe(0.8);
  });
  it('hold no group to be near the best that was never judged', () => {
    const bound = (value: string, of = report) => {
      const gate = { field: 'topic', metric: 'gapLowerBound', group: { column: 'script', value }, atMost: 0.5 };
      return checkGates(of, parseGates([gate], 'gates.json'))[0];
    };
    // 50 rows a group: nobody is judged, and nobody is the best
    expect(bound('Latn')).toMatchObject({ got: null, passed: false });
    const uneven = reportOf(
      rowsOf(100, few).map((row, index) => ({ ...row, groups: { script: index < 80 ? 'Latn' : 'Cyrl' } })),
    );
    expect(bound('Latn', uneven)).toMatchObject({ got: 0, passed: true });
    expect(bound('Cyrl', uneven)).toMatchObject({ got: null, passed: false });
  });
  it('are known to fit before anything is measured', () => {
    const gates = parseGates([{ field: 'topic', metric: 'accuracy', atLeast: 0 }], 'gates.json');
    expect(() => requireMeasured(gates, ['topic'], [])).not.toThrow();
    expect(() => requireMeasured(gates, ['type'], [])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
  it('name every missed metric, what was expected and what was got, and exit with 3', () => {
    const missed = results(
      { field: 'topic', metric: 'accuracy', atLeast: 0.95 },
      { field: 'topic', metric: 'top3', atLeast: 0 },
    );
    expect(() => requirePassed(missed)).toThrow(
      expect.objectContaining({
        code: 'GATE_MISSED',
        exitCode: 3,
        expected: 'topic accuracy at least 0.95',
        got: 'topic accuracy 0.9000',
      }),
    );
    expect(() => requirePassed(missed.slice(1))).not.toThrow();
  });
  it.each([
    ['an unknown field', { field: 'tpoic', metric: 'accuracy', atLeast: 0 }],
    ['an unknown metric', { field: 'topic', metric: 'acuracy', atLeast: 0 }],
    [
      'an unknown group',
      { field: 'topic', metric: 'accuracy', group: { column: 'script', value: 'Arab' }, atLeast: 0 },
    ],
    [
      'a metric that groups lack',
      { field: 'topic', metric: 'brier', group: { column: 'script', value: 'Latn' }, atMost: 1 },
    ],
    ['two bounds', { field: 'topic', metric: 'accuracy', atLeast: 0, atMost: 1 }],
    ['no bound', { field: 'topic', metric: 'accuracy' }],
    ['an unknown key', { field: 'topic', metric: 'accuracy', atleast: 0.5 }],
  ])('with %s are wrong use', (_, gate) => {
    expect(() => results(gate)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', exitCode: 2 }));
  });
});
