/** Lower case of one character without locale and without growth: İ and I both become i. */
export function lowerOf(sign: string): string {
  if (sign === 'İ') return 'i';
  const lower = sign.toLowerCase();
  return lower.length === sign.length ? lower : sign;
}

export function isUpper(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '' && sign !== sign.toLowerCase();
}

/** `text` in the case of `model`: capitals where the whole word around is in capitals, else a capital first letter. */
export function inCaseOf(text: string, model: string, capitals: boolean): string {
  if (!isUpper(model.charAt(0))) return text;
  if (capitals) return text.toUpperCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether the letter at `index` stands in a run of capitals: the next letter is one, or at a word's end the last. */
export function amongCapitals(text: string, index: number, size = 1): boolean {
  const next = text.charAt(index + size);
  if (/\p{L}/u.test(next)) return isUpper(next);
  return isUpper(text.charAt(index - 1)) && /\p{L}/u.test(text.charAt(index - 1));
}
