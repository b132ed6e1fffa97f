import { join } from 'node:path';
import type { Command } from 'commander';
import { chosenColumns, evaluateTable, readConfig, renderReport, type Surroundings } from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { type InputOptions, withInputOptions } from './record-options.js';

interface EvaluateOptions extends InputOptions {
  readonly label?: string;
  readonly model?: string;
  readonly report: string;
  readonly group?: readonly string[];
  readonly baseline?: string;
  readonly gate?: string;
  readonly task?: string;
}

export function evaluateCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('evaluate <in>')
    .description('measure suggestions against labels')
    .requiredOption('--report <dir>', 'folder for report.json')
    .option('--label <columns>', 'label columns, parted by commas (default: found by their names)')
    .option('--model <dir>', 'a model that "train" has written (default: the bundled pipeline)')
    .option('--group <columns...>', 'columns to report by, such as lang script')
    .option('--baseline <report>', 'compare with an earlier report (a later release)')
    .option('--gate <file>', 'fail below thresholds (a later release)')
    .option('--task <name>', 'measure another stage (a later release)');
  withInputOptions(command).action(async (input: string, options: EvaluateOptions) => {
    refuseLater(options);
    const { label, model, report, group = [] } = options;
    const task = { input, columns: chosenColumns(options), label, model, report, groups: group };
    const measured = await evaluateTable(task, readConfig(), around);
    const { stdout } = process;
    stdout.write(
      renderReport(measured, { columns: stdout.columns ?? 100, colour: stdout.isTTY && stdout.hasColors() }),
    );
    around.reporter.info(`report → ${join(report, 'report.json')}`);
  });
}

function refuseLater(options: EvaluateOptions): void {
  for (const name of ['baseline', 'gate', 'task'] as const) {
    if (options[name] === undefined) continue;
    throw new MurojaatError('NOT_YET', `--${name} belongs to a later release`, { fix: `evaluate without --${name}` });
  }
}
