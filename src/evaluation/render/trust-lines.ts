import type { Scenario } from '../report-parts-schema.js';
import type { FieldReport } from '../report-schema.js';
import type { Page } from './paint.js';
import { figure, plural, printable, range, wrap } from './text.js';

/** Suspected labels that are named; the others are in report.json. */
const SUSPECTS_SHOWN = 3;

/** How far a field's answers may be relied on, a sentence a question. */
export function trustLines(field: FieldReport, { width, paint }: Page): string[] {
  const sentences = [
    intervals(field),
    calibration(field),
    ...coverage(field),
    ...policy(field),
    ...parity(field),
    ...cost(field),
    ...suspects(field),
    ...learning(field),
  ];
  return [paint.bold('How far it can be relied on'), ...sentences.flatMap((sentence) => wrap(sentence, width))];
}

function intervals({ intervals: { accuracy, top3, macroF1, weightedF1 } }: FieldReport): string {
  return (
    `95 % by resampling: accuracy ${range(accuracy)}, top-3 ${range(top3)}, macro F1 ${range(macroF1)}, ` +
    `weighted F1 ${range(weightedF1)}.`
  );
}

function calibration({ eceDebiased, intervals: own, calibration: { brier } }: FieldReport): string {
  return `ECE without its sampling bias: ${figure(eceDebiased)} (${range(own.eceDebiased)}); Brier score ${figure(brier)}.`;
}

function coverage({ riskCoverage, n }: FieldReport): string[] {
  const point = riskCoverage.reachable.find(({ budget }) => budget === 0.05);
  if (point === undefined) return [];
  if (point.threshold === null) return ['No confidence is high enough to be right 19 times in 20 on these records.'];
  return [
    `At 5 % error ${figure(point.coverage)} of the records could be filled in: ${point.n} of ${n} from confidence ` +
      `${figure(point.threshold)}, ${point.errors} of them wrong (${range(point.errorInterval)}).`,
  ];
}

function policy({ riskCoverage: { operatingPoints } }: FieldReport): string[] {
  if (operatingPoints.length === 0) return [];
  const parts = operatingPoints.map(
    ({ action, coverage: share, error, errorInterval }) =>
      `${action} ${figure(share)} of the records, ${figure(error)} of them wrong (${range(errorInterval)})`,
  );
  return [`Policy: ${parts.join('; ')}.`];
}

function parity({ parity: columns, byGroup }: FieldReport): string[] {
  return columns.map(({ column, best, limit, minimum, exceeded }) => {
    const name = printable(column);
    if (best === null) return `By ${name}: no group has the ${minimum} records it takes to judge a gap.`;
    const points = `${Math.round(100 * limit)} points behind "${printable(best)}"`;
    if (exceeded.length === 0) return `By ${name}: no group is shown to be more than ${points}.`;
    const behind = exceeded.map((value) => {
      const gap = byGroup.find((group) => group.column === column && group.value === value)?.gap;
      return `"${printable(value)}" (by ${figure(gap?.difference ?? null)}, at least ${figure(gap?.lowerBound ?? null)})`;
    });
    return `By ${name}: more than ${points}: ${behind.join(', ')}.`;
  });
}

function cost({ cost: { scenarios, assumed, prices } }: FieldReport): string[] {
  const [all, cheapest] = ['check_all', 'cheapest'].map((name) => scenarios.find((each) => each.name === name));
  if (all === undefined || cheapest === undefined) return [];
  const basis = assumed.length === 0 ? 'At your prices' : 'At assumed prices (see --minutes-per-…)';
  const { minutesPerAppeal, minutesPerWrong, minutesPerCheck } = prices;
  return [
    `${basis} of ${minutesPerAppeal} minutes an appeal, ${minutesPerWrong} a wrong value, ${minutesPerCheck} a check, ` +
      `1,000 appeals save ${hours(all.savedPer1000)} with every suggestion checked; ${bestWay(cheapest, scenarios)}.`,
  ];
}

function bestWay({ minutes, threshold, savedPer1000 }: Scenario, scenarios: readonly Scenario[]): string {
  const named = scenarios.filter((each) => each.minutes === minutes).map(({ name }) => name);
  if (named.includes('check_all')) return 'that is the cheapest way';
  if (named.includes('hand')) return 'deciding by hand is the cheapest way';
  if (threshold === null) return `${hours(savedPer1000)} at best, by the policy`;
  return `${hours(savedPer1000)} at best, unchecked from confidence ${figure(threshold)}`;
}

function hours(minutes: number): string {
  return `${(minutes / 60).toFixed(1)} hours`;
}

function suspects({ labelErrors: { n, found, suspects: list } }: FieldReport): string[] {
  if (found === 0) return [];
  const shown = list
    .slice(0, SUSPECTS_SHOWN)
    .map(({ id, label, suggested }) => `${printable(String(id))} ${printable(label)} → ${printable(suggested)}`);
  return [`${plural(found, 'label', 'labels')} of ${n} should be looked at again, first: ${shown.join(', ')}.`];
}

function learning({ learningCurve = [] }: FieldReport): string[] {
  if (learningCurve.length === 0) return [];
  const points = learningCurve.map(({ rows, accuracy }) => `${figure(accuracy)} from ${rows}`);
  return [`Learning curve, accuracy by texts learnt from: ${points.join(', ')}.`];
}
