"""The encoder as a network to train: same function as the shipped graph, weights in float32."""

import torch
from torch import nn

from shipped_graph import PARTS, ShippedGraph

EPSILON = 1e-12


class _Layer(nn.Module):
    def __init__(self, hidden: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, EPSILON)
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden, EPSILON)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """x [texts, tokens, hidden], mask [texts, 1, 1, tokens], true where a token is."""
        texts, tokens, hidden = x.shape
        query, key, value = (
            part.view(texts, tokens, self.heads, hidden // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        scores = (query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5).masked_fill(~mask, -1e4)
        mixed = torch.softmax(scores, -1) @ value  # at these lengths faster on CPU than torch's fused attention
        mixed = self.output(mixed.transpose(1, 2).reshape(texts, tokens, hidden))
        x = self.attention_norm(x + mixed)
        widened = self.narrow(nn.functional.gelu(self.widen(x)))
        return self.norm(x + widened)


class AdaptedEncoder(nn.Module):
    """Token ids → mean over the tokens of the last layer, [texts, hidden], not of unit length."""

    def __init__(self, graph: ShippedGraph, layers: list[int] | None = None) -> None:
        """`layers`: which layers of the graph to take; all without it."""
        super().__init__()
        tensors = graph.tensors()
        hidden, inner = tensors["layers.0.narrow.weight"].shape
        chosen = list(range(graph.layers)) if layers is None else layers
        self.words = nn.Embedding.from_pretrained(graph.words(), freeze=True)
        self.positions = nn.Parameter(torch.zeros_like(tensors["positions"]))
        self.norm = nn.LayerNorm(hidden, EPSILON)
        self.layers = nn.ModuleList(_Layer(hidden, inner, graph.heads) for _ in chosen)
        renamed = {}
        for name, value in tensors.items():
            if not name.startswith("layers."):
                renamed[name] = value
            elif int(name.split(".")[1]) in chosen:
                _, index, rest = name.split(".", 2)
                renamed[f"layers.{chosen.index(int(index))}.{rest}"] = value
        self.load_state_dict(renamed | {"words.weight": self.words.weight})

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """ids, mask [texts, tokens]; mask is true where a token is."""
        x = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        weights = mask[..., None].to(x.dtype)
        return (x * weights).sum(1) / weights.sum(1)

    @torch.no_grad()
    def largest_inputs(self, batches: list[tuple[torch.Tensor, torch.Tensor]]) -> dict[str, torch.Tensor]:
        """For every matrix the largest magnitude of each of its inputs over the batches, padding left out."""
        largest: dict[str, torch.Tensor] = {}
        current = {}

        def watch(name: str):
            def hook(_module: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
                seen = inputs[0][current["mask"]].abs().amax(0)
                largest[name] = torch.maximum(largest.get(name, torch.zeros_like(seen)), seen)

            return hook

        handles = [
            getattr(layer, part).register_forward_pre_hook(watch(f"layers.{index}.{part}"))
            for index, layer in enumerate(self.layers)
            for part in ("qkv", *PARTS)
        ]
        self.eval()
        for ids, mask in batches:
            current["mask"] = mask
            self(ids, mask)
        for handle in handles:
            handle.remove()
        return largest
