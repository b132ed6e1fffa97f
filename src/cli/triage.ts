import type { Command } from 'commander';
import { readConfig, type Surroundings, triageRecords } from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { type RecordOptions, recordFiles, withRecordOptions } from './record-options.js';
import { finish } from './surroundings.js';

interface TriageOptions extends RecordOptions {
  readonly model?: string;
  readonly policy?: string;
  readonly llm: string;
  readonly explain: string;
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
    .option(
      '--explain <how>',
      'ngram: evidence from the words and spellings, at next to no cost; occlusion: also the sentences without which the confidence falls most, several times as slow (each of up to 12 is left out and the rest read again)',
      'ngram',
    )
    .option('--case-export <file>', 'also write the input back as CSV with blank ijrochi and yonalish cells filled in');
  withRecordOptions(command).action(async (input: string, options: TriageOptions) => {
    checkLlm(options.llm);
    const { model, policy, caseExport } = options;
    const explanation = explanationMode(options.explain);
    const task = { ...recordFiles(input, options), model, policy, caseExport, explanation };
    const outcome = await triageRecords(task, readConfig(), around);
    process.exitCode = finish(outcome, around, options.out);
  });
}

function explanationMode(mode: string): 'ngram' | 'occlusion' {
  if (mode === 'ngram' || mode === 'occlusion') return mode;
  throw new MurojaatError('USAGE', 'An unknown value for --explain', {
    expected: 'ngram or occlusion',
    got: mode,
    fix: 'leave --explain out for ngram',
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
