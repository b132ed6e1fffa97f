"""The shipped ONNX graph as PyTorch tensors, and back: same graph, other weights.

Adapting needs no export: the graph of `models/encoder` stays as it is, and the numbers in it
are replaced (7-bit matrices, one scale a column, activations smoothed as in `graph.py`).
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, numpy_helper

SMOOTHING = 0.7  # share of the activations' outliers that moves into the weights, as in graph.py
LARGEST = 64  # of a 7-bit weight: with 8 bits AVX2 without VNNI saturates
PARTS = ("output", "widen", "narrow")  # the matrices of a layer beside query, key and value


class ShippedGraph:
    """One `model_quantized.onnx`, read for its weights and written with others."""

    def __init__(self, path: Path) -> None:
        self.model: ModelProto = onnx.load(path)
        self.constants = {tensor.name: tensor for tensor in self.model.graph.initializer}
        self.layers = sum(node.op_type == "QAttention" for node in self.model.graph.node)
        self.heads = next(
            attribute.i
            for node in self.model.graph.node
            if node.op_type == "QAttention"
            for attribute in node.attribute
            if attribute.name == "num_heads"
        )

    def array(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.constants[name])

    def words(self) -> torch.Tensor:
        """float32 [pieces, hidden]: the word table, which is never changed."""
        shape = list(self.constants["words.nibbles"].dims)
        packed = np.frombuffer(self.constants["words.nibbles"].raw_data, np.uint8)
        nibbles = np.stack([packed & 15, packed >> 4], axis=1).astype(np.int8).reshape(shape)
        nibbles = np.where(nibbles > 7, nibbles - 16, nibbles).astype(np.float32)
        scales = self.array("words.scales").astype(np.float32)
        return torch.from_numpy(nibbles * np.repeat(scales, shape[1] // scales.shape[1], axis=1))

    def _matrices(self) -> Iterator[tuple[str, str]]:
        """(name in the network, stem of its tensors in the graph) of every quantised matrix."""
        attention = [node for node in self.model.graph.node if node.op_type == "QAttention"]
        for index, node in enumerate(attention):
            yield f"layers.{index}.qkv", node.input[1].removesuffix("_quantized")
        for node in self.model.graph.node:
            if node.op_type != "MatMulInteger":
                continue
            layer, part, _ = node.name.strip("/").split("/")
            yield f"{layer}.{part}", node.input[1].removesuffix("_quantized")

    def tensors(self) -> dict[str, torch.Tensor]:
        """The network's parameters by their names in `AdaptedEncoder`, matrices [out, in]."""
        result = {}
        for name, stem in self._matrices():
            matrix = self.array(f"{stem}_quantized").astype(np.float32) * self.array(f"{stem}_scale")
            result[f"{name}.weight"] = torch.from_numpy((matrix * self.array(f"{stem}.smoothing")[:, None]).T.copy())
        for index in range(self.layers):
            result[f"layers.{index}.qkv.bias"] = torch.from_numpy(self.array(f"Attention_{index}_qkv_bias").copy())
        for name in self.constants:
            if name.startswith(("layers.", "norm.")) or name == "positions":
                result[name] = torch.from_numpy(self.array(name).copy())
        return result

    def replace(self, tensors: dict[str, torch.Tensor], largest: dict[str, torch.Tensor]) -> None:
        """Put other weights in. `largest`: for each matrix, the largest magnitude of each of its inputs."""
        for name, stem in self._matrices():
            self._put_matrix(stem, tensors[f"{name}.weight"].numpy().T, largest[name].numpy())
        for index in range(self.layers):
            self._put(f"Attention_{index}_qkv_bias", tensors[f"layers.{index}.qkv.bias"].numpy())
        for name in self.constants:
            if name.startswith(("layers.", "norm.")) or name == "positions":
                self._put(name, tensors[name].numpy())

    def _put_matrix(self, stem: str, matrix: np.ndarray, inputs: np.ndarray) -> None:
        inputs = np.maximum(inputs, 1e-5)
        rows = np.maximum(np.abs(matrix).max(1), 1e-5)
        smoothing = inputs**SMOOTHING / rows ** (1 - SMOOTHING)
        smoothing = (smoothing / np.exp(np.log(smoothing).mean())).astype(np.float32)
        smoothed = matrix * smoothing[:, None]
        scale = (np.maximum(np.abs(smoothed).max(0), 1e-9) / LARGEST).astype(np.float32)
        self._put(f"{stem}_quantized", np.clip(np.rint(smoothed / scale), -LARGEST, LARGEST).astype(np.int8))
        self._put(f"{stem}_scale", scale)
        self._put(f"{stem}_zero_point", np.zeros(len(scale), np.int8))
        self._put(f"{stem}.smoothing", 1 / smoothing)

    def _put(self, name: str, value: np.ndarray) -> None:
        before = self.constants[name]
        if list(before.dims) != list(value.shape):
            raise ValueError(f"Expected {name} to be of shape {list(before.dims)}, got {list(value.shape)}")
        before.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value, self.array(name).dtype), name))

    def save(self, path: Path) -> None:
        onnx.checker.check_model(self.model)
        onnx.save(self.model, path)
