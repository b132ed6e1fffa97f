/**
 * Works on up to `concurrency` items at once and yields the results in the order of the items, each as soon as it
 * and those before it are done, however slowly the source goes on. Memory is bounded: no more than `concurrency`
 * items are taken from the source before their results are handed on.
 * When the source fails, what was taken before is finished first. When the signal fires, no new item is taken and
 * what is still in work is dropped, even while the source is waited for.
 */
export async function* orderedMap<Item, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Result> {
  const iterator = (Symbol.asyncIterator in source ? source : each(source))[Symbol.asyncIterator]();
  const inWork: Held<Result>[] = [];
  let coming: Held<IteratorResult<Item>> | undefined;
  let ended = false;
  try {
    for (;;) {
      if (!ended && inWork.length < concurrency) coming ??= hold(iterator.next());
      const first = inWork[0];
      if (first === undefined && coming === undefined) return;
      await anyOf([first?.settled, usable(coming, first)?.settled], signal);
      if (signal?.aborted === true) return;
      if (first?.outcome !== undefined) {
        inWork.shift();
        yield outcomeOf(first.outcome);
        continue;
      }
      const next = usable(coming, first)?.outcome;
      if (next === undefined) continue;
      coming = undefined;
      const item = outcomeOf(next);
      ended = item.done === true;
      if (item.done !== true) inWork.push(hold(work(item.value)));
    }
  } finally {
    await close(iterator, coming);
  }
}

async function* each<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

/** Ends the source. One that is being waited for (a silent standard input) would only end with its next item. */
async function close(iterator: AsyncIterator<unknown>, coming: Held<unknown> | undefined): Promise<void> {
  const closed = Promise.resolve(iterator.return?.()).catch(() => undefined);
  if (coming === undefined || coming.outcome !== undefined) await closed;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** A promise whose outcome can be looked at; it never counts as unhandled. */
interface Held<T> {
  readonly settled: Promise<void>;
  outcome: Outcome<T> | undefined;
}

function hold<T>(promise: Promise<T>): Held<T> {
  const settled = promise.then(
    (value) => {
      held.outcome = { value };
    },
    (error: unknown) => {
      held.outcome = { error };
    },
  );
  const held: Held<T> = { settled, outcome: undefined };
  return held;
}

/** What the source gives, but its failure only once nothing is in work any more. */
function usable<T>(coming: Held<T> | undefined, first: Held<unknown> | undefined): Held<T> | undefined {
  const failed = coming?.outcome !== undefined && 'error' in coming.outcome;
  return failed && first !== undefined ? undefined : coming;
}

function outcomeOf<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Waits for the first of the promises or the signal; the listener does not outlive the wait. */
function anyOf(promises: readonly (Promise<void> | undefined)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal?.removeEventListener('abort', done);
      resolve();
    };
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', done, { once: true });
    for (const promise of promises) void promise?.then(done);
  });
}
