import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedMap } from './ordered-map.js';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const item of source) result.push(item);
  return result;
}

describe('orderedMap', () => {
  it('keeps the order whatever the durations', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (times, concurrency) => {
          const results = await collect(
            orderedMap(from(times.map((ms, index) => ({ ms, index }))), concurrency, async ({ ms, index }) => {
              await delay(ms);
              return index;
            }),
          );
          expect(results).toEqual(times.map((_, index) => index));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never has more than `concurrency` items in work', async () => {
    let inWork = 0;
    let most = 0;
    await collect(
      orderedMap(from(Array.from({ length: 20 }, (_, index) => index)), 3, async () => {
        most = Math.max(most, ++inWork);
        await delay(1);
        inWork--;
      }),
    );
    expect(most).toBe(3);
  });

  it('stops at once when the signal fires, even when the work hangs', async () => {
    const stop = new AbortController();
    const results: number[] = [];
    for await (const result of orderedMap(
      from([0, 1, 2, 3]),
      2,
      (item) => (item < 2 ? Promise.resolve(item) : new Promise<number>(() => undefined)),
      stop.signal,
    )) {
      results.push(result);
      if (result === 1) setTimeout(() => stop.abort(), 5);
    }
    expect(results).toEqual([0, 1]);
  });

  it('hands a result on while the source is silent, and stops there when the signal fires', async () => {
    const stop = new AbortController();
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => undefined);
    }
    const results: number[] = [];
    for await (const result of orderedMap(slow(), 4, (item) => Promise.resolve(item), stop.signal)) {
      results.push(result);
      setTimeout(() => stop.abort(), 5);
    }
    expect(results).toEqual([1]);
  });

  it('finishes what was taken before the source failed', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error('unreadable');
    }
    const results: number[] = [];
    const all = async (): Promise<void> => {
      for await (const result of orderedMap(failing(), 4, (item) => delay(5, item))) results.push(result);
    };
    await expect(all()).rejects.toThrow('unreadable');
    expect(results).toEqual([1]);
  });

  it('hands on the error of a failed item', async () => {
    await expect(collect(orderedMap(from([1]), 2, () => Promise.reject(new Error('broken'))))).rejects.toThrow(
      'broken',
    );
  });
});
