import { expect, it } from 'vitest';
import { seededRandom } from '../domain/index.js';
import { compareEncodings } from './compare-encodings.js';

it('gives the encoding that tells the labels apart the lower loss, and equal ones the same', async () => {
  const random = seededRandom(2);
  const rows = Array.from({ length: 150 }, (_, at) => ({
    ngramText: `matn ${Math.floor(random() * 1000)}`,
    labels: { topic: ['gaz', 'suv'][at % 2], one: 'always' },
  }));
  const vectors = (signal: number): Float32Array[] =>
    rows.map((_, at) => Float32Array.from({ length: 3 }, (__, place) => (place === at % 2 ? signal : 0) + random()));
  const [clear, faint] = [vectors(1), vectors(0.2)];
  const losses = await compareEncodings(rows, [faint, clear, faint], ['topic', 'one'], { seed: 1 });
  const [first = 0, second = 0, third = 0] = losses;
  expect(second).toBeLessThan(first - 0.1);
  expect(third).toBe(first);
  expect(first).toBeLessThan(Math.log(2) + 0.05);
});
