import { type Covered, coveredAt, reachableAt } from './metrics/index.js';
import type { CostReport, Prices, Scenario } from './report-parts-schema.js';
import { BUDGETS } from './risk-report.js';
import { type EvaluationRow, isAnswered, isCorrect, outcomesOf } from './rows.js';

/**
 * Assumptions, not measurements: nobody has timed the work. They only make the table readable until an operator states
 * prices of their own, and a report says which of them were assumed.
 */
export const ASSUMED_PRICES: Prices = { minutesPerAppeal: 4, minutesPerWrong: 30, minutesPerCheck: 1 };

/** Numbers of appeals, by what happens to the field. Those decided by hand are the rest. */
interface Work {
  readonly filled: number;
  /** Filled in and wrong. */
  readonly wrong: number;
  readonly checked: number;
  /** Checked and found wrong, so decided by hand after all. */
  readonly corrected: number;
}

/**
 * What each way of working costs in minutes of staff time. A person who checks a suggestion is taken to notice when it is
 * wrong; a value that is filled in unchecked and wrong costs `minutesPerWrong`. The cheapest is that of all ways, by hand
 * and by the policy among them.
 */
export function costReport(rows: readonly EvaluationRow[], stated: Partial<Prices> = {}): CostReport {
  const prices = { ...ASSUMED_PRICES, ...stated };
  const answered = rows.filter(isAnswered);
  const points = coveredAt(outcomesOf(rows));
  const all = points.at(-1) ?? { threshold: 1, count: 0, errors: 0 };
  const scenario = (name: Scenario['name'], work: Work, threshold: number | null = null): Scenario =>
    scenarioOf(name, work, { rows: rows.length, prices, threshold });
  const filling = (name: Scenario['name'], point: Covered | undefined): Scenario =>
    scenario(name, fillAbove(point, all), point?.threshold ?? null);
  const fills = BUDGETS.map((budget) => filling(FILL_NAMES[budget], reachableAt(points, budget)));
  const policy = answered.some(({ action }) => action !== undefined) ? [scenario('policy', policyWork(rows))] : [];
  const hand = scenario('hand', { filled: 0, wrong: 0, checked: 0, corrected: 0 });
  const checkAll = scenario('check_all', fillAbove(undefined, all));
  const ways = [checkAll, hand, ...policy, ...points.map((point) => filling('cheapest', point))];
  const cheapest = {
    ...ways.reduce((best, each) => (each.minutes < best.minutes ? each : best), checkAll),
    name: 'cheapest' as const,
  };
  return {
    prices,
    assumed: PRICE_NAMES.filter((name) => stated[name] === undefined),
    scenarios: rows.length === 0 ? [] : [hand, checkAll, ...policy, ...fills, cheapest],
  };
}

const PRICE_NAMES = ['minutesPerAppeal', 'minutesPerWrong', 'minutesPerCheck'] as const;
const FILL_NAMES = { 0.01: 'fill_1', 0.02: 'fill_2', 0.05: 'fill_5', 0.1: 'fill_10' } as const;

/** Answers above the threshold are filled in, all others checked. */
function fillAbove(point: Covered | undefined, all: Covered): Work {
  const [filled, wrong] = [point?.count ?? 0, point?.errors ?? 0];
  return { filled, wrong, checked: all.count - filled, corrected: all.errors - wrong };
}

function policyWork(rows: readonly EvaluationRow[]): Work {
  const having = (action: string): boolean[] =>
    rows.filter(isAnswered).flatMap((row) => (row.action === action ? [isCorrect(row)] : []));
  const wrongOf = (correct: readonly boolean[]): number => correct.filter((each) => !each).length;
  const [filled, checked] = [having('auto'), having('recommend')];
  return {
    filled: filled.length,
    wrong: wrongOf(filled),
    checked: checked.length,
    corrected: wrongOf(checked),
  };
}

function scenarioOf(
  name: Scenario['name'],
  { filled, wrong, checked, corrected }: Work,
  { rows, prices, threshold }: { readonly rows: number; readonly prices: Prices; readonly threshold: number | null },
): Scenario {
  const byHand = rows - filled - checked;
  const { minutesPerAppeal, minutesPerWrong, minutesPerCheck } = prices;
  const minutes = wrong * minutesPerWrong + checked * minutesPerCheck + (byHand + corrected) * minutesPerAppeal;
  const saved = rows * minutesPerAppeal - minutes;
  return { name, threshold, filled, checked, byHand, wrong, minutes, saved, savedPer1000: (1000 * saved) / rows };
}
