import type { Command } from 'commander';
import { embedRecords, readConfig, type Surroundings } from '../app/index.js';
import { type RecordOptions, recordFiles, withRecordOptions } from './record-options.js';
import { finish } from './surroundings.js';

export function embedCommand(program: Command, around: Surroundings): void {
  const command = program.command('embed <in>').description('write the 384-number sentence vector of each text');
  withRecordOptions(command).action(async (input: string, options: RecordOptions) => {
    process.exitCode = finish(
      await embedRecords(recordFiles(input, options), readConfig(), around),
      around,
      options.out,
    );
  });
}
