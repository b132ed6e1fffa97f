import type { MappedText } from './mapped-text.js';

const code = (letter: string) => letter.charCodeAt(0);
const [A, B, E, H, I, J, D, K, R, S, T, Y, Z] = [...'abehijdkrstyz'].map(code);
const VOWELS = new Set([...'aeiou'].map(code));

/**
 * Folds the last two letters of a growing matching form where spellings differ: ye = e, zh = j, dj = j, kh = h,
 * ts = s but after a vowel (official Uzbek: konsert, aksiya, but litsenziya), y = i between consonants (novyy), tyabr = tabr
 * (sentabr, oktabr).
 */
export function foldDigraphs(out: MappedText): void {
  const last = out.code(out.length - 1);
  const before = out.code(out.length - 2);
  if (last === E && before === Y) replaceTwo(out, E);
  else if (last === H && before === Z) replaceTwo(out, J);
  else if (last === H && before === K) replaceTwo(out, H);
  else if (last === S && before === T && !VOWELS.has(out.code(out.length - 3))) replaceTwo(out, S);
  if (out.code(out.length - 1) === J && out.code(out.length - 2) === D) replaceTwo(out, J);
  if (last === R && endsInTyabr(out)) dropY(out);
  if (before === Y && isConsonant(last) && isConsonant(out.code(out.length - 3))) out.setCode(out.length - 2, I ?? 0);
}

function endsInTyabr(out: MappedText): boolean {
  const at = out.length - 5;
  return out.code(at + 3) === B && out.code(at + 2) === A && out.code(at + 1) === Y && out.code(at) === T;
}

function dropY(out: MappedText): void {
  const at = out.length - 4;
  for (let index = at; index < at + 3; index++) out.move(index + 1, index);
  out.truncate(at + 3);
}

function replaceTwo(out: MappedText, letter: number | undefined): void {
  const at = out.length - 2;
  const end = out.end(out.length - 1);
  const start = out.start(at);
  out.truncate(at);
  out.push(letter ?? 0, start, end);
}

function isConsonant(letter: number): boolean {
  return letter >= 0x61 && letter <= 0x7a && !VOWELS.has(letter) && letter !== I;
}
