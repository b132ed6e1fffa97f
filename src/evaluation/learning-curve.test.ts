import { describe, expect, it } from 'vitest';
import { type EvaluationRow, type Fitted, learningCurves } from './index.js';

/** A model that is right on as many of ten records as it has learnt from tens of rows. */
function fitted(chosen: readonly number[]): Fitted {
  const right = Math.floor(chosen.length / 10);
  const rows: EvaluationRow[] = Array.from({ length: 10 }, (_, id) => ({
    ...{ id, label: 'a', value: id < right ? 'a' : 'b', confidence: 0.5 },
  }));
  return { rows: new Map([['topic', rows]]), learnt: new Map([['topic', chosen.length]]) };
}

describe('the learning curve', () => {
  it('learns from nested parts of the rows and scores each', async () => {
    const parts: (readonly number[])[] = [];
    const curves = await learningCurves(100, async (chosen) => {
      parts.push(chosen);
      return fitted(chosen);
    });
    expect(curves.get('topic')?.map(({ share, rows, accuracy }) => [share, rows, accuracy])).toEqual([
      [0.1, 10, 0.1],
      [0.2, 20, 0.2],
      [0.4, 40, 0.4],
      [0.7, 70, 0.7],
      [1, 100, 1],
    ]);
    for (const [index, part] of parts.slice(0, -1).entries()) {
      expect(part.every((row) => parts[index + 1]?.includes(row))).toBe(true);
    }
    expect(parts.at(-1)).toEqual([...Array(100).keys()]);
  });
  it('begins where there are enough rows for a model', async () => {
    const curves = await learningCurves(100, async (chosen) => (chosen.length < 40 ? undefined : fitted(chosen)));
    expect(curves.get('topic')?.map(({ share }) => share)).toEqual([0.4, 0.7, 1]);
  });
});
