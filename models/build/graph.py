"""From the PyTorch module to the two ONNX graphs: fp32 and the shipped one.

The shipped graph holds 7-bit matrices (int8, one scale a column, `reduce_range`: without
VNNI the 8-bit kernel saturates) and the word embeddings in their published 4 bits.
The rewriting steps stand in the order in which they run; each was kept for a measured gain.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from network import Encoder
from published_weights import BLOCK, FourBitTable

OPSET = 17
OPSET_OF_INT4 = 21  # the first with 4-bit tensors
IR_VERSION = 10
# How much of the activations' outliers moves into the weights (SmoothQuant, arXiv 2211.10438):
# mean cosine to fp32 .9968 without, .9971 at .5, .9988 at .7, .9980 at .8.
SMOOTHING = 0.7
INPUTS = ["input_ids", "attention_mask"]
OUTPUT = "last_hidden_state"


def export_fp32(encoder: Encoder, path: Path) -> None:
    """Write the module as it is; batch and token counts stay free."""
    ids = torch.tensor([[0, 10, 20, 30, 2]])
    free = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, OUTPUT)}
    torch.onnx.export(
        encoder.eval(),
        (ids, torch.ones_like(ids)),
        path,
        dynamo=False,  # the older exporter writes the patterns that the fusion below knows
        input_names=INPUTS,
        output_names=[OUTPUT],
        dynamic_axes=free,
        opset_version=OPSET,
    )


def fuse(path: Path, heads: int, hidden: int) -> ModelProto:
    """Attention into one node; all else is left to the runtime, which does it better."""
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    options.enable_embed_layer_norm = options.enable_bias_gelu = False
    fused = optimizer.optimize_model(
        str(path), "bert", heads, hidden, optimization_options=options, opt_level=0, use_gpu=False
    ).model
    fused.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    _keep_layer_norms_apart(fused.graph)
    return fused


def _keep_layer_norms_apart(graph: GraphProto) -> None:
    """Residual `Add` → `Sum`, which the runtime does not fuse into its CPU kernel
    SkipLayerNormalization: 0.17 ms a call there, 0.03 ms apart (86 tokens)."""
    normalised = {node.input[0] for node in graph.node if node.op_type == "LayerNormalization"}
    for node in graph.node:
        if node.op_type == "Add" and node.output[0] in normalised:
            node.op_type = "Sum"


def _weighted(graph: GraphProto) -> Iterator[tuple[NodeProto, TensorProto]]:
    """The nodes that multiply by a constant matrix, with the matrix [in, out]."""
    constants = {tensor.name: tensor for tensor in graph.initializer}
    for node in list(graph.node):
        if node.op_type in ("MatMul", "Attention") and node.input[1] in constants:
            yield node, constants[node.input[1]]


def _largest_inputs(model: ModelProto, texts: list[list[int]]) -> dict[str, np.ndarray]:
    """For every multiplied activation the largest magnitude of each channel over the texts."""
    names = sorted({node.input[0] for node, _weight in _weighted(model.graph)})
    watched = ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.extend(helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in names)
    session = ort.InferenceSession(watched.SerializeToString())
    largest: dict[str, np.ndarray] = {}
    for ids in texts:
        feeds = {"input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), np.int64)}
        for name, value in zip(names, session.run(names, feeds), strict=True):
            largest[name] = np.maximum(largest.get(name, 0), np.abs(value[0]).max(0))
    return largest


def smooth(model: ModelProto, texts: list[list[int]]) -> None:
    """Divide every multiplied activation by a scale a channel, multiply the weights by it.

    The function computed is the same; one activation scale a text then wastes fewer steps
    on outlier channels. Cost: one `Mul` a matrix, 3 % of the time.
    """
    graph = model.graph
    largest = _largest_inputs(model, texts)
    for node, weight in _weighted(graph):
        matrix = numpy_helper.to_array(weight)
        inputs = np.maximum(largest[node.input[0]], 1e-5)
        rows = np.maximum(np.abs(matrix).max(1), 1e-5)
        scale = inputs**SMOOTHING / rows ** (1 - SMOOTHING)
        scale = (scale / np.exp(np.log(scale).mean())).astype(np.float32)
        weight.CopyFrom(numpy_helper.from_array(matrix * scale[:, None], weight.name))
        inverse, scaled = f"{weight.name}.smoothing", f"{weight.name}.input"
        graph.initializer.append(numpy_helper.from_array(1 / scale, inverse))
        at = list(graph.node).index(node)
        graph.node.insert(at, helper.make_node("Mul", [node.input[0], inverse], [scaled], name=scaled))
        node.input[0] = scaled


def quantise(model: ModelProto, words: FourBitTable, path: Path) -> None:
    """Write the shipped graph: 7-bit matrices, 4-bit word table."""
    whole = path.with_suffix(".fp32.tmp")
    onnx.save(model, whole)
    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul", "Attention"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )
    whole.unlink()
    small = onnx.load(path)
    _pack_words(small.graph, words)
    _declare_versions(small)
    onnx.checker.check_model(small)
    onnx.save(small, path)


def _pack_words(graph: GraphProto, words: FourBitTable) -> None:
    """Replace the fp32 word table by the published nibbles and half-precision scales."""
    shape = list(words.nibbles.shape)
    dense = next(tensor for tensor in graph.initializer if list(tensor.dims) == shape)
    lookup = next(node for node in graph.node if node.op_type == "Gather" and node.input[0] == dense.name)
    nibbles = words.nibbles.view(np.uint8) & 15
    packed = nibbles[:, 0::2] | nibbles[:, 1::2] << 4  # ONNX: the first of a pair is the low one
    graph.initializer.remove(dense)
    graph.initializer.append(
        TensorProto(name="words.nibbles", data_type=TensorProto.INT4, dims=shape, raw_data=packed.tobytes())
    )
    graph.initializer.append(numpy_helper.from_array(words.scales, "words.scales"))
    at = list(graph.node).index(lookup)
    gather = helper.make_node(
        "GatherBlockQuantized",
        ["words.nibbles", lookup.input[1], "words.scales"],
        ["words.half"],
        name="words",
        domain="com.microsoft",
        block_size=BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    cast = helper.make_node("Cast", ["words.half"], [lookup.output[0]], name="words.cast", to=TensorProto.FLOAT)
    graph.node.remove(lookup)
    graph.node.insert(at, cast)
    graph.node.insert(at, gather)


def _declare_versions(model: ModelProto) -> None:
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", OPSET_OF_INT4))
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    model.ir_version = IR_VERSION
    model.producer_name, model.producer_version = "murojaat", ""
