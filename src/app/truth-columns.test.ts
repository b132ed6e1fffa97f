import { describe, expect, it } from 'vitest';
import type { LabelledTable } from './labelled-input.js';
import { truthColumns } from './truth-columns.js';

const FIELDS = { fields: ['topic', 'type', 'urgency', 'agency'] };
const around = {
  reporter: {
    info: () => undefined,
    warn: () => undefined,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
  },
};

/** A table of one record whose `text` column is the text. */
function tableOf(cells: Record<string, string>, text: string): LabelledTable {
  const texts = [{ id: 1, text: cells[text] ?? '', cells }];
  return { texts, columns: Object.keys(cells), appeal: { id: 'id', text }, skipped: 0 };
}

describe('the columns of right answers', () => {
  const table = tableOf({ id: '1', topic: 'gas', department: 'Gaz yoq' }, 'department');

  it('are never guessed among those the appeal is read from', () => {
    expect([...truthColumns(undefined, table, FIELDS, around)]).toEqual([['topic', 'topic']]);
  });
  it('are not the text, even where it is named', () => {
    expect(() => truthColumns('topic,department', table, FIELDS, around)).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });
  it('hold no texts, and what they hold is not told', () => {
    const long = tableOf({ id: '1', matn: 'x', agency: 'Assalomu alaykum '.repeat(20) }, 'matn');
    const refused = expect.objectContaining({ code: 'USAGE', got: 'a value of 339 characters' });
    expect(() => truthColumns(undefined, long, FIELDS, around)).toThrow(refused);
    expect(() => truthColumns('agency', long, FIELDS, around)).toThrow(refused);
  });
});
