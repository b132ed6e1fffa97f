import type { Mistake } from '../report-schema.js';
import type { Page } from './paint.js';
import { printable, textWidth, truncate } from './text.js';

const READ_AS = 'read as ';
const INDENT = '  ';
/** Characters that long names leave to the ids of two examples. */
const ROOM_FOR_IDS = 20;

/** The worst mistakes in words: "gas_fuel read as heating: 7 of 31 · 112, 340". */
export function confusionLines(worst: readonly Mistake[], page: Page): string[] {
  if (worst.length === 0) return ['No record was given a wrong label.'];
  const head = worst.length === 1 ? 'The only confusion' : `The ${worst.length} most frequent confusions`;
  return [page.paint.bold(`${head}, with ids of examples`), ...worst.flatMap((each) => mistakeLines(each, page))];
}

/** One line where both names fit, else one a name: two halves of a line would not tell long names apart. */
function mistakeLines({ label, value, count, support, examples }: Mistake, { width, paint }: Page): string[] {
  const tally = `: ${count} of ${support}`;
  const [truth, answer] = [printable(label), printable(value)];
  const oneLine = textWidth(`${truth} ${READ_AS}${answer}${tally}`) <= width;
  const start = oneLine ? `${truth} ` : INDENT;
  const firstIds = idsThatFit(examples.slice(0, 2), ROOM_FOR_IDS);
  const room = width - textWidth(start + READ_AS + tally) - (oneLine ? 0 : textWidth(firstIds));
  const end = `${truncate(answer, room)}${tally}`;
  const ids = idsThatFit(examples, width - textWidth(start + READ_AS + end));
  const line = start + paint.dim(READ_AS) + end + paint.dim(ids);
  return oneLine ? [line] : [truncate(truth, width), line];
}

function idsThatFit(ids: Mistake['examples'], room: number): string {
  for (let shown = ids.length; shown > 0; shown--) {
    const text = ` · ${ids
      .slice(0, shown)
      .map((id) => printable(String(id)))
      .join(', ')}`;
    if (textWidth(text) <= room) return text;
  }
  return '';
}
