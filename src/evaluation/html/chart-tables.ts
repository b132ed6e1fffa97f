import type { LearningPoint, ReliabilityBin } from '../report-parts-schema.js';
import type { Markup } from './markup.js';
import type { Page } from './page.js';
import { folded, numberColumns, table } from './table.js';

/** The reliability diagram in numbers, folded: for who cannot see the chart, or wants to copy it. */
export function reliabilityTable(bins: readonly ReliabilityBin[], page: Page): Markup {
  const columns = numberColumns(['confidence', 'accuracy', 'interval', 'count'], page);
  const rows = bins.map(({ confidence, accuracy, interval, count }) => [
    page.share(confidence),
    page.share(accuracy),
    page.interval(interval),
    page.count(count),
  ]);
  return folded(page.say('showTable'), table(page.say('calibration'), columns, rows));
}

/** The learning curve in numbers, folded. */
export function learningTable(curve: readonly LearningPoint[], page: Page): Markup {
  const columns = numberColumns(['rows', 'accuracy', 'interval', 'macroF1'], page);
  const rows = curve.map(({ rows: count, accuracy, accuracyInterval, macroF1 }) => [
    page.count(count),
    page.share(accuracy),
    page.interval(accuracyInterval),
    page.share(macroF1),
  ]);
  return folded(page.say('showTable'), table(page.say('learning'), columns, rows));
}
