import { type Calibration, policyWords } from '../classification/index.js';
import { FIELDS } from '../domain/index.js';
import type { Config } from './config.js';
import { type HeadsTask, refitHeads } from './refit-heads.js';
import { gatherEvidence, refitCalibration, refitPolicy } from './refit-rules.js';
import type { TrainingResult } from './train.js';
import type { Around } from './training-rows.js';

/**
 * Refits everything beside the encoder from the corpus: heads from its train split, then calibration, cut-offs and
 * policy from its dev split through the pipeline of the new heads.
 * @returns lines for a person: what was measured
 */
export async function refitAll(task: HeadsTask, config: Config, around: Around): Promise<string[]> {
  const { manifest } = await refitHeads(task, config, around);
  return [...manifest.columns.map(headLine), ...(await refitRules(task, config, around))];
}

/** The same without the heads: calibration, cut-offs and policy for those that stand in the folder. */
export async function refitRules(
  task: Pick<HeadsTask, 'corpus' | 'heads' | 'seed'>,
  config: Config,
  around: Around,
): Promise<string[]> {
  const evidence = await gatherEvidence(task, config, around);
  const fit = await refitCalibration(task, evidence);
  const policy = await refitPolicy(task, evidence, fit);
  return [...calibrationWords(fit.calibration), 'policy', ...policyWords(policy).map((line) => `  ${line}`)];
}

function headLine({ name, labels, outOfFold }: TrainingResult['manifest']['columns'][number]): string {
  const measured = outOfFold?.combined;
  return `${name}: ${labels.length} labels, cross-validated accuracy ${shown(measured?.accuracy)}, macro-F1 ${shown(measured?.macroF1)}, ECE ${shown(measured?.ece)}`;
}

/** How a calibration does on the texts held out from it, for people. */
export function calibrationWords({ data, folds, fields, urgency }: Calibration): string[] {
  const found = ({ macroF1, criticalFound, criticalAtLeastHigh, criticalPrecision }: typeof urgency.fitted): string =>
    `macro-F1 ${shown(macroF1)}, critical found ${shown(criticalFound)}, at least high ${shown(criticalAtLeastHigh)}, precision of critical ${shown(criticalPrecision)}`;
  return [
    `calibration on ${data.rows} texts in ${data.groups} groups, ${folds}-fold cross-validated`,
    ...FIELDS.map((field) => {
      const { before, after } = fields[field];
      return `  ${field}: log loss ${shown(before.logLoss)} → ${shown(after.logLoss)}, ECE ${shown(before.ece)} → ${shown(after.ece)}`;
    }),
    `  urgency is critical from ${urgency.cutOffs.critical}, at least high from ${urgency.cutOffs.high} (${urgency.critical} critical texts)`,
    `    cross-validated: ${found(urgency.crossValidated)}`,
    `    by the most probable label: ${found(urgency.mostProbable)}`,
  ];
}

function shown(figure: number | undefined): string {
  return figure === undefined ? 'not measured' : figure.toFixed(3);
}
