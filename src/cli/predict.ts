import type { Command } from 'commander';
import { predictRecords, readConfig, type Surroundings } from '../app/index.js';
import { type RecordOptions, recordFiles, withRecordOptions } from './record-options.js';
import { finish } from './surroundings.js';

interface PredictOptions extends RecordOptions {
  readonly model: string;
}

export function predictCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('predict <in>')
    .description('label texts with a model that "train" has written')
    .requiredOption('--model <dir>', 'folder of the model');
  withRecordOptions(command).action(async (input: string, options: PredictOptions) => {
    const outcome = await predictRecords(
      { ...recordFiles(input, options), model: options.model },
      readConfig(),
      around,
    );
    process.exitCode = finish(outcome, around, options.out);
  });
}
