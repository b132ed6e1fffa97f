import type { MappedText } from './mapped-text.js';

const [SPACE, NEWLINE] = [0x20, 0x0a];

/** Runs of spaces become one, runs of new lines at most two, none stays at an edge; in place. */
export function collapseWhiteSpace(text: MappedText): void {
  let length = 0;
  for (let index = 0; index < text.length; ) {
    let to = index;
    let lines = 0;
    while (to < text.length && (text.code(to) === SPACE || text.code(to) === NEWLINE)) {
      if (text.code(to) === NEWLINE) lines++;
      to++;
    }
    if (to === index) {
      text.move(index, length++);
      index++;
      continue;
    }
    const edge = length === 0 || to === text.length;
    const kept = edge ? 0 : lines === 0 ? 1 : Math.min(lines, 2);
    for (let number = 0; number < kept; number++) {
      text.move(index + number, length);
      text.setCode(length, lines === 0 ? SPACE : NEWLINE);
      length++;
    }
    if (kept > 0) text.extend(length - 1, to - 1);
    index = to;
  }
  text.truncate(length);
}
