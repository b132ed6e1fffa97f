import type { Command } from 'commander';
import {
  chosenColumns,
  ENCODER_NAMES,
  type EncoderName,
  readConfig,
  type Surroundings,
  trainOnTable,
} from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { wholeNumber } from './numbers.js';
import { type InputOptions, withInputOptions } from './record-options.js';
import { trainingReport } from './training-report.js';

/** Share of unknown tokens above which the vocabulary does not fit the texts' script. */
const MOST_UNKNOWN = 0.05;
/** Below this many texts a cross-validated figure is hardly a figure. */
const FEW_TEXTS = 100;

interface TrainOptions extends InputOptions {
  readonly label: string;
  readonly model: string;
  readonly seed: string;
  readonly group?: string;
  readonly outerFolds?: string;
  readonly encoder?: string;
  readonly adapt?: boolean;
}

export function trainCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('train <in>')
    .description('learn labels of your own from a table of texts')
    .requiredOption('--label <columns>', 'label columns, parted by commas')
    .requiredOption('--model <dir>', 'folder to write the model to (replaced whole)')
    .option('--seed <n>', 'seed of the cross-validation folds', '1')
    .option('--group <column>', 'records of one group are never parted by cross-validation or a hold-out')
    .option('--outer-folds <n>', 'also measure the whole training on data left out, n times (takes n times as long)')
    .option('--encoder <name>', `${ENCODER_NAMES.join(' or ')} (default: the one that does better on held-out texts)`)
    .option('--adapt', 'adapt the encoder, too: needs Python with torch (see "doctor") and about half a second a text');
  withInputOptions(command).action(async (input: string, options: TrainOptions) => {
    await train(input, options, around);
  });
}

async function train(input: string, options: TrainOptions, around: Surroundings): Promise<void> {
  const { label, model, group, adapt } = options;
  const outerFolds = options.outerFolds === undefined ? undefined : wholeNumber('--outer-folds', options.outerFolds, 2);
  if (adapt === true && outerFolds !== undefined) {
    throw new MurojaatError('USAGE', '--outer-folds cannot measure a training with --adapt', {
      expected: 'one of the two: an adapted encoder has seen the texts of every fold',
      fix: 'leave --outer-folds out; --adapt holds a tenth of the texts out and measures on them',
    });
  }
  const task = {
    ...{ input, label, group, target: model, outerFolds, adapt },
    columns: chosenColumns(options),
    seed: wholeNumber('--seed', options.seed, 0),
    encoder: options.encoder === undefined ? undefined : encoderName(options.encoder),
  };
  const result = await trainOnTable(task, readConfig(), around);
  around.stdout.write(trainingReport(result, model));
  if (result.texts < FEW_TEXTS) {
    around.reporter.warn(`${result.texts} texts are few; figures and confidences say little below some hundreds`);
  }
  if (result.unknownShare > MOST_UNKNOWN) {
    around.reporter.warn(
      `${(100 * result.unknownShare).toFixed(1)} % of the tokens are unknown to the encoder's vocabulary (Latin and Cyrillic scripts); expect less accuracy`,
    );
  }
}

function encoderName(value: string): EncoderName {
  const found = ENCODER_NAMES.find((name) => name === value);
  if (found !== undefined) return found;
  throw new MurojaatError('USAGE', 'An unknown value for --encoder', {
    expected: ENCODER_NAMES.join(' or '),
    got: value,
    fix: 'leave --encoder out',
  });
}
