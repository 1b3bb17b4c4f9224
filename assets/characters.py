"""Which characters the pages can show: those of templates, words, definitions, facts and data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TEXTS = (
    "web/**/*.html",
    "web/**/*.py",
    "web/**/*.js",
    "web/**/*.css",
    "web/**/*.yml",
    "web/**/*.json",
    "web/**/*.svg",
    "layers/**/*.py",
    "layers/**/*.yml",
    "geo/**/*.py",
    "seeds/**/*.csv",
    "seeds/**/*.yml",
    "data/*.csv",
)
VENDORED = frozenset({"vendor", "vendor.new"})
ALWAYS = frozenset(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))) | frozenset(
    "‐‑–—―‘’“”„†‡•…‰′″‹›※⁄€₩℃№℡™→←↑↓↔⇒⇔∀−×÷±≤≥≠≈∞·・ㆍ「」『』〈〉《》【】〔〕○●◎◇◆□■△▲▽▼☆★①②③④⑤⑥⑦⑧⑨⑩㎡㎢㎞㎏"
)
HANGUL = range(0xAC00, 0xD7A4)


def texts(root: Path) -> Iterator[Path]:
    """Files whose text can reach a page, in a fixed order."""
    found = {path for pattern in TEXTS for path in root.glob(pattern) if path.is_file()}
    return iter(sorted(path for path in found if VENDORED.isdisjoint(path.relative_to(root).parts)))


def shown(root: Path) -> frozenset[str]:
    """Characters the pages can show: every one in the texts, and the usual Latin and punctuation."""
    characters = set(ALWAYS)
    for path in texts(root):
        characters |= set(path.read_text(encoding="utf-8-sig"))
    return frozenset(character for character in characters if character.isprintable())


def common_hangul() -> frozenset[str]:
    """The 2,350 syllables of KS X 1001, which hold nearly all written Korean."""
    return frozenset(chr(code) for code in HANGUL if len(chr(code).encode("euc_kr")) == 2)
