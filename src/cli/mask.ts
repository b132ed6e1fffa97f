import type { Command } from 'commander';
import { maskRecords, type Surroundings } from '../app/index.js';
import { type RecordOptions, recordFiles, withRecordOptions } from './record-options.js';
import { finish } from './surroundings.js';

export function maskCommand(program: Command, around: Surroundings): void {
  const command = program.command('mask <in>').description('replace personal data by placeholders such as [PHONE_1]');
  withRecordOptions(command).action(async (input: string, options: RecordOptions) => {
    process.exitCode = finish(await maskRecords(recordFiles(input, options), around), around, options.out);
  });
}
