"""Adapt the encoder to labelled texts: several label columns at once, on CPU.

    python models/build/adapt.py --task task.json

Reads rows of token ids (`adapt_rows.py`), trains the layers (the word table stays as it is) with one
linear head a column, and writes an encoder folder with the shipped graph and other weights. Where a
row has other spellings or another row tells the same matter, the two vectors are drawn together
(InfoNCE, van den Oord et al. 2018, texts of one label are no negatives of each other).

Prints one JSON object a line on standard output. Same task, same machine, same thread count: same bytes.
Needs Python 3.10 or newer with torch, numpy and onnx.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import time
from pathlib import Path

import torch
from torch import nn

from adapt_rows import Row, Task, batches, padded, read_rows, read_task
from adapted_encoder import AdaptedEncoder
from shipped_graph import ShippedGraph

SMOOTHED_LABELS = 0.05
DECAY = 0.01
WARM_UP = 0.06
FINISH_RATE = 0.15  # of the first rate, for the epochs that also learn the held-out rows
TEMPERATURE = 0.05
HEAD_RATE = 5.0  # heads start at zero and learn faster than layers
FOUND = 64  # rows that show the activations' range
SHOWN = 512  # rows that show how sentence vectors lie before anything is learnt


def say(event: str, **values: object) -> None:
    print(json.dumps({"event": event, **values}, ensure_ascii=False), flush=True)


def multiplies_bfloat16() -> bool:
    """Whether this processor has instructions for it; without them it would be slower than float32."""
    read = getattr(torch.cpu, "get_capabilities", dict)
    return any(read().get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


class Learner:
    """Encoder, heads and optimiser, with the steps of one training."""

    def __init__(self, task: Task, graph: ShippedGraph, rows: list[Row]) -> None:
        torch.manual_seed(task.seed)
        self.task = task
        self.bfloat16 = multiplies_bfloat16() if task.bfloat16 is None else task.bfloat16
        self.encoder = AdaptedEncoder(graph, task.layers)
        hidden = self.encoder.norm.weight.shape[0]
        self.heads = nn.ModuleList(nn.Linear(hidden, len(column.labels)) for column in task.columns)
        for head in self.heads:
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
        self.by_group: dict[int, list[Row]] = {}
        for row in rows:
            if row.group is not None and not row.hold:
                self.by_group.setdefault(row.group, []).append(row)
        decayed = [p for p in self.encoder.parameters() if p.requires_grad and p.dim() > 1]
        plain = [p for p in self.encoder.parameters() if p.requires_grad and p.dim() == 1]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": decayed, "weight_decay": DECAY, "factor": 1.0},
                {"params": plain, "weight_decay": 0.0, "factor": 1.0},
                {"params": self.heads.parameters(), "weight_decay": DECAY, "factor": HEAD_RATE},
            ],
            lr=task.rate,
            fused=True,
        )
        self.teacher = torch.load(task.teacher) if task.teacher else None
        self.centre, self.spread = torch.zeros(hidden), torch.ones(hidden)
        first, _ = self.answers([row for row in rows if row.weight >= 1 and not row.hold][:SHOWN])
        self.centre, self.spread = first.mean(0), first.std(0).clamp_min(1e-6)

    def scores(self, vectors: torch.Tensor) -> list[torch.Tensor]:
        """Each column's scores [texts, labels]. Sentence vectors share most of their length: heads see what differs."""
        seen = (vectors - self.centre) / self.spread
        return [head(seen) for head in self.heads]

    def encode(self, texts: list[list[int]]) -> torch.Tensor:
        """Vectors of token ids [texts, hidden], float32 and not of unit length."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            return self.encoder(*padded(texts)).float()

    def set_rate(self, share: float) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = self.task.rate * share * group["factor"]

    def step(self, rows: list[Row], chance: random.Random) -> float:
        """One update on the rows and, where there are any, on a second writing of each."""
        partners = [self.partner(row, chance) if chance.random() < self.task.pairs else None for row in rows]
        second = [partner for partner in partners if partner is not None]
        texts = [self.writing(row, chance) for row in rows] + [ids for ids, _ in second]
        sources = rows + [source for _, source in second]
        vectors = self.encode(texts)
        loss = self.label_loss(vectors, sources)
        if len(sources) > len(rows) and self.task.pull > 0:
            loss = loss + self.task.pull * self.pull_loss(vectors, rows, partners)
        if self.teacher is not None:
            loss = loss + self.imitation_loss(vectors[: len(rows)], rows)
        loss.backward()
        nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return loss.item()

    def writing(self, row: Row, chance: random.Random) -> list[int]:
        """The text as written, or one of its other spellings."""
        return row.ids if not row.variants or chance.random() < 0.5 else chance.choice(row.variants)

    def partner(self, row: Row, chance: random.Random) -> tuple[list[int], Row] | None:
        """Another spelling of the text, or now and then another text of the same matter, with the row whose labels it has."""
        others = [] if row.group is None else [o for o in self.by_group.get(row.group, []) if o is not row]
        if others and (not row.variants or chance.random() < 0.5):
            other = chance.choice(others)
            return other.ids, other
        return (chance.choice(row.variants), row) if row.variants else None

    def label_loss(self, vectors: torch.Tensor, rows: list[Row]) -> torch.Tensor:
        weights = torch.tensor([row.weight for row in rows])
        total = torch.zeros(())
        for index, (scores, column) in enumerate(zip(self.scores(vectors), self.task.columns, strict=True)):
            targets = torch.tensor([row.targets[index] for row in rows])
            known = targets >= 0
            if not known.any():
                continue
            losses = nn.functional.cross_entropy(
                scores[known], targets[known], label_smoothing=SMOOTHED_LABELS, reduction="none"
            )
            total = total + column.weight * (losses * weights[known]).sum() / weights.sum()
        return total

    def pull_loss(self, vectors: torch.Tensor, rows: list[Row], partners: list[tuple[list[int], Row] | None]) -> torch.Tensor:
        """InfoNCE between the texts and their second writings; other texts of the same first label are left out."""
        places = [index for index, partner in enumerate(partners) if partner is not None]
        unit = nn.functional.normalize(vectors, dim=1)
        first, second = unit[places], unit[len(rows) :]
        scores = first @ second.T / TEMPERATURE
        labels = torch.tensor([rows[place].targets[0] for place in places])
        same = (labels[:, None] == labels[None, :]) & ~torch.eye(len(places), dtype=torch.bool)
        scores = scores.masked_fill(same, -1e4)
        return nn.functional.cross_entropy(scores, torch.arange(len(places)))

    def imitation_loss(self, vectors: torch.Tensor, rows: list[Row]) -> torch.Tensor:
        """The larger encoder's vectors (cosine) and its label scores (cross-entropy), for the texts as written."""
        index = torch.tensor([row.index for row in rows])
        loss = 1 - nn.functional.cosine_similarity(vectors, self.teacher["vectors"][index]).mean()
        columns = zip(self.scores(vectors), self.teacher["scores"], self.task.columns, strict=True)
        for scores, taught, column in columns:
            wanted = torch.softmax(taught[index] / 2, -1)
            loss = loss - column.weight * (wanted * torch.log_softmax(scores / 2, -1)).sum(-1).mean()
        return loss

    @torch.no_grad()
    def answers(self, rows: list[Row], size: int = 32) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Vectors [rows, hidden], not of unit length, and each column's scores [rows, labels]."""
        self.encoder.eval()
        order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
        vectors = torch.zeros(len(rows), self.encoder.norm.weight.shape[0])
        for start in range(0, len(order), size):
            part = order[start : start + size]
            vectors[part] = self.encode([rows[at].ids for at in part])
        self.encoder.train()
        return vectors, self.scores(vectors)

    def accuracies(self, rows: list[Row]) -> dict[str, float]:
        """Share of the rows that each head alone labels right."""
        if not rows:
            return {}
        _, scores = self.answers(rows)
        result = {}
        for index, column in enumerate(self.task.columns):
            pairs = [(s.argmax().item(), r.targets[index]) for s, r in zip(scores[index], rows, strict=True)]
            known = [given == wanted for given, wanted in pairs if wanted >= 0]
            result[column.name] = round(sum(known) / max(1, len(known)), 4)
        return result


def train(learner: Learner, rows: list[Row]) -> None:
    """The epochs, each followed by a checkpoint; an interrupted training goes on after its last one."""
    task = learner.task
    learnt = [row for row in rows if not row.hold]
    held = [row for row in rows if row.hold]
    checkpoint = task.work / "checkpoint.pt"
    done = resume(learner, checkpoint)
    total = task.epochs + (task.finish_epochs if held else 0)
    began, first = time.monotonic(), done
    for epoch in range(done, total):
        chance = random.Random(f"{task.seed}/{epoch}")
        finishing = epoch >= task.epochs
        if epoch == task.epochs:
            write_held_out(learner, held)
        cut = batches(rows if finishing else learnt, task.batch, task.light, chance)
        for step, part in enumerate(cut):
            learner.set_rate(rate_share(epoch + step / len(cut), task, finishing))
            loss = learner.step(part, chance)
            if step % 10 == 0:
                share = (epoch - first) * len(cut) + step + 1
                left = (time.monotonic() - began) / share * ((total - first) * len(cut) - share)
                say("progress", stage="adapting", epoch=epoch + 1, epochs=total, step=step, steps=len(cut),
                    loss=round(loss, 4), secondsLeft=round(left))  # fmt: skip
        judged = {} if finishing else learner.accuracies(held)
        say("epoch", epoch=epoch + 1, epochs=total, heldOut=judged, seconds=round(time.monotonic() - began))
        torch.save(
            {"epoch": epoch + 1, "encoder": learner.encoder.state_dict(), "heads": learner.heads.state_dict(),
             "optimiser": learner.optimiser.state_dict()}, f"{checkpoint}.part")  # fmt: skip
        Path(f"{checkpoint}.part").replace(checkpoint)
    if total == task.epochs:
        write_held_out(learner, held)


def rate_share(at: float, task: Task, finishing: bool) -> float:
    """Warm-up, then linear decay to a small rest; the finishing epochs decay from a small rate."""
    if finishing:
        return FINISH_RATE * max(0.05, 1 - (at - task.epochs) / max(1, task.finish_epochs))
    share = at / task.epochs
    return share / WARM_UP if share < WARM_UP else max(0.02, (1 - share) / (1 - WARM_UP))


def resume(learner: Learner, checkpoint: Path) -> int:
    """Epochs that an earlier run has finished."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint)
    learner.encoder.load_state_dict(state["encoder"])
    learner.heads.load_state_dict(state["heads"])
    learner.optimiser.load_state_dict(state["optimiser"])
    say("resumed", epoch=state["epoch"])
    return state["epoch"]


def write_held_out(learner: Learner, held: list[Row]) -> None:
    """Unit vectors of the held-out rows, by an encoder that has not learnt them."""
    if not held:
        return
    vectors = nn.functional.normalize(learner.answers(held)[0], dim=1)
    with (learner.task.work / "held-out.jsonl").open("w", encoding="utf-8") as file:
        for row, vector in zip(held, vectors.tolist(), strict=True):
            file.write(json.dumps({"row": row.index, "vector": [round(x, 6) for x in vector]}) + "\n")


def write_encoder(learner: Learner, graph: ShippedGraph, rows: list[Row]) -> None:
    """The encoder folder: tokenizer and config as they were, the graph with the new weights, the manifest."""
    task = learner.task
    shown = sorted((row for row in rows if not row.hold), key=lambda row: hashlib.sha256(repr(row.ids).encode()).digest())
    largest = learner.encoder.largest_inputs([padded([row.ids]) for row in shown[:FOUND]])
    (task.out / "onnx").mkdir(parents=True, exist_ok=True)
    graph.replace({name: value.detach() for name, value in learner.encoder.state_dict().items()}, largest)
    graph.save(task.out / "onnx/model_quantized.onnx")
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copy(task.encoder / name, task.out / name)
    manifest = json.loads((task.encoder / "manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        data = (task.out / file["path"]).read_bytes()
        file["bytes"], file["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    manifest |= {"name": task.name, "version": task.version, "source": f"adapted from {manifest['name']} {manifest['version']}"}
    (task.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--task", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=0, help="default: as many as torch finds")
    parser.add_argument("--scores", type=Path, help="also write all rows' vectors and scores here, for a smaller encoder to imitate")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    task = read_task(options.task)
    task.work.mkdir(parents=True, exist_ok=True)
    rows = read_rows(task)
    graph = ShippedGraph(task.encoder / "onnx/model_quantized.onnx")
    learner = Learner(task, graph, rows)
    say("started", rows=len(rows), heldOut=sum(row.hold for row in rows), columns=[c.name for c in task.columns])
    train(learner, rows)
    if options.scores:
        vectors, scores = learner.answers(rows)
        torch.save({"vectors": vectors, "scores": scores}, options.scores)
    if task.layers is None:
        write_encoder(learner, graph, rows)
    say("done", out=str(task.out))


if __name__ == "__main__":
    sys.exit(main())
