"""What `adapt.py` learns from: rows of token ids with class numbers, and how batches are cut."""

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

import torch

PAD = 1


@dataclass(frozen=True)
class Column:
    name: str
    labels: list[str]
    weight: float


@dataclass(frozen=True)
class Task:
    """`task.json`. Paths are absolute."""

    columns: list[Column]
    encoder: Path  # folder of the encoder to start from
    rows: Path
    out: Path  # folder of the encoder to write
    work: Path  # checkpoints
    seed: int
    name: str
    version: str
    epochs: int = 8
    finish_epochs: int = 1  # after these, the held-out rows are learnt too; 0: never
    rate: float = 1e-4
    batch: int = 8
    tokens: int = 128  # longer texts are cut while learning
    pull: float = 0.1  # weight of the loss that draws two writings of one matter together
    pairs: float = 0.3  # share of the rows that are learnt together with a second writing
    light: float = 0.15  # share of the rows of less than full weight (phrases) that an epoch takes
    layers: list[int] | None = None
    bfloat16: bool | None = None  # None: where the processor multiplies it, which is faster there
    teacher: Path | None = None  # rows' vectors and scores by a larger encoder, to imitate


@dataclass(frozen=True)
class Row:
    index: int
    ids: list[int]
    targets: list[int]  # one a column, -1 where unknown
    weight: float
    hold: bool
    variants: list[list[int]] = field(default_factory=list)  # the same text, spelt otherwise
    group: int | None = None  # the same matter


def read_task(path: Path) -> Task:
    values = json.loads(path.read_text("utf-8"))
    columns = [Column(c["name"], c["labels"], c.get("weight", 1.0)) for c in values.pop("columns")]
    folders = {key: Path(values.pop(key)) for key in ("encoder", "rows", "out", "work", "teacher") if values.get(key)}
    return Task(columns=columns, **folders, **values)


def read_rows(task: Task) -> list[Row]:
    rows = []
    for index, line in enumerate(task.rows.read_text("utf-8").splitlines()):
        row = json.loads(line)
        targets = [-1 if row["labels"].get(c.name) is None else row["labels"][c.name] for c in task.columns]
        cut = [_cut(ids, task.tokens) for ids in [row["ids"], *row.get("variants", [])]]
        rows.append(Row(index, cut[0], targets, row.get("weight", 1.0), row.get("hold", False), cut[1:], row.get("group")))
    return rows


def _cut(ids: list[int], most: int) -> list[int]:
    """As the encoder's use cuts: the closing token stays."""
    return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]


def padded(texts: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and mask [texts, longest]."""
    longest = max(map(len, texts))
    ids = torch.tensor([text + [PAD] * (longest - len(text)) for text in texts])
    lengths = torch.tensor([len(text) for text in texts])
    return ids, torch.arange(longest)[None, :] < lengths[:, None]


def batches(rows: list[Row], size: int, light: float, chance: random.Random) -> list[list[Row]]:
    """Shuffled batches of texts of like length: the order is drawn, then windows are sorted by length."""
    order = [row for row in rows if row.weight >= 1 or chance.random() < light]
    chance.shuffle(order)
    window = size * 24
    cut = []
    for start in range(0, len(order), window):
        part = sorted(order[start : start + window], key=lambda row: len(row.ids))
        cut += [part[at : at + size] for at in range(0, len(part), size)]
    chance.shuffle(cut)
    return cut
