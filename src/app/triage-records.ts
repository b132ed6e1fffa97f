import { resolve } from 'node:path';
import { z } from 'zod';
import { MurojaatError } from '../domain/index.js';
import { type ExplanationMode, TRIAGE_COLUMNS } from '../triage/index.js';
import { writeCaseExport } from './case-export.js';
import type { Config } from './config.js';
import { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';
import { parseJson } from './parse-json.js';
import { openServices } from './services.js';

export interface TriageRecords extends RecordFiles {
  /** Folder of heads; the bundled ones without it. */
  readonly model: string | undefined;
  /** Policy file; the one beside the heads without it. */
  readonly policy: string | undefined;
  readonly explanation: ExplanationMode;
  /** Also write the input table back to this file with the blank suggested columns filled in. */
  readonly caseExport: string | undefined;
}

/**
 * Triages a file of appeals, one line out for each record in.
 * @throws MurojaatError of the input, the output and the models
 */
export async function triageRecords(task: TriageRecords, config: Config, around: Surroundings): Promise<Outcome> {
  checkCaseExport(task);
  const { model, policy, explanation } = task;
  const services = await openServices({
    ...{ config, clock: around.clock, explanation },
    ...(model === undefined ? {} : { model }),
    ...(policy === undefined ? {} : { policy }),
  });
  if (services.policy === undefined) around.reporter.warn(NO_POLICY);
  try {
    const outcome = await runOneForOne(
      {
        ...task,
        label: 'triage',
        csvColumns: TRIAGE_COLUMNS,
        concurrency: services.concurrency,
        work: (appeal) => services.triage(appeal, around.signal),
        cannotResume: (line) => otherVersions(line, services.versions),
      },
      around,
    );
    if (!outcome.interrupted && task.caseExport !== undefined && task.out !== undefined) {
      const files = { input: task.input, results: task.out, target: task.caseExport };
      await writeCaseExport({ ...files, reference: services.reference }, around);
    }
    return outcome;
  } finally {
    await services.close();
  }
}

const NO_POLICY =
  'these heads have no policy: every suggestion is only shown (action "monitor"); derive one with "murojaat calibrate"';

function checkCaseExport({ caseExport, out, input }: TriageRecords): void {
  if (caseExport === undefined) return;
  if ([input, out ?? ''].some((other) => resolve(other) === resolve(caseExport))) {
    throw new MurojaatError('USAGE', '--case-export names the input or the output itself', {
      expected: 'a third file',
      fix: 'choose another name; nothing was touched',
    });
  }
  if (out?.endsWith('.jsonl') === true && /\.[ct]sv$/i.test(input)) return;
  throw new MurojaatError('USAGE', '--case-export needs a .csv input and an --out that ends in .jsonl', {
    fix: 'name both, such as: murojaat triage in.csv --out out.jsonl --case-export back.csv',
  });
}

const lineSchema = z.object({ model: z.record(z.string(), z.string()) });

/** A finished line of another model, taxonomy or release cannot be gone on with: the output would be of two minds. */
function otherVersions(line: string, versions: Readonly<Record<string, string>>): string | undefined {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (!parsed.success) return undefined;
  const differing = Object.keys(versions).filter((key) => parsed.data.model[key] !== versions[key]);
  return differing.length === 0 ? undefined : `its lines were made with another ${differing.join(', ')}`;
}
