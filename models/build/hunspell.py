"""Words of a hunspell dictionary with one affix applied: enough to see which pieces a language uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Affix:
    """One line of an `.aff` class: take `strip` off, put `add` on, where `condition` holds."""

    prefix: bool
    strip: str
    add: str
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """The inflected word, or None where the rule does not fit."""
        if not self.condition.search(word):
            return None
        if self.prefix:
            return self.add + word[len(self.strip) :]
        return word[: len(word) - len(self.strip)] + self.add


def _read_affixes(path: Path) -> dict[str, list[Affix]]:
    classes: dict[str, list[Affix]] = {}
    for line in path.read_text("utf-8-sig").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] not in ("PFX", "SFX"):
            continue  # 4 fields: the header of a class
        kind, flag, strip, add, condition = fields[:5]
        prefix = kind == "PFX"
        strip, add = ("" if part == "0" else part for part in (strip, add.split("/")[0]))
        pattern = re.compile(f"^{condition}" if prefix else f"{condition}$")
        classes.setdefault(flag, []).append(Affix(prefix, strip, add, pattern))
    return classes


def words(stem: Path) -> Iterator[str]:
    """Every entry of `<stem>.dic`, each followed by its forms, in the order of the files."""
    affixes = _read_affixes(stem.with_suffix(".aff"))
    lines = stem.with_suffix(".dic").read_text("utf-8-sig").splitlines()
    for line in lines[1:]:  # the first line is the count
        word, _, flags = line.strip().partition("/")
        yield word
        for flag in flags.split()[0] if flags else "":
            for affix in affixes.get(flag, []):
                form = affix.apply(word)
                if form:
                    yield form
