import type { Command } from 'commander';
import { readConfig, type Surroundings, triageRecords } from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { type RecordOptions, recordFiles, withRecordOptions } from './record-options.js';
import { finish } from './surroundings.js';

interface TriageOptions extends RecordOptions {
  readonly model?: string;
  readonly policy?: string;
  readonly llm: string;
  readonly caseExport?: string;
}

export function triageCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('triage <in>')
    .description('suggest topic, type, urgency and responsible body for each appeal')
    .option(
      '--model <dir>',
      'folder of heads with the columns topic, type, urgency, agency (default: the bundled ones)',
    )
    .option('--policy <file>', 'what "calibrate" wrote: what may be filled in (default: the policy beside the heads)')
    .option('--llm <mode>', 'off or auto; auto belongs to a later release', 'off')
    .option('--case-export <file>', 'also write the input back as CSV with blank ijrochi and yonalish cells filled in');
  withRecordOptions(command).action(async (input: string, options: TriageOptions) => {
    checkLlm(options.llm);
    const { model, policy, caseExport } = options;
    const task = { ...recordFiles(input, options), model, policy, caseExport };
    const outcome = await triageRecords(task, readConfig(), around);
    process.exitCode = finish(outcome, around, options.out);
  });
}

function checkLlm(mode: string): void {
  if (mode === 'off') return;
  if (mode === 'auto') {
    throw new MurojaatError('NOT_YET', '--llm auto belongs to a later release', { fix: 'leave --llm out' });
  }
  throw new MurojaatError('USAGE', 'An unknown value for --llm', {
    expected: 'off or auto',
    got: mode,
    fix: 'leave --llm out',
  });
}
