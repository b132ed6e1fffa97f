"""Write `tokenizer.json` and `tokenizer_config.json` of a trimmed XLM-R vocabulary.

XLM-R's own normaliser is a binary table (SentencePiece nmt_nfkc) which Python reads and
JavaScript only approximates. Its content is NFKC after two small character classes, so it
is written here with steps that both libraries run alike.
"""

import json
from pathlib import Path

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
UNKNOWN_ID = 3
MAX_TOKENS = 512

# What XLM-R's table deletes, and what it turns into a space beyond NFKC; NUL, NEL (U+0085)
# and the Unicode spaces are added because the two libraries' notion of white space differs.
DELETED = "[\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F\\u008F\\u009F]"
SPACED = (
    "[\\u0009\\u000A\\u000C\\u000D\\u0085\\u00A0\\u1680\\u2000-\\u200F\\u2028\\u2029"
    "\\u202F\\u205F\\u2581\\u3000\\uFEFF\\uFFFD]"
)


def _replace(pattern: str, content: str) -> dict:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}


def _added(index: int, content: str) -> dict:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"id": index, "content": content, **flags, "special": True}


def tokenizer_json(pieces: list[str], scores: list[float]) -> dict:
    """A Unigram tokenizer: `<s> text </s>`, cut at 512 tokens, words start with U+2581."""
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    single = [
        {"SpecialToken": {"id": "<s>", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "</s>", "type_id": 0}},
    ]
    pair = [*single, single[2], {"Sequence": {"id": "B", "type_id": 0}}, single[2]]
    special = {name: {"id": name, "ids": [pieces.index(name)], "tokens": [name]} for name in ("<s>", "</s>")}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(i, name) for i, name in enumerate(SPECIAL)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [_replace(DELETED, ""), _replace(SPACED, " "), {"type": "NFKC"}],
        },
        # Splitting at white space first collapses it and keeps each lattice a word long.
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace]},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": pair,
            "special_tokens": special,
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": UNKNOWN_ID,
            "vocab": [[piece, score] for piece, score in zip(pieces, scores, strict=True)],
            "byte_fallback": False,
        },
    }


def write_tokenizer(folder: Path, pieces: list[str], scores: list[float]) -> None:
    """Both files, without needless blanks (the vocabulary is most of the size)."""
    config = {
        "tokenizer_class": "XLMRobertaTokenizer",
        "bos_token": "<s>",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "model_max_length": MAX_TOKENS,
        "padding_side": "right",
        "truncation_side": "right",
        "clean_up_tokenization_spaces": False,
    }
    compact = json.dumps(tokenizer_json(pieces, scores), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(compact + "\n", encoding="utf-8")
    text = json.dumps(config, ensure_ascii=False, indent=2)
    (folder / "tokenizer_config.json").write_text(text + "\n", encoding="utf-8")
