import { setImmediate } from 'node:timers/promises';
import { MurojaatError } from '../domain/index.js';

/** Pauses between pieces of work, so that signals and other work get their turn; throws where the work is to stop. */
export type Pause = () => Promise<void>;

/** A pause that throws INTERRUPTED once `signal` is aborted. */
export function pauseFor(signal?: AbortSignal): Pause {
  return async () => {
    await setImmediate();
    if (signal?.aborted) throw new MurojaatError('INTERRUPTED', 'Training was interrupted; no model was written.');
  };
}

/** Runs a solver to its end, pausing after every iteration. */
export async function runToEnd(solver: Iterable<number>, pause: Pause): Promise<void> {
  for (const _ of solver) await pause();
}
