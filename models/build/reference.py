"""The reference sentences: what another implementation must tokenise and embed alike.

`reference/sentences.json` is written by hand (own sentences, every language and script
served, odd characters). `reference/expected.json` is written by the build.
"""

import json
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from network import pooled
from tokenizer_files import MAX_TOKENS

PREFIX = "query: "
FOLDER = Path(__file__).parent / "reference"


def load_tokenizer(folder: Path) -> Tokenizer:
    """The folder's tokenizer, cut at 512 tokens with `</s>` kept last."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def load_session(model: Path) -> ort.InferenceSession:
    """One thread, as the project runs it."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def embed(session: ort.InferenceSession, ids: list[int]) -> np.ndarray:
    """One text alone → unit vector [384] (dynamic quantisation would mix a batch's scales)."""
    feeds = {"input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), np.int64)}
    (hidden,) = session.run(None, feeds)
    return pooled(hidden, feeds["attention_mask"])[0]


def sentences() -> list[str]:
    """The texts of `reference/sentences.json`, in its order."""
    return [entry["text"] for entry in json.loads((FOLDER / "sentences.json").read_text("utf-8"))]


def sentence_ids(folder: Path) -> list[list[int]]:
    """Token ids of every reference sentence with its prefix."""
    tokenizer = load_tokenizer(folder)
    return [tokenizer.encode(PREFIX + text).ids for text in sentences()]


def write_expected(folder: Path, model: Path) -> None:
    """Token ids by Python's `tokenizers` and fp32 vectors, one line a sentence."""
    session = load_session(model)
    lines = []
    for ids in sentence_ids(folder):
        vector = [round(float(x), 6) for x in embed(session, ids)]
        lines.append(json.dumps({"ids": ids, "vector": vector}, separators=(",", ":")))
    head = json.dumps({"prefix": PREFIX, "maxTokens": MAX_TOKENS})[:-1]
    text = head + ', "sentences": [\n' + ",\n".join(lines) + "\n]}\n"
    (FOLDER / "expected.json").write_text(text, encoding="utf-8")
