import type { Outcome, Surroundings } from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { consoleReporter } from './reporter.js';

/**
 * The process as commands see it. The first Ctrl-C or SIGTERM lets finished lines be written and stops;
 * a second one ends the process at once.
 */
export function processSurroundings(): Surroundings {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const clock = (): number => performance.timeOrigin + performance.now();
  return {
    reporter: consoleReporter(process.stderr, clock),
    stdin: process.stdin,
    stdout: process.stdout,
    signal: stop.signal,
    clock,
  };
}

/** Says how a one-for-one run ended and returns its exit code. */
export function finish(outcome: Outcome, around: Surroundings, out: string | undefined): number {
  const where = out === undefined ? '' : ` → ${out}`;
  if (outcome.interrupted) {
    const next = out === undefined ? '' : '; the same command with --resume goes on';
    around.reporter.info(`interrupted after ${outcome.records} records${where}${next}`);
    return 130;
  }
  around.reporter.info(
    `${outcome.records} records${where}${outcome.failed === 0 ? '' : `, ${outcome.failed} of them failed (see "error" in their lines)`}`,
  );
  return outcome.failed > 0 ? 1 : 0;
}

/** Writes an error for a person and returns its exit code. */
export function explainError(error: unknown): number {
  if (error instanceof MurojaatError) {
    process.stderr.write(`error ${error.code}: ${error.explain()}\n`);
    return error.exitCode;
  }
  const name = error instanceof Error ? error.name : 'unknown';
  process.stderr.write(
    `error INTERNAL: a fault in Murojaat itself (${name}). To mend it: report it with the command you ran.\n`,
  );
  return 1;
}
