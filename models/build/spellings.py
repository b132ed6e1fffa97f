"""How the languages served are written: the same word in the spellings that people type.

Each function takes a Cyrillic word list's word, in small letters, and gives one Latin spelling.
They are meant for choosing vocabulary pieces, not for showing to anyone.
"""

import re
from collections.abc import Callable

Spelling = Callable[[str], str]

RUSSIAN_AND_TURKIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "ўқғҳ" + "әіңғүұқөһ"
_VOWELS = "аеёиоуўэюяыәіүұө"

# fmt: off
_COMMON = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo",
}
_UZBEK = _COMMON | {"қ": "q", "ҳ": "h"}
_UZBEK_NEW = _UZBEK | {"ў": "ö", "ғ": "ğ", "ш": "ş", "ч": "ç", "ъ": "'"}
_KARAKALPAK = _COMMON | {
    "қ": "q", "ғ": "ǵ", "ң": "ń", "ө": "ó", "ү": "ú", "ә": "á", "ы": "ı", "і": "i", "ұ": "u",
    "һ": "h", "у": "w", "ц": "c", "щ": "sh",
}
_RUSSIAN = _COMMON | {"ж": "zh", "х": "kh", "щ": "shch", "ы": "y"}
_RUSSIAN_CHAT = _COMMON | {"ж": "zh", "х": "h", "ц": "c", "щ": "sch", "ы": "y", "ю": "u", "ъ": "'", "ь": "'"}
# fmt: on


def _written(table: dict[str, str]) -> Spelling:
    return lambda word: "".join(table.get(letter, letter) for letter in word)


def _uzbek(table: dict[str, str]) -> Spelling:
    """Uzbek writes `ye` for е at the start and after a vowel, and ts → s at the start."""

    def spell(word: str) -> str:
        word = re.sub(rf"(^|(?<=[{_VOWELS}ъь]))е", "ye", word)
        return _written(table)(re.sub("^ц", "s", word))

    return spell


def _uzbek_with(letter_mark: str, stop_mark: str) -> Spelling:
    return _uzbek(_UZBEK | {"ў": f"o{letter_mark}", "ғ": f"g{letter_mark}", "ъ": stop_mark})


def _karakalpak(table: dict[str, str]) -> Spelling:
    """`у` is the vowel u between consonants and the consonant w beside a vowel."""

    def spell(word: str) -> str:
        word = re.sub(rf"(?<![{_VOWELS}])у(?![{_VOWELS}])", "u", word)
        return _written(table)(word)

    return spell


def _karakalpak_old(word: str) -> str:
    """The alphabet of 1995: a', g', n', o', u' for the accented letters."""
    new = _karakalpak(_KARAKALPAK)(word)
    return re.sub("[áǵńóú]", lambda match: {"á": "a'", "ǵ": "g'", "ń": "n'", "ó": "o'", "ú": "u'"}[match[0]], new)


# Official or usual spellings: a piece that any of them needs is worth a row.
USUAL: dict[str, list[Spelling]] = {
    "uz_UZ": [_uzbek_with("ʻ", "ʼ"), _uzbek_with("'", "'"), _uzbek_with("‘", "’"), _uzbek(_UZBEK_NEW)],
    "kk_KZ": [_karakalpak(_KARAKALPAK)],
    "en_US": [str],
}
# Careless or home-made spellings: a piece must be needed often.
CARELESS: dict[str, list[Spelling]] = {
    "uz_UZ": [_uzbek_with("", ""), _uzbek_with("`", "`"), _uzbek_with("’", "’")],
    "kk_KZ": [_karakalpak_old],
    "ru_RU": [_written(_RUSSIAN), _written(_RUSSIAN_CHAT)],
}
