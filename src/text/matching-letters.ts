/**
 * What each letter becomes in a matching form, both scripts into one plain Latin. Folds that keep few words apart
 * but unite many spellings: х/ҳ/h/x, қ/к/q/k, w/v, every o and u with a sign, ы/и/ı/i.
 */
const LETTERS = `
а:a б:b в:v г:g д:d е:e ж:j з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ч:ch ш:sh щ:shch ъ: ы:i ь: э:e ю:yu я:ya
ғ:g қ:k ҳ:h һ:h ң:n ә:a ө:o ү:u ұ:u і:i ѕ:s ї:i є:e ґ:g ҷ:j ӣ:i ӯ:u җ:j
q:k x:h w:v ı:i ŋ:n ß:ss æ:e œ:o ø:o đ:d ł:l þ:t ð:d ə:a ɵ:o
ş:sh ș:sh š:sh ç:ch č:ch ž:j ģ:g
`;

const letters = new Map<string, string>();
for (const pair of LETTERS.trim().split(/\s+/)) {
  const [letter, latin] = pair.split(':');
  if (letter !== undefined && latin !== undefined) letters.set(letter, latin);
}

const plainLetters = new Map<number, string | undefined>();

/** The plain Latin of a lower-case letter; undefined where it is no letter or digit. */
export function plainLetter(sign: string): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if (!plainLetters.has(code)) plainLetters.set(code, computePlain(sign));
  return plainLetters.get(code);
}

function computePlain(sign: string): string | undefined {
  const known = letters.get(sign);
  if (known !== undefined) return known;
  if (/\p{M}/u.test(sign)) return '';
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/^[a-z0-9]+$/.test(bare)) return [...bare].map((letter) => letters.get(letter) ?? letter).join('');
  return /[\p{L}\p{N}]/u.test(sign) ? sign : undefined;
}
