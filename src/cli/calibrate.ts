import type { Command } from 'commander';
import { calibrateOnTable, chosenColumns, readConfig, type Surroundings } from '../app/index.js';
import { ACTIONS, type Action, FIELDS, type Field, MurojaatError } from '../domain/index.js';
import { type InputOptions, withInputOptions } from './record-options.js';

interface CalibrateOptions extends InputOptions {
  readonly policy: string;
  readonly label?: string;
  readonly model?: string;
  readonly budget?: readonly string[];
  readonly mode?: readonly string[];
  readonly assurance: string;
}

export function calibrateCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('calibrate <in>')
    .description('derive from your own decided appeals what may be filled in, and at which confidence')
    .requiredOption('--policy <file>', 'policy file to write, for "triage --policy"')
    .option('--label <columns>', 'columns of the decided values, parted by commas (default: found by their names)')
    .option('--model <dir>', 'folder of heads that were not trained on these appeals (default: the bundled ones)')
    .option('--budget <field=share...>', 'largest share of wrong values among those filled in (default: 0.05 each)')
    .option('--mode <field=mode...>', `what to do with sure values: ${ACTIONS.join(', ')} (default: recommend each)`)
    .option('--assurance <share>', 'probability that a budget holds', '0.9');
  withInputOptions(command).action(async (input: string, options: CalibrateOptions) => {
    const { label, model, policy } = options;
    const task = { input, columns: chosenColumns(options), label, model, policy, request: requestOf(options) };
    const words = await calibrateOnTable(task, readConfig(), around);
    around.stdout.write(`${words.join('\n')}\n`);
    around.reporter.info(`policy → ${policy}`);
  });
}

function requestOf({ budget = [], mode = [], assurance }: CalibrateOptions): {
  fields: Record<Field, { mode: Action; budget: number }>;
  assurance: number;
} {
  const own = { mode: 'recommend', budget: 0.05 } as const;
  const fields: Record<Field, { mode: Action; budget: number }> = {
    topic: { ...own },
    type: { ...own },
    urgency: { ...own },
    agency: { ...own },
  };
  for (const each of budget) {
    const { field, value } = assigned('--budget', each);
    fields[field].budget = share('--budget', value, 0, 0.5);
  }
  for (const each of mode) {
    const { field, value } = assigned('--mode', each);
    fields[field].mode = actionNamed(value);
  }
  return { fields, assurance: share('--assurance', assurance, 0.5, 1) };
}

/** "topic=0.05" in its parts. */
function assigned(option: string, text: string): { readonly field: Field; readonly value: string } {
  const [name, value, ...more] = text.split('=');
  const field = FIELDS.find((each) => each === name?.trim());
  if (field !== undefined && value !== undefined && more.length === 0) return { field, value: value.trim() };
  throw new MurojaatError('USAGE', `${option} names a field and its value`, {
    expected: `FIELD=VALUE with a field among ${FIELDS.join(', ')}`,
    got: text,
    fix: `write such as: ${option} topic=${option === '--mode' ? 'auto' : '0.05'}`,
  });
}

function actionNamed(value: string): Action {
  const found = ACTIONS.find((action) => action === value);
  if (found !== undefined) return found;
  throw new MurojaatError('USAGE', 'An unknown value for --mode', { expected: ACTIONS.join(', '), got: value });
}

function share(option: string, value: string, above: number, below: number): number {
  const number = value === '' ? Number.NaN : Number(value);
  const fits = above === 0 ? number > 0 : number >= above;
  if (fits && number < below) return number;
  throw new MurojaatError('USAGE', `${option} is not a share it can use`, {
    expected: `a number ${above === 0 ? 'above 0' : `from ${above}`} and below ${below}`,
    got: value,
    fix: `leave ${option} out for the default`,
  });
}
