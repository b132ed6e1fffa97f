/** A process of its own for one memory figure: triages a file and prints peak memory and rate as JSON. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openServices, readConfig, runOneForOne } from '../app/index.js';
import { HashingEmbedder } from '../embedding/index.js';

/** Peak resident memory of this process. `maxRSS` would count what the parent held when it forked; VmHWM begins at exec. */
function peakKilobytes(): number {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (peak !== undefined) return Number(peak);
  } catch {
    // no /proc: another system than Linux
  }
  return process.resourceUsage().maxRSS;
}

const [input = '', output = '', model = ''] = process.argv.slice(2);
const clock = (): number => performance.timeOrigin + performance.now();
const silent = {
  info: () => undefined,
  warn: () => undefined,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};
const opened = performance.now();
const services = await openServices({
  config: readConfig(),
  clock,
  ...(model === '' ? {} : { model, embedder: new HashingEmbedder() }),
});
const startUp = performance.now() - opened;
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const started = performance.now();
const { records } = await runOneForOne(
  {
    ...{ input, columns: {}, out: output, resume: false, label: 'bench', csvColumns: [] },
    concurrency: services.concurrency,
    work: (appeal) => services.triage(appeal),
  },
  { reporter: silent, stdin: process.stdin, stdout: process.stdout, signal: new AbortController().signal, clock },
);
const seconds = (performance.now() - started) / 1000;
lag.disable();
await services.close();
process.stdout.write(
  `${JSON.stringify({
    records,
    seconds,
    startUpMs: startUp,
    peakMb: peakKilobytes() / 1024,
    lagP50Ms: lag.percentile(50) / 1e6 - 5,
    lagP99Ms: lag.percentile(99) / 1e6 - 5,
  })}\n`,
);
