/**
 * Works on up to `concurrency` items at once and yields the results in the order of the items. Memory is bounded:
 * no more than `concurrency` items are taken from the source before their results are handed on.
 * When the signal fires, no new item is taken and what is still in work is dropped.
 */
export async function* orderedMap<Item, Result>(
  source: AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Result> {
  const inWork: Promise<Result>[] = [];
  const next = async (): Promise<Result | undefined> => {
    const first = inWork.shift();
    return first === undefined ? undefined : unlessAborted(first, signal);
  };
  for await (const item of source) {
    if (signal?.aborted === true) return;
    const started = work(item);
    started.catch(() => undefined);
    inWork.push(started);
    if (inWork.length < concurrency) continue;
    const result = await next();
    if (result === undefined) return;
    yield result;
  }
  while (inWork.length > 0) {
    const result = await next();
    if (result === undefined) return;
    yield result;
  }
}

/** The promise's result, or `undefined` as soon as the signal fires; the listener never outlives the promise. */
function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result | undefined> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
