import type { Command } from 'commander';
import { chosenColumns, readConfig, type Surroundings, type TrainingResult, trainOnTable } from '../app/index.js';
import { MurojaatError } from '../domain/index.js';
import { wholeNumber } from './numbers.js';
import { type InputOptions, withInputOptions } from './record-options.js';

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
  readonly adapt?: boolean;
}

export function trainCommand(program: Command, around: Surroundings): void {
  const command = program
    .command('train <in>')
    .description('learn labels of your own from a table of texts')
    .requiredOption('--label <columns>', 'label columns, parted by commas')
    .requiredOption('--model <dir>', 'folder to write the model to (replaced whole)')
    .option('--seed <n>', 'seed of the cross-validation folds', '1')
    .option('--group <column>', 'records of one group are never parted by cross-validation')
    .option('--outer-folds <n>', 'also measure the whole training on data left out, n times (takes n times as long)')
    .option('--adapt', 'adapt the encoder, too (a later release)');
  withInputOptions(command).action(async (input: string, options: TrainOptions) => {
    await train(input, options, around);
  });
}

async function train(input: string, options: TrainOptions, around: Surroundings): Promise<void> {
  if (options.adapt === true) {
    throw new MurojaatError('NOT_YET', '--adapt belongs to a later release', { fix: 'train without it' });
  }
  const { label, model, group } = options;
  const outerFolds = options.outerFolds === undefined ? undefined : wholeNumber('--outer-folds', options.outerFolds, 2);
  const task = {
    input,
    columns: chosenColumns(options),
    label,
    group,
    target: model,
    seed: wholeNumber('--seed', options.seed, 0),
    outerFolds,
  };
  const result = await trainOnTable(task, readConfig(), around);
  around.stdout.write(describe(result, model));
  if (result.texts < FEW_TEXTS) {
    around.reporter.warn(`${result.texts} texts are few; figures and confidences say little below some hundreds`);
  }
  if (result.unknownShare > MOST_UNKNOWN) {
    around.reporter.warn(
      `${(100 * result.unknownShare).toFixed(1)} % of the tokens are unknown to the encoder's vocabulary (Latin and Cyrillic scripts); expect less accuracy`,
    );
  }
}

function describe({ manifest, report, blank, crossValidated }: TrainingResult, target: string): string {
  const lines = [`model written to ${target}`];
  if (blank > 0) lines.push(`${blank} texts were blank after cleaning and left out`);
  for (const column of manifest.columns) {
    const measured = column.outOfFold?.combined;
    lines.push('', `${column.name}: ${column.labels.length} labels`);
    if (measured !== undefined) {
      lines.push(
        `  cross-validated on ${measured.rows} texts, ${column.folds} folds: accuracy ${measured.accuracy.toFixed(3)}, macro-F1 ${measured.macroF1.toFixed(3)}, weighted F1 ${measured.weightedF1.toFixed(3)}, calibration error ${measured.ece.toFixed(3)}`,
      );
    }
  }
  for (const [name, { metrics }] of Object.entries(crossValidated)) {
    lines.push(
      '',
      `${name}, outer cross-validation: accuracy ${metrics.accuracy.toFixed(3)}, macro-F1 ${metrics.macroF1.toFixed(3)}, weighted F1 ${metrics.weightedF1.toFixed(3)}, calibration error ${metrics.ece.toFixed(3)}`,
    );
  }
  for (const [name, notes] of Object.entries(report)) lines.push(...droppedLines(name, notes));
  return `${lines.join('\n')}\n`;
}

function droppedLines(name: string, notes: TrainingResult['report'][string]): string[] {
  const lines: string[] = [];
  if (notes.dropped.length > 0) {
    const names = notes.dropped.slice(0, 5).map(({ label, count }) => `"${label}" (${count})`);
    const more = notes.dropped.length > 5 ? ` and ${notes.dropped.length - 5} more` : '';
    lines.push(
      `  ${name}: ${notes.dropped.length} labels had too few examples and were dropped: ${names.join(', ')}${more}`,
    );
  }
  if (notes.emptyLabels > 0) lines.push(`  ${name}: ${notes.emptyLabels} texts have no label and were left out`);
  if (notes.duplicatesMerged > 0) lines.push(`  ${name}: ${notes.duplicatesMerged} repeated texts were counted once`);
  if (notes.conflictingTexts > 0)
    lines.push(`  ${name}: ${notes.conflictingTexts} texts carry different labels in different records`);
  return [...lines, ...notes.warnings.map((warning) => `  ${name}: ${warning}`)];
}
