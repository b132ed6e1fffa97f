import type { Command } from 'commander';
import { chosenColumns, type RecordFiles } from '../app/index.js';

export interface InputOptions {
  readonly id?: string;
  readonly text?: string;
  readonly map?: string;
}

export interface RecordOptions extends InputOptions {
  readonly out?: string;
  readonly resume?: boolean;
}

/** Options of every command that reads a table of texts. */
export function withInputOptions(command: Command): Command {
  return command
    .option('--id <column>', 'column that holds the id (default: found by its name)')
    .option('--text <column>', 'column that holds the text (default: found by its name)')
    .option('--map <file>', 'JSON file that maps our keys to your columns: {"text": "Matn", "receivedAt": "Sana"}');
}

/** Options of the commands that write one line for each record. */
export function withRecordOptions(command: Command): Command {
  return withInputOptions(command)
    .option('--out <file>', 'write here, as CSV where the name ends in .csv (default: JSON Lines on standard output)')
    .option('--resume', 'go on where an interrupted run of the same command stopped');
}

export function recordFiles(input: string, options: RecordOptions): RecordFiles {
  return { input, columns: chosenColumns(options), out: options.out, resume: options.resume === true };
}
