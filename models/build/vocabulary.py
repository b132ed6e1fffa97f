"""Choose which of XLM-R's 250,002 pieces stay: at most 60,000, by rules and word lists only.

The project's corpus is never read here, so that scores measured on it stay honest.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

import hunspell
from spellings import CARELESS, RUSSIAN_AND_TURKIC, USUAL
from tokenizer_files import SPECIAL, tokenizer_json

LIMIT = 60_000
_WORDS_A_CALL, _CALLS_A_BATCH = 50, 400

# How many words of a list must use a piece. Uzbek is what the model is for: any use counts.
# The Kazakh list in Karakalpak letters and Russian in Latin letters are stand-ins for lists
# that nobody publishes, with over a million forms each, so rare uses there mean little.
NEEDED = {
    ("uz_UZ", "usual"): 1,
    ("uz_UZ", "careless"): 2,
    ("uz_UZ", "capitals"): 5,
    ("kk_KZ", "usual"): 100,
    ("kk_KZ", "careless"): 1000,
    ("ru_RU", "careless"): 200,
}
# Pieces of English and of Cyrillic words come before pieces of languages not promised,
# as if they were twelve times as frequent (unigram scores are natural logarithms).
HEAD_START = 2.5

Uses = dict[tuple[str, str], Counter[int]]


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _count(tokenizer: Tokenizer, words: Iterable[str]) -> Counter[int]:
    uses: Counter[int] = Counter()
    unique = sorted(set(words))
    lines = [" ".join(unique[i : i + _WORDS_A_CALL]) for i in range(0, len(unique), _WORDS_A_CALL)]
    for start in range(0, len(lines), _CALLS_A_BATCH):
        batch = lines[start : start + _CALLS_A_BATCH]
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            uses.update(encoding.ids)
    return uses


def _most(counts: Iterable[Counter[int]]) -> Counter[int]:
    """For every piece its uses in the spelling that uses it most."""
    most: Counter[int] = Counter()
    for count in counts:
        most |= count
    return most


def count_uses(tokenizer: Tokenizer, dictionaries: dict[str, Path]) -> Uses:
    """Uses of every piece in every list: as written in Latin, in capitals, and in Cyrillic."""
    uses: Uses = {}
    for name, stem in dictionaries.items():
        words = sorted({word.lower() for word in hunspell.words(stem)})

        def in_case(case: Callable[[str], str], spelling: Callable[[str], str], words: list[str] = words):
            return _count(tokenizer, (case(spelling(word)) for word in words))

        usual, careless = USUAL.get(name, []), CARELESS.get(name, [])
        uses[name, "usual"] = _most(in_case(case, spell) for spell in usual for case in (str, _title))
        uses[name, "capitals"] = _most(in_case(str.upper, spell) for spell in usual)
        uses[name, "careless"] = _most(in_case(str, spell) for spell in careless)
        uses[name, "listed"] = _most(in_case(case, str) for case in (str, _title, str.upper))
    return uses


def _letters(piece: str) -> str:
    return "".join(c for c in piece if unicodedata.category(c)[0] in "LM" and c != "▁")


def _script(piece: str) -> str:
    """`Latn`, `Cyrl`, `none` (digits, punctuation, signs, accents alone) or `other`."""
    scripts = set()
    for letter in _letters(piece):
        name = unicodedata.name(letter, "")
        if "CYRILLIC" in name:
            scripts.add("Cyrl")
        elif "LATIN" in name or letter in "ªº":
            scripts.add("Latn")
        elif not name.startswith(("COMBINING", "MODIFIER LETTER")):
            return "other"
    return scripts.pop() if len(scripts) == 1 else ("other" if scripts else "none")


def _always(piece: str, script: str) -> bool:
    """Pieces that stay whatever the lists say: the alphabets, digits and punctuation."""
    if script == "none":
        return all(c.isascii() or not c.isnumeric() or len(piece) == 1 for c in piece)
    return script != "other" and len(piece.replace("▁", "")) == 1


def _used(index: int, script: str, uses: Uses) -> bool:
    if script == "Cyrl":
        return any(uses[name, "listed"][index] for name in ("uz_UZ", "ru_RU", "kk_KZ"))
    return any(uses[key][index] >= least for key, least in NEEDED.items())


def _filler_score(index: int, piece: str, score: float, script: str, uses: Uses) -> float:
    english = any(uses["en_US", kind][index] for kind in ("usual", "capitals"))
    served = script == "Cyrl" and set(_letters(piece).lower()) <= set(RUSSIAN_AND_TURKIC)
    return score + (HEAD_START if english or served else 0)


def choose_pieces(pieces: list[str], scores: np.ndarray, dictionaries: dict[str, Path]) -> np.ndarray:
    """Old ids of the pieces that stay, special tokens first, then by falling score.

    1. alphabets, digits, punctuation; 2. pieces the served languages need, most frequent
    first; 3. the most frequent other Latin and Cyrillic pieces, English and the served
    alphabets ahead, until `LIMIT`.
    """
    tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json(pieces, scores.tolist())))
    uses = count_uses(tokenizer, dictionaries)
    ranked: list[tuple[int, float, int]] = []
    for index in range(len(SPECIAL), len(pieces) - 1):  # the last one is <mask>
        script = _script(pieces[index])
        if script == "other":
            continue
        if _always(pieces[index], script):
            ranked.append((0, 0.0, index))
        elif _used(index, script, uses):
            ranked.append((1, -float(scores[index]), index))
        elif script != "none":
            score = _filler_score(index, pieces[index], float(scores[index]), script, uses)
            ranked.append((2, -score, index))
    ranked.sort()
    kept = sorted(index for _tier, _rank, index in ranked[: LIMIT - len(SPECIAL)])
    tiers = Counter(tier for tier, _rank, _index in ranked[: LIMIT - len(SPECIAL)])
    print(f"vocabulary: {tiers[0]} letters and signs, {tiers[1]} used, {tiers[2]} frequent")
    return np.array([*range(len(SPECIAL)), *kept])
