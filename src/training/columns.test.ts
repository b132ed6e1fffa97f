import { expect, it } from 'vitest';
import { takeColumn } from './columns.js';

const row = (ngramText: string, topic?: string) => ({ dense: new Float32Array(1), ngramText, labels: { topic } });

it('takes the rows that can be learnt from and reports the others', () => {
  const rows = [
    row('suv', 'Water '),
    row('gaz', 'Gas'),
    row('suv yo q', 'Water '),
    row('gaz', 'Gas'), // again: merged
    row('gaz bor', 'Gas'),
    row('suv', 'Gas'), // the same text with another label
    row('it', 'Dogs'), // one row only
    row('x', '  '),
    row('y'),
  ];
  const data = takeColumn(rows, 'topic', 2);
  expect(data.labels).toEqual(['Gas', 'Water ']);
  expect([...data.rows]).toEqual([0, 1, 2, 4, 5]);
  expect([...data.targets]).toEqual([1, 0, 1, 0, 0]);
  expect([...data.classOfRow]).toEqual([1, 0, 1, -1, 0, 0, -1, -1, -1]);
  expect(data.counts).toEqual([3, 2]);
  expect(data.report).toEqual({
    dropped: [{ label: 'Dogs', count: 1 }],
    emptyLabels: 2,
    duplicatesMerged: 1,
    conflictingTexts: 1,
    warnings: [],
  });
});

it('warns of a column with one label or none', () => {
  const one = [row('a', 'x'), row('b', 'x')];
  expect(takeColumn(one, 'topic', 2).report.warnings[0]).toContain('one label only');
  expect(takeColumn(one, 'other', 2).report.warnings[0]).toContain('no label');
});
