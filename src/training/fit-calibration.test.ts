import { describe, expect, it } from 'vitest';
import { calibrationSchema, ranked } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { type CalibrationText, fitCalibration } from './fit-calibration.js';

const VALUES = {
  topic: ['gas', 'roads', 'pensions'],
  type: ['ariza', 'shikoyat'],
  urgency: ['critical', 'high', 'normal', 'low'],
  agency: ['het', 'imv', 'iiv'],
} as const;

/** Over-confident texts, two of each matter. */
function texts(count: number, seed: number): CalibrationText[] {
  const random = seededRandom(seed);
  const draw = (values: readonly string[]) => {
    const truth = values[Math.floor(random() * values.length)] ?? '';
    const weights = values.map((value) => Math.exp(6 * random() + (value === truth ? 2 : 0)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = weights.map((weight) => weight / total);
    return { truth, distribution: ranked(values, shares) };
  };
  return Array.from({ length: count }, (_, row) => {
    const [topic, type, urgency, agency] = [
      draw(VALUES.topic),
      draw(VALUES.type),
      draw(VALUES.urgency),
      draw(VALUES.agency),
    ];
    return {
      distributions: {
        topic: topic.distribution,
        type: type.distribution,
        urgency: urgency.distribution,
        agency: agency.distribution,
      },
      truth: { topic: topic.truth, type: type.truth, urgency: urgency.truth, agency: agency.truth },
      features: { length: 50 + row, language: row % 2 === 0 ? 'uz' : 'ru', script: 'Cyrl' },
      raised: undefined,
      unread: true,
      group: `matter ${row >> 1}`,
    };
  });
}

const origin = { heads: 'a'.repeat(64), data: 'b'.repeat(64), seed: 1 };

describe('fitting a calibration', () => {
  const rows = texts(300, 1);
  const fit = fitCalibration(rows, origin);

  it('lowers log loss and calibration error of over-confident heads on texts held out, and keeps accuracy', () => {
    const { topic } = fit.calibration.fields;
    expect(topic.after.logLoss).toBeLessThan(topic.before.logLoss);
    expect(topic.after.ece).toBeLessThan(topic.before.ece);
    const right = rows.filter(({ distributions, truth }) => distributions.topic[0]?.value === truth.topic).length;
    expect(topic.accuracy).toBe(right / rows.length);
  });

  it('gives the same calibration each time, one that its schema knows', () => {
    expect(fitCalibration(rows, origin)).toEqual(fit);
    expect(calibrationSchema.parse(JSON.parse(JSON.stringify(fit.calibration)))).toEqual(fit.calibration);
    expect(fit.calibration.data).toEqual({ sha256: origin.data, rows: 300, groups: 150 });
  });

  it('judges no text by rules that have seen it or its matter', () => {
    const changed = rows.map((row, index) =>
      index > 1 ? row : { ...row, features: { ...row.features, length: 100_000 } },
    );
    const other = fitCalibration(changed, origin);
    expect(other.crossFitted[0]).toEqual(fit.crossFitted[0]);
    expect(other.crossFitted[1]).toEqual(fit.crossFitted[1]);
    const longest = other.crossFitted.filter(({ fields }) => fields.topic.temperature.range[1] > 11);
    // the other four folds of five did see it
    expect(longest.length).toBeGreaterThan(200);
    expect(longest.length).toBeLessThan(280);
  });

  it('lets no danger found in a text that was read choose or measure the cut-offs', () => {
    const read = (raised: 'critical' | undefined) =>
      rows.map((row, index) => (index < 100 ? { ...row, unread: false, raised } : row));
    const [quiet, loud] = [fitCalibration(read(undefined), origin), fitCalibration(read('critical'), origin)];
    expect(loud).toEqual(quiet);
    expect(loud.calibration.urgency.rows).toBe(200);
    const heard = rows.map((row, index) => (index < 100 ? { ...row, raised: 'critical' as const } : row));
    expect(fitCalibration(heard, origin).calibration.urgency).not.toEqual(fit.calibration.urgency);
  });

  it('refuses to fit on nothing, and on texts that were all read', () => {
    const refused = expect.objectContaining({ code: 'TRAINING_DATA' });
    expect(() => fitCalibration([], origin)).toThrow(refused);
    expect(() =>
      fitCalibration(
        rows.map((row) => ({ ...row, unread: false })),
        origin,
      ),
    ).toThrow(refused);
  });
});
