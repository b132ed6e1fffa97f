import { describe, expect, it } from 'vitest';
import { MurojaatError, URGENCIES } from '../domain/index.js';
import { type EvaluationRow, evaluateField } from './index.js';

const ordered = { labels: URGENCIES, attention: 'critical', atLeast: 'high' };
const given = (label: string, ...values: string[]): EvaluationRow[] =>
  values.map((value, id) => ({ id, label, value, confidence: 0.5 }));

describe('a field whose top must not be missed', () => {
  it('tells how many were found and how many at least came near', () => {
    const rows = [
      ...given('critical', 'critical', 'critical', 'high', 'low'),
      ...given('normal', 'critical'),
      { id: 9, label: 'critical', error: 'EMPTY_TEXT' },
    ];
    expect(evaluateField(rows, { field: 'urgency', ordered }).ordered).toMatchObject({
      ...{ attention: 'critical', atLeast: 'high', n: 5, found: 2, recall: 0.4, raised: 3, raisedShare: 0.6 },
    });
  });
  it('has no shares where no record is critical', () => {
    const report = evaluateField(given('low', 'low'), { field: 'urgency', ordered });
    expect(report.ordered).toMatchObject({ n: 0, recall: null, recallInterval: null, raisedShare: null });
  });
  it('refuses a label that is not on the scale', () => {
    const wrong = { ...ordered, attention: 'urgent' };
    expect(() => evaluateField([], { field: 'urgency', ordered: wrong })).toThrow(MurojaatError);
  });
});
