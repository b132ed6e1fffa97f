import { describe, expect, it } from 'vitest';
import { MurojaatError, URGENCIES } from '../domain/index.js';
import { buildReport, type EvaluationRow, evaluateField, reportSchema } from './index.js';

const rows: EvaluationRow[] = [
  { id: 7, label: 'high', value: 'high', confidence: 1, alternatives: [], groups: { script: 'Latn' } },
  { id: '007', label: 'low', value: 'high', confidence: 0.4, alternatives: [{ value: 'low', confidence: 0.3 }] },
  { id: 8, label: 'low', error: 'EMPTY_TEXT' },
];
const ordered = { labels: URGENCIES, attention: 'critical', atLeast: 'high' };
const parts = {
  fields: [evaluateField(rows, { field: 'urgency', ordered }), evaluateField([], { field: 'type' })],
  groups: ['script'],
  model: { version: '0.1.0', heads: 'abc' },
  data: { sha256: '0a'.repeat(32), records: 3 },
};

describe('the report', () => {
  it('survives JSON and its own schema, empty fields and missing figures included', () => {
    const report = buildReport(parts);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });
  it('states the number of resamples that was drawn, not that of a table with skipped records', () => {
    const data = { ...parts.data, records: 10_001 };
    expect(buildReport({ ...parts, data }).bootstrap.samples).toBe(2000);
  });
  it('carries no time of its own: the same rows give the same bytes', () => {
    expect(JSON.stringify(buildReport(parts))).toBe(JSON.stringify(buildReport(parts)));
    expect(buildReport(parts)).not.toHaveProperty('createdAt');
    expect(buildReport({ ...parts, createdAt: '2026-03-01T09:00:00+05:00' }).createdAt).toBe(
      '2026-03-01T09:00:00+05:00',
    );
  });
  it('names its fields in the order given', () => {
    expect(Object.keys(buildReport(parts).fields)).toEqual(['urgency', 'type']);
  });
  it('refuses a field given twice', () => {
    const [first] = parts.fields;
    expect(() => buildReport({ ...parts, fields: first === undefined ? [] : [first, first] })).toThrow(MurojaatError);
  });
});
