import { SingleBar } from 'cli-progress';
import type { Progress, Reporter } from '../domain/index.js';

/** Seconds between two lines of progress where the error stream is no terminal. */
const LINE_EVERY_MS = 10_000;

/** Messages and progress on standard error: a bar with rate and time left on a terminal, plain lines elsewhere. */
export function consoleReporter(stream: NodeJS.WriteStream, clock: () => number): Reporter {
  return {
    info: (message) => void stream.write(`${message}\n`),
    warn: (message) => void stream.write(`warning: ${message}\n`),
    progress: (label, total) =>
      stream.isTTY ? bar(stream, label, total, clock) : plainLines(stream, label, total, clock),
  };
}

function bar(stream: NodeJS.WriteStream, label: string, total: number | undefined, clock: () => number): Progress {
  if (total === undefined) return plainLines(stream, label, total, clock, 1000);
  const started = clock();
  const display = new SingleBar({
    format: `${label} {bar} {percentage}% · {note} · {left} left`,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream,
    fps: 5,
  });
  display.start(total, 0, { note: '', left: '–' });
  return {
    update: (done, note, secondsLeft) => {
      const left = secondsLeft === undefined ? timeLeft(started, clock(), done, total) : duration(1000 * secondsLeft);
      display.update(Math.min(done, total), { note: note ?? '', left });
    },
    stop: () => display.stop(),
  };
}

function plainLines(
  stream: NodeJS.WriteStream,
  label: string,
  total: number | undefined,
  clock: () => number,
  every = LINE_EVERY_MS,
): Progress {
  const started = clock();
  let last = started;
  return {
    update: (done, note, secondsLeft) => {
      const now = clock();
      if (now - last < every) return;
      last = now;
      const share = total === undefined || total === 0 ? '' : ` ${Math.floor((100 * Math.min(done, total)) / total)}%`;
      const known = secondsLeft === undefined ? undefined : duration(1000 * secondsLeft);
      const left = total === undefined ? '' : ` · ${known ?? timeLeft(started, now, done, total)} left`;
      stream.write(`${label}${share}${note === undefined || note === '' ? '' : ` · ${note}`}${left}\n`);
    },
    stop: () => undefined,
  };
}

function timeLeft(started: number, now: number, done: number, total: number): string {
  if (done <= 0) return '–';
  return duration(((now - started) * Math.max(0, total - done)) / done);
}

/** "8 s", "3 min 20 s", "1 h 5 min". */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
