"""The encoder as a plain PyTorch module, written for a small exported graph."""

import numpy as np
import torch
from torch import nn

from published_weights import PublishedModel


def _linear(weight: np.ndarray, bias: np.ndarray) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data = torch.from_numpy(weight.copy())
    layer.bias.data = torch.from_numpy(bias.copy())
    return layer


def _norm(weight: np.ndarray, bias: np.ndarray, epsilon: float) -> nn.LayerNorm:
    layer = nn.LayerNorm(len(weight), eps=epsilon)
    layer.weight.data = torch.from_numpy(weight.copy())
    layer.bias.data = torch.from_numpy(bias.copy())
    return layer


class Layer(nn.Module):
    """Self-attention and feed-forward block, layer norm after each (BERT order)."""

    def __init__(self, model: PublishedModel, index: int) -> None:
        super().__init__()
        tensors = {k.split(".", 1)[1]: v for k, v in model.tensors.items() if k.startswith(f"l{index}.")}
        self.heads, self.size = model.heads, model.hidden // model.heads
        self.query = _linear(tensors["q.w"], tensors["q.b"])
        self.key = _linear(tensors["k.w"], tensors["k.b"])
        self.value = _linear(tensors["v.w"], tensors["v.b"])
        self.output = _linear(tensors["ao.w"], tensors["ao.b"])
        self.attention_norm = _norm(tensors["aln.w"], tensors["aln.b"], model.epsilon)
        self.widen = _linear(tensors["fi.w"], tensors["fi.b"])
        self.narrow = _linear(tensors["fo.w"], tensors["fo.b"])
        self.norm = _norm(tensors["oln.w"], tensors["oln.b"], model.epsilon)

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, self.size).transpose(1, 2)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """x [batch, tokens, hidden], mask [batch, 1, 1, tokens] added to the scores."""
        query, key, value = (self._split(part(x)) for part in (self.query, self.key, self.value))
        scores = torch.matmul(query, key.transpose(-1, -2)) / self.size**0.5 + mask
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value).transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.output(mixed))
        return self.norm(x + self.narrow(nn.functional.gelu(self.widen(x))))


class Encoder(nn.Module):
    """`input_ids`, `attention_mask` [batch, tokens] → `last_hidden_state` [batch, tokens, hidden]."""

    def __init__(self, model: PublishedModel, rows: np.ndarray) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(model.words.rows(rows).dense()))
        positions = model.tensors["emb.pos"].reshape(model.positions, model.hidden)
        kind = model.tensors["emb.type"][: model.hidden]  # one text: always type 0
        self.positions = nn.Parameter(torch.from_numpy(positions + kind))
        self.norm = _norm(model.tensors["emb.ln.w"], model.tensors["emb.ln.b"], model.epsilon)
        self.layers = nn.ModuleList(Layer(model, i) for i in range(model.layers))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        mask = (1.0 - attention_mask[:, None, None, :].to(torch.float32)) * torch.finfo(torch.float32).min
        x = self.norm(self.words(input_ids) + self.positions[: input_ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x


def pooled(hidden: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Mean over the mask, unit length: [batch, tokens, hidden] → [batch, hidden]."""
    weights = mask[..., None].astype(np.float32)
    mean = (hidden * weights).sum(1) / weights.sum(1)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)
