// @ts-check
/**
 * Tokenising in pieces and cutting into windows. Plain JavaScript, because the inference thread is started from
 * this very file's folder both from the sources (tests) and from the build.
 */

/** The tokenizer's JavaScript overflows its stack on very long strings, and a piece costs more than its length. */
const PIECE = 2000;

/**
 * Cuts a text at white space into pieces of at most `PIECE` UTF-16 units; a longer "word" is cut hard.
 * Unigram tokens never cross white space, so the pieces' tokens are the text's tokens.
 * @param {string} text
 * @returns {string[]}
 */
export function pieces(text) {
  const result = [];
  let from = 0;
  while (text.length - from > PIECE) {
    const limit = from + PIECE;
    let cut = limit;
    while (cut > from && !/\s/.test(text.charAt(cut))) cut--;
    if (cut === from) cut = isLowSurrogate(text, limit) ? limit - 1 : limit;
    result.push(text.slice(from, cut));
    from = cut;
  }
  result.push(text.slice(from));
  return result;
}

/**
 * @param {string} text
 * @param {number} at
 */
function isLowSurrogate(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Windows of nearly equal length, none over `capacity`, in order and without overlap.
 * @param {number[]} ids
 * @param {number} capacity
 * @returns {number[][]}
 */
export function windows(ids, capacity) {
  const count = Math.max(1, Math.ceil(ids.length / capacity));
  const size = Math.ceil(ids.length / count);
  const result = [];
  for (let index = 0; index < count; index++) result.push(ids.slice(index * size, (index + 1) * size));
  return result;
}
