import type { MappedText } from './mapped-text.js';

const [SPACE, NEWLINE] = [0x20, 0x0a];

/** Runs of spaces become one, runs of new lines at most two, none stays at an edge; in place. */
export function collapseWhiteSpace(text: MappedText): void {
  let length = 0;
  for (let index = 0; index < text.length; ) {
    const run = whiteRun(text, index);
    if (run.end === index) {
      text.move(index++, length++);
      continue;
    }
    const edge = length === 0 || run.end === text.length;
    if (!edge) length = writeRun(text, index, run, length);
    index = run.end;
  }
  text.truncate(length);
}

function whiteRun(text: MappedText, from: number): { readonly end: number; readonly lines: number } {
  let end = from;
  let lines = 0;
  for (; end < text.length && (text.code(end) === SPACE || text.code(end) === NEWLINE); end++) {
    if (text.code(end) === NEWLINE) lines++;
  }
  return { end, lines };
}

/** Writes what a run of white space becomes at `length`; the last sign stands for the rest. Returns the new length. */
function writeRun(text: MappedText, from: number, run: { end: number; lines: number }, length: number): number {
  const kept = run.lines === 0 ? 1 : Math.min(run.lines, 2);
  for (let number = 0; number < kept; number++) {
    text.move(from + number, length + number);
    text.setCode(length + number, run.lines === 0 ? SPACE : NEWLINE);
  }
  text.extend(length + kept - 1, run.end - 1);
  return length + kept;
}
