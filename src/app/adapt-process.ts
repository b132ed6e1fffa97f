import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import { parseJson } from './parse-json.js';
import type { Around } from './training-rows.js';

/** How long a process that was asked to stop may take to save its state. */
const GRACE_MS = 30_000;
const KEPT_LINES = 5;
const KEPT_CHARACTERS = 300;
/** Steps of the progress display over the whole adapting. */
const STEPS = 1000;

const progressSchema = z.object({
  event: z.literal('progress'),
  stage: z.string(),
  epoch: z.int().min(1),
  epochs: z.int().min(1),
  step: z.int().min(0),
  steps: z.int().min(1),
  secondsLeft: z.number().min(0).optional(),
});

/** How a process ended. */
interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Runs the adapting as a process of its own, without a shell, and shows its progress. An abort is handed on as
 * SIGINT; what it had finished stays in the work folder.
 * @throws MurojaatError ADAPT_UNAVAILABLE, ADAPT_FAILED, INTERRUPTED
 */
export async function runAdapting(python: string, script: string, task: string, around: Around): Promise<void> {
  if (around.signal.aborted) throw interrupted();
  // a process group of its own: Ctrl-C in a terminal would reach it twice, and the second ends it while it saves
  const child = spawn(python, [script, '--task', task], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const stop = stopWith(child, around.signal);
  const lastLines = tailOf(child.stderr);
  const shown = showProgress(child.stdout, around);
  try {
    const end = await endOf(child);
    await shown;
    if (around.signal.aborted) throw interrupted();
    if (end.code !== 0) throw failed(end, lastLines);
  } finally {
    stop();
  }
}

/** Hands an abort on, and never leaves the process behind. Returns how to stop watching. */
function stopWith(child: ChildProcess, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const kill = (): void => void child.kill('SIGKILL');
  const onAbort = (): void => {
    child.kill('SIGINT');
    timer = setTimeout(kill, GRACE_MS);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  process.once('exit', kill);
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    process.removeListener('exit', kill);
  };
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(
        new MurojaatError('ADAPT_UNAVAILABLE', 'The Python interpreter cannot be started', {
          fix: 'run "murojaat doctor"; MUROJAAT_PYTHON names the interpreter',
          cause,
        }),
      );
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** A line that is no event (a library's remark) is passed over. */
async function showProgress(stream: Readable, { reporter }: Around): Promise<void> {
  const progress = reporter.progress('adapting the encoder', STEPS);
  try {
    for await (const line of createInterface({ input: stream })) {
      const parsed = progressSchema.safeParse(parseJson(line));
      if (!parsed.success) continue;
      const { epoch, epochs, step, steps, secondsLeft } = parsed.data;
      const share = (epoch - 1 + Math.min(1, step / steps)) / epochs;
      progress.update(Math.round(STEPS * share), `epoch ${epoch} of ${epochs}`, secondsLeft);
    }
  } finally {
    progress.stop();
  }
}

/** The last lines of a stream, kept as they come. */
function tailOf(stream: Readable): readonly string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => {
    if (line.trim() === '') return;
    lines.push(line.trim().slice(0, KEPT_CHARACTERS));
    if (lines.length > KEPT_LINES) lines.shift();
  });
  return lines;
}

function failed({ code, signal }: End, lastLines: readonly string[]): MurojaatError {
  const how = signal === null ? `exit code ${code}` : `the end by ${signal}`;
  const memory = signal === 'SIGKILL' ? 'see that about 2 GB of memory are free; ' : '';
  return new MurojaatError('ADAPT_FAILED', 'The adapting of the encoder has failed', {
    got: [how, ...lastLines].join(' | '),
    fix: `${memory}run the same command again: it goes on after the last finished epoch; or train without --adapt`,
  });
}

function interrupted(): MurojaatError {
  return new MurojaatError('INTERRUPTED', 'Interrupted while adapting; finished epochs are kept', {
    fix: 'run the same command again: it goes on after the last finished epoch',
  });
}
