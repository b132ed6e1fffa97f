"""Compare the shipped encoder with its fp32 twin, and with the untrimmed model.

    python models/build/parity.py --texts FILE=COLUMN [FILE=COLUMN ...] [--first N] [--untrimmed]

FILE is a CSV or TSV with a header; the texts are read, measured and never copied.
"""

import argparse
import csv
import json
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from network import Encoder, pooled
from published_weights import read_published
from reference import PREFIX, embed, load_session, load_tokenizer, sentences
from sources import WEIGHTS_IN_WHEEL
from tokenizer_files import MAX_TOKENS, UNKNOWN_ID, tokenizer_json

HERE = Path(__file__).parent


def read_texts(source: str, first: int) -> list[str]:
    """The first texts of `FILE=COLUMN`."""
    file, _, column = source.rpartition("=")
    with open(file, encoding="utf-8-sig", newline="") as lines:
        options = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if file.endswith(".tsv") else {}
        return [row[column] for row, _ in zip(csv.DictReader(lines, **options), range(first), strict=False)]


def _timed(session, encoded: list[list[int]]) -> tuple[np.ndarray, float]:
    for ids in encoded[:5]:
        embed(session, ids)
    start = time.perf_counter()
    vectors = np.array([embed(session, ids) for ids in encoded])
    return vectors, len(encoded) / (time.perf_counter() - start)


def _untrimmed(texts: list[str]) -> np.ndarray:
    torch.set_num_threads(1)
    model = read_published(HERE / "out/downloads" / WEIGHTS_IN_WHEEL)
    tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json(model.pieces, model.scores.tolist())))
    tokenizer.enable_truncation(MAX_TOKENS)
    encoder = Encoder(model, np.arange(len(model.pieces))).eval()
    vectors = []
    with torch.inference_mode():
        for text in texts:
            ids = torch.tensor([tokenizer.encode(PREFIX + text).ids])
            hidden = encoder(ids, torch.ones_like(ids)).numpy()
            vectors.append(pooled(hidden, np.ones(ids.shape, np.int64))[0])
    return np.array(vectors)


def _report(name: str, left: np.ndarray, right: np.ndarray) -> None:
    cosine = (left * right).sum(1)
    print(f"  {name}: cosine mean {cosine.mean():.5f}, min {cosine.min():.5f}")


def main() -> None:
    """Print one block a file; the reference sentences always come first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", type=Path, default=HERE.parent / "encoder")
    parser.add_argument("--fp32", type=Path, default=HERE / "out/encoder-fp32")
    parser.add_argument("--texts", nargs="*", default=[], metavar="FILE=COLUMN")
    parser.add_argument("--first", type=int, default=200, help="texts of each file")
    parser.add_argument("--untrimmed", action="store_true", help="compare fp32 with the 250,002 pieces too")
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.encoder)
    small = load_session(options.encoder / "onnx/model_quantized.onnx")
    large = load_session(options.fp32 / "onnx/model.onnx")
    sets = {"reference": sentences()} | {source: read_texts(source, options.first) for source in options.texts}
    for name, texts in sets.items():
        encoded = [tokenizer.encode(PREFIX + text).ids for text in texts]
        tokens = sum(map(len, encoded))
        unknown = sum(ids.count(UNKNOWN_ID) for ids in encoded)
        print(f"{name}: {len(texts)} texts, {tokens / len(texts):.0f} tokens a text, {unknown} unknown")
        quantised, speed = _timed(small, encoded)
        full, full_speed = _timed(large, encoded)
        _report(f"quantised ({speed:.0f} texts/s) to fp32 ({full_speed:.0f} texts/s)", quantised, full)
        if options.untrimmed:
            _report("fp32 to the untrimmed vocabulary", full, _untrimmed(texts))


if __name__ == "__main__":
    main()
