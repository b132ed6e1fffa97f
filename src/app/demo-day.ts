import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MurojaatError, type ReferenceData, type Triage, triageSchema } from '../domain/index.js';
import { csvFormat, fileSink, isBroken, isProblem, openInput, resolveColumns, toAppeal } from '../files/index.js';
import { TRIAGE_COLUMNS } from '../triage/index.js';
import { writeCaseExport } from './case-export.js';
import type { Config } from './config.js';
import { runOneForOne, type Surroundings } from './one-for-one.js';
import { BUNDLED } from './paths.js';
import { openServices, type Services } from './services.js';

type CueName = NonNullable<ReturnType<Services['emergencyCue']>>;

/** The sample day, worked through. */
export interface DemoDay {
  readonly triages: readonly Triage[];
  readonly failed: number;
  readonly interrupted: boolean;
  /** Id of a critical appeal → name of the danger its words tell of. */
  readonly reasons: ReadonlyMap<string | number, CueName>;
  readonly reference: ReferenceData;
  /** Result files, in the order they are shown. */
  readonly files: readonly string[];
}

/** Runs the sample day's inflow through everything and writes its results to `folder`. */
export async function demoDay(folder: string, config: Config, around: Surroundings): Promise<DemoDay> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new MurojaatError('OUTPUT_NOT_WRITABLE', `The folder "${folder}" cannot be made`, {
      fix: 'name another with --out',
      cause,
    });
  });
  const lines = join(folder, 'suggestions.jsonl');
  const table = join(folder, 'suggestions.csv');
  const back = join(folder, 'case-export.csv');
  const input = BUNDLED.sampleInflow;
  const services = await openServices({ config, clock: around.clock });
  const { reference } = services;
  try {
    const { failed, interrupted } = await runOneForOne(
      {
        ...{ input, columns: {}, out: lines, resume: false, label: 'triage', csvColumns: TRIAGE_COLUMNS },
        concurrency: services.concurrency,
        work: (appeal) => services.triage(appeal, around.signal),
      },
      around,
    );
    if (interrupted) return { triages: [], failed, interrupted, reasons: new Map(), reference, files: [] };
    const triages = await readTriages(lines, around);
    await writeTable(triages, table);
    await writeCaseExport({ input, results: lines, target: back, reference }, around);
    const reasons = await reasonsOf(input, triages, services, around);
    return { triages, failed, interrupted, reasons, reference, files: [lines, table, back] };
  } finally {
    await services.close();
  }
}

async function readTriages(path: string, around: Surroundings): Promise<Triage[]> {
  const input = await openInput(path, around.stdin);
  const triages: Triage[] = [];
  for await (const record of input.records) {
    const parsed = triageSchema.safeParse(isBroken(record) ? undefined : record.fields);
    if (parsed.success) triages.push(parsed.data);
  }
  return triages;
}

async function writeTable(triages: readonly Triage[], path: string): Promise<void> {
  const format = csvFormat(TRIAGE_COLUMNS);
  const sink = await fileSink(path);
  try {
    await sink.write(format.header);
    for (const triage of triages) await sink.write(format.piece(triage));
  } finally {
    await sink.close();
  }
}

/** The dangers that the words of the critical appeals tell of. */
async function reasonsOf(
  path: string,
  triages: readonly Triage[],
  services: Services,
  around: Surroundings,
): Promise<Map<string | number, CueName>> {
  const critical = new Set(triages.filter((each) => each.urgency.value === 'critical').map((each) => each.id));
  const input = await openInput(path, around.stdin);
  const map = resolveColumns(input.columns ?? [], {});
  const reasons = new Map<string | number, CueName>();
  for await (const record of input.records) {
    const appeal = toAppeal(record, map);
    if (isProblem(appeal) || !critical.has(appeal.id)) continue;
    const cue = services.emergencyCue(appeal.text);
    if (cue !== undefined) reasons.set(appeal.id, cue);
  }
  return reasons;
}
