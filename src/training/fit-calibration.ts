import {
  CALIBRATION_VERSION,
  type Calibration,
  type CalibrationRules,
  type CueLevel,
  calibrated,
  type Distribution,
  LEAST_PROBABILITY,
  probabilityOf,
  type TextFeatures,
} from '../classification/index.js';
import { FIELDS, type Field, MurojaatError } from '../domain/index.js';
import { expectedCalibrationError } from '../evaluation/index.js';
import { fitCutOffs, qualityOf, type UrgencyRow, urgencyOf, urgencyQuality } from './fit-cut-offs.js';
import { type CalibrationRow, fitTemperature } from './fit-temperature.js';
import { type Folds, stratifiedFolds } from './folds.js';

/** One text that neither heads nor encoder have learnt from: what the models say of it, and its truth. */
export interface CalibrationText {
  /** Every label of every field, falling, uncalibrated; `agency` as the routing combined it. */
  readonly distributions: Readonly<Record<Field, Distribution>>;
  readonly features: TextFeatures;
  /** The level to which facts of danger raise its urgency, whatever the head says. */
  readonly raised: CueLevel | undefined;
  /** False: the words of danger were chosen with the text in sight, and how they do on it shows nothing. */
  readonly unread: boolean;
  readonly truth: Readonly<Record<Field, string>>;
  /** Texts of one group (the same matter) are never parted by the cross-validation. */
  readonly group: string;
}

export interface CalibrationFit {
  readonly calibration: Calibration;
  /** For each text the rules fitted on the folds that it is not in. */
  readonly crossFitted: readonly CalibrationRules[];
}

const FOLDS = 5;

/**
 * Fits temperatures on all texts and urgency's cut-offs, which count on the words of danger, on the unread ones, and
 * measures them by cross-validation.
 * @param origin data hashes of the heads and of the texts, and the seed of the folds
 * @throws MurojaatError TRAINING_DATA without texts, or without unread ones
 */
export function fitCalibration(
  texts: readonly CalibrationText[],
  origin: { readonly heads: string; readonly data: string; readonly seed: number },
): CalibrationFit {
  if (texts.length === 0) {
    throw new MurojaatError('TRAINING_DATA', 'There is no text to calibrate on', {
      expected: 'labelled texts that the heads have not learnt from, such as the dev split',
      got: 'none',
    });
  }
  if (!texts.some(({ unread }) => unread)) {
    throw new MurojaatError('TRAINING_DATA', "There is no text to fit urgency's cut-offs on", {
      expected: 'texts that were not in sight when the words of danger were chosen (readAuthors in urgency-rules.json)',
      got: `${texts.length} texts, none of them such`,
    });
  }
  const groups = numbered(texts.map(({ group }) => group));
  const folds = stratifiedFolds(
    FIELDS.map((field) => numbered(texts.map(({ truth }) => truth[field]))),
    groups,
    FOLDS,
    origin.seed,
  );
  const rules = fitRules(texts);
  const crossFitted = heldOutRules(texts, folds, rules);
  const measured = (field: Field): Calibration['fields'][Field] => ({
    ...rules.fields[field],
    ...measure(texts, field, crossFitted),
  });
  const calibration: Calibration = {
    schemaVersion: CALIBRATION_VERSION,
    heads: origin.heads,
    data: { sha256: origin.data, rows: texts.length, groups: new Set(groups).size },
    seed: origin.seed,
    folds: folds.length,
    fields: {
      topic: measured('topic'),
      type: measured('type'),
      urgency: measured('urgency'),
      agency: measured('agency'),
    },
    urgency: measuredUrgency(texts, rules, crossFitted),
  };
  return { calibration, crossFitted };
}

/** Equal names, equal numbers, from 0 in the order in which they first occur. */
function numbered(names: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return Uint32Array.from(names, (name) => numbers.get(name) ?? 0);
}

function fitRules(texts: readonly CalibrationText[]): CalibrationRules {
  const fitted = (field: Field): CalibrationRules['fields'][Field] => ({
    temperature: fitTemperature(texts.map((text) => rowOf(text, field))),
  });
  const fields = {
    topic: fitted('topic'),
    type: fitted('type'),
    urgency: fitted('urgency'),
    agency: fitted('agency'),
  };
  const rows = texts.filter(({ unread }) => unread).map((text) => urgencyRow(text, fields.urgency.temperature));
  return { fields, urgency: { cutOffs: fitCutOffs(rows) } };
}

function rowOf({ distributions, truth, features }: CalibrationText, field: Field): CalibrationRow {
  return { distribution: distributions[field], truth: truth[field], features };
}

function urgencyRow(
  { distributions, truth, features, raised }: CalibrationText,
  temperature: CalibrationRules['fields'][Field]['temperature'],
): UrgencyRow {
  return { distribution: calibrated(distributions.urgency, temperature, features), truth: truth.urgency, raised };
}

/** `whole` stands in where all texts are of one group and nothing can be held out. */
function heldOutRules(texts: readonly CalibrationText[], folds: Folds, whole: CalibrationRules): CalibrationRules[] {
  const result = texts.map(() => whole);
  if (folds.length < 2) return result;
  for (const fold of folds) {
    const held = new Set(fold);
    const rules = fitRules(texts.filter((_, index) => !held.has(index)));
    for (const index of fold) result[index] = rules;
  }
  return result;
}

function measure(
  texts: readonly CalibrationText[],
  field: Field,
  crossFitted: readonly CalibrationRules[],
): Omit<Calibration['fields'][Field], 'temperature'> {
  const truth = texts.map((text) => text.truth[field]);
  const before = texts.map(({ distributions }) => distributions[field]);
  const after = texts.map(({ distributions, features }, index) =>
    calibrated(distributions[field], crossFitted[index]?.fields[field].temperature, features),
  );
  const right = before.filter((distribution, index) => distribution[0]?.value === truth[index]).length;
  const accuracy = right / texts.length;
  return { rows: texts.length, accuracy, before: quality(before, truth), after: quality(after, truth) };
}

function quality(distributions: readonly Distribution[], truth: readonly string[]): { logLoss: number; ece: number } {
  const losses = distributions.map(
    (distribution, row) => -Math.log(Math.max(LEAST_PROBABILITY, probabilityOf(distribution, truth[row] ?? ''))),
  );
  const outcomes = distributions.map(([best], row) => ({
    confidence: best?.confidence ?? 0,
    correct: best?.value === truth[row],
  }));
  const logLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  return { logLoss, ece: expectedCalibrationError(outcomes) };
}

function measuredUrgency(
  texts: readonly CalibrationText[],
  rules: CalibrationRules,
  crossFitted: readonly CalibrationRules[],
): Calibration['urgency'] {
  const { cutOffs } = rules.urgency;
  const unread = texts
    .map((text, index) => ({ text, held: crossFitted[index] ?? rules }))
    .filter(({ text }) => text.unread);
  const rows = unread.map(({ text }) => urgencyRow(text, rules.fields.urgency.temperature));
  const given = unread.map(({ text, held }) =>
    urgencyOf(urgencyRow(text, held.fields.urgency.temperature), held.urgency.cutOffs),
  );
  return {
    cutOffs,
    rows: rows.length,
    critical: rows.filter(({ truth }) => truth === 'critical').length,
    fitted: urgencyQuality(rows, cutOffs),
    crossValidated: qualityOf(
      rows.map(({ truth }) => truth),
      given,
    ),
    mostProbable: urgencyQuality(rows, undefined),
  };
}
