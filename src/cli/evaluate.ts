import { join } from 'node:path';
import { type Command, Option } from 'commander';
import {
  ASSUMED_PRICES,
  chosenColumns,
  DEFAULT_GAP_LIMIT,
  evaluateTable,
  REPORT_LANGUAGES,
  type ReportLanguage,
  readConfig,
  renderReport,
  requirePassed,
  type Surroundings,
} from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { amount } from './numbers.js';
import { type InputOptions, withInputOptions } from './record-options.js';

interface EvaluateOptions extends InputOptions {
  readonly label?: string;
  readonly model?: string;
  readonly report: string;
  readonly language: ReportLanguage;
  readonly group?: readonly string[];
  readonly cluster?: string;
  readonly gapLimit?: string;
  readonly minutesPerAppeal?: string;
  readonly minutesPerWrong?: string;
  readonly minutesPerCheck?: string;
  readonly learningCurve?: string;
  readonly baseline?: string;
  readonly gate?: string;
  readonly task?: string;
}

const MOST_MINUTES = 100_000;

export function evaluateCommand(program: Command, around: Surroundings): void {
  const { minutesPerAppeal, minutesPerWrong, minutesPerCheck } = ASSUMED_PRICES;
  const command = program
    .command('evaluate <in>')
    .description('measure suggestions against labels')
    .requiredOption('--report <dir>', 'folder for report.json and report.html')
    .addOption(new Option('--language <tag>', 'language of report.html').choices(REPORT_LANGUAGES).default('en'))
    .option('--label <columns>', 'columns of right answers, parted by commas (default: found by their names and shown)')
    .option('--model <dir>', 'a model that "train" has written (default: the bundled pipeline)')
    .option('--group <columns...>', 'columns to report by, such as lang script')
    .option('--gap-limit <points>', `how far behind the best a group may be (default: ${100 * DEFAULT_GAP_LIMIT})`)
    .option('--cluster <column>', 'texts with one value here (one matter) are not independent: intervals respect that')
    .option('--minutes-per-appeal <n>', `a person decides unaided (assumed: ${minutesPerAppeal})`)
    .option('--minutes-per-wrong <n>', `a wrong value nobody noticed costs (assumed: ${minutesPerWrong})`)
    .option('--minutes-per-check <n>', `a person checks a suggestion (assumed: ${minutesPerCheck})`)
    .option('--learning-curve <table>', 'train on 10, 20, 40, 70 and 100 % of this table and measure each on <in>')
    .option('--baseline <report>', 'report.json of an earlier run on the same records: what got better or worse')
    .option('--gate <file>', 'JSON list of thresholds; exit code 3 where one is missed')
    .option('--task <name>', 'measure another stage (a later release)');
  withInputOptions(command).action((input: string, options: EvaluateOptions) => evaluate(input, options, around));
}

async function evaluate(input: string, options: EvaluateOptions, around: Surroundings): Promise<void> {
  if (options.task !== undefined) {
    throw new MurojaatError('NOT_YET', '--task belongs to a later release', { fix: 'evaluate without --task' });
  }
  const { label, model, report, language, group = [], cluster, baseline, gate, learningCurve } = options;
  const limit = amount('--gap-limit', options.gapLimit, 100);
  const task = {
    ...{ input, columns: chosenColumns(options), label, model, report, language, groups: group },
    ...{ cluster, baseline, gate, learningCurve, prices: pricesOf(options) },
    gapLimit: limit === undefined ? undefined : limit / 100,
  };
  const measured = await evaluateTable(task, readConfig(), around);
  const { stdout } = process;
  stdout.write(renderReport(measured, { columns: stdout.columns ?? 100, colour: stdout.isTTY && stdout.hasColors() }));
  around.reporter.info(`report → ${join(report, 'report.json')}, ${join(report, 'report.html')}`);
  requirePassed(measured.gates ?? []);
}

/** The prices that were stated. */
function pricesOf(options: EvaluateOptions): {
  minutesPerAppeal?: number;
  minutesPerWrong?: number;
  minutesPerCheck?: number;
} {
  const perAppeal = amount('--minutes-per-appeal', options.minutesPerAppeal, MOST_MINUTES);
  const perWrong = amount('--minutes-per-wrong', options.minutesPerWrong, MOST_MINUTES);
  const perCheck = amount('--minutes-per-check', options.minutesPerCheck, MOST_MINUTES);
  return {
    ...(perAppeal === undefined ? {} : { minutesPerAppeal: perAppeal }),
    ...(perWrong === undefined ? {} : { minutesPerWrong: perWrong }),
    ...(perCheck === undefined ? {} : { minutesPerCheck: perCheck }),
  };
}
