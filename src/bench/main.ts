import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Table from 'cli-table3';
import { z } from 'zod';
import { readConfig } from '../app/index.js';
import { embeddingRatios, median } from './embedding-ratio.js';
import { explanationCost } from './explanation-cost.js';
import { fitHashingHeads } from './hashing-heads.js';
import { sampleTexts, writeRecords } from './inflow.js';

/**
 * `npm run bench`: speed and memory of the whole triage. `-- --quick` leaves the long memory runs out.
 * Every ratio is between two figures of the same run.
 */
const runSchema = z.object({
  records: z.number(),
  seconds: z.number(),
  startUpMs: z.number(),
  peakMb: z.number(),
  lagP50Ms: z.number(),
  lagP99Ms: z.number(),
});
type Run = z.infer<typeof runSchema>;

const quick = process.argv.includes('--quick');
const folder = await mkdtemp(join(tmpdir(), 'murojaat-bench-'));
const texts = await sampleTexts();
const config = readConfig();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Triages `count` records in a process of its own. */
async function measured(count: number, hashingHeads?: string): Promise<Run> {
  const input = join(folder, `${count}.jsonl`);
  await writeRecords(input, texts, count);
  const child = fileURLToPath(new URL('./memory-run.js', import.meta.url));
  const heads = hashingHeads === undefined ? [] : [hashingHeads];
  const { stdout } = await promisify(execFile)(process.execPath, [child, input, join(folder, 'out.jsonl'), ...heads]);
  return runSchema.parse(JSON.parse(stdout));
}

function pair(name: string, small: Run, large: Run): (string | number)[] {
  const growth = large.peakMb / small.peakMb;
  return [
    name,
    `${small.peakMb.toFixed(0)} MB`,
    `${large.peakMb.toFixed(0)} MB`,
    `${((growth - 1) * 100).toFixed(0)} %`,
    growth <= 1.2 ? 'ok' : 'over 20 %',
  ];
}

try {
  say(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${config.threads} inference threads`,
  );
  const runs: Run[] = [];
  for (let round = 0; round < 3; round++) runs.push(await measured(texts.length));
  const rates = runs.map((run) => run.records / run.seconds);
  const speed = new Table({
    head: ['triage of the sample, 3 runs', 'median', 'lowest', 'highest'],
    style: { head: [] },
  });
  const figures: [string, number[]][] = [
    ['appeals a second', rates],
    ['start-up, ms', runs.map((run) => run.startUpMs)],
    ['event-loop lag p50, ms', runs.map((run) => run.lagP50Ms)],
    ['event-loop lag p99, ms', runs.map((run) => run.lagP99Ms)],
  ];
  for (const [name, values] of figures) {
    speed.push([name, median(values).toFixed(1), Math.min(...values).toFixed(1), Math.max(...values).toFixed(1)]);
  }
  say(speed.toString());

  const ratios = new Table({
    head: ['embedding stage against', 'ours /s', 'theirs /s', 'ratio', 'goal'],
    style: { head: [] },
  });
  for (const each of await embeddingRatios(texts, config.threads)) {
    ratios.push([
      each.name,
      each.ours.toFixed(1),
      each.baseline.toFixed(1),
      each.ratio.toFixed(2),
      each.goal.toFixed(1),
    ]);
  }
  say(ratios.toString());

  const cost = await explanationCost(texts);
  const explanations = new Table({
    head: ['explanations', 'stages off, ms', 'stages on, ms', 'ratio', 'embedding, ms', 'share of triage', 'goal'],
    style: { head: [] },
  });
  explanations.push([
    'an appeal, in turn, 7 rounds',
    ...[cost.without, cost.with, cost.with / cost.without, cost.embedding].map((figure) => figure.toFixed(2)),
    `${(100 * cost.share).toFixed(1)} %`,
    'at most 15 %',
  ]);
  say(explanations.toString());

  if (!quick) {
    const memory = new Table({ head: ['peak memory', 'smaller', 'larger', 'growth', 'goal'], style: { head: [] } });
    memory.push(pair('bundled model, 200 and 5,000 records', await measured(200), await measured(5000)));
    const heads = join(folder, 'heads');
    await fitHashingHeads(heads);
    const [small, large] = [await measured(5000, heads), await measured(50_000, heads)];
    memory.push(pair('hashing adapter, 5,000 and 50,000 records', small, large));
    say(memory.toString());
    say(`hashing adapter: ${(large.records / large.seconds).toFixed(0)} appeals a second without the model`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
