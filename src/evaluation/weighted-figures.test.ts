import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedField, codeField } from './coded-field.js';
import {
  areaUnderRisk,
  binnedError,
  binTotals,
  brierScore,
  classScores,
  coveredAt,
  expectedCalibrationError,
  macroF1,
  massBins,
  weightedF1,
} from './metrics/index.js';
import { type EvaluationRow, givenValue, isCorrect, outcomesOf } from './rows.js';
import {
  weightedAurc,
  weightedBrier,
  weightedEce,
  weightedF1s,
  weightedMassErrors,
  weightedShare,
} from './weighted-figures.js';

const label = fc.constantFrom('a', 'b', 'c');
const answered = fc.record({
  id: fc.nat(),
  label,
  value: label,
  confidence: fc.integer({ min: 0, max: 12 }).map((part) => part / 12),
});
const row: fc.Arbitrary<EvaluationRow> = fc.oneof(
  { weight: 9, arbitrary: answered },
  { weight: 1, arbitrary: fc.record({ id: fc.nat(), label, error: fc.constant('EMPTY_TEXT') }) },
);

/** Every figure but the mass-binned ones, whose bins belong to the sample they were cut from. */
const figures = (field: CodedField, weights: Int32Array): number[] => [
  weightedShare(field.correct, weights),
  ...weightedF1s(field, weights),
  weightedEce(field, weights),
  weightedBrier(field, weights),
  weightedAurc(field, weights),
];

function plain(rows: readonly EvaluationRow[]): number[] {
  const outcomes = outcomesOf(rows);
  const scores = classScores(
    rows.map((each) => each.label),
    rows.map(givenValue),
  );
  return [
    rows.filter(isCorrect).length / rows.length,
    macroF1(scores),
    weightedF1(scores),
    expectedCalibrationError(outcomes),
    brierScore(outcomes),
    areaUnderRisk(coveredAt(outcomes)),
  ];
}

function expectClose(got: readonly number[], wanted: readonly number[]): void {
  for (const [index, value] of wanted.entries()) {
    if (Number.isNaN(value)) expect(got[index]).toBeNaN();
    else expect(got[index]).toBeCloseTo(value, 10);
  }
}

describe('figures of weighted rows', () => {
  it('are the plain figures of the rows repeated by their weights', () => {
    const weighted = fc.array(fc.tuple(row, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weighted, (pairs) => {
        const repeated = pairs.flatMap(([each, times]) => Array.from({ length: times }, () => each));
        if (repeated.length === 0) return;
        const field = codeField(pairs.map(([each]) => each));
        expectClose(
          figures(
            field,
            Int32Array.from(pairs, ([, times]) => times),
          ),
          plain(repeated),
        );
      }),
    );
  });
  it('with every weight 1 the bins of equal mass are those of the report', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), (rows) => {
        const outcomes = outcomesOf(rows);
        const binOf = massBins(outcomes.map(({ confidence }) => confidence));
        const [, error] = weightedMassErrors(codeField(rows), new Int32Array(rows.length).fill(1));
        expectClose([error], [binnedError(binTotals(outcomes, binOf))]);
      }),
    );
  });
});
