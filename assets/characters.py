"""Which characters the pages can show: those of templates, words, definitions, facts and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
#: Of these, what is words and data: code also holds marks that it only reads or strips.
TOLD = frozenset({".html", ".yml", ".csv"})
VENDORED = frozenset({"vendor", "vendor.new"})
ALWAYS = frozenset(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))) | frozenset(
    "‐‑–—―‘’“”„†‡•…‰′″‹›※⁄€₩℃№℡™→←↑↓↔⇒⇔∀−×÷±≤≥≠≈∞·・ㆍ「」『』〈〉《》【】〔〕○●◎◇◆□■△▲▽▼☆★①②③④⑤⑥⑦⑧⑨⑩㎡㎢㎞㎏☞☎"
)
#: Hanja of headlines, which people write in briefings of their own; those of words and data are found in them.
HEADLINES = frozenset(
    "新上下中大小前後內外南北東西美日英獨佛韓對現改車乙甲研硏與野靑檢軍警社銀證株重輕舊核亞歐無有反非高低初全各亡展號道市郡區"
    "邑面里故名年月人男女家力電産學"
)
HANGUL = range(0xAC00, 0xD7A4)


def texts(root: Path) -> Iterator[Path]:
    """Files whose text can reach a page, in a fixed order."""
    found = {path for pattern in TEXTS for path in root.glob(pattern) if path.is_file()}
    return iter(sorted(path for path in found if VENDORED.isdisjoint(path.relative_to(root).parts)))


def shown(root: Path) -> frozenset[str]:
    """Characters the pages can show: every one in the texts, the usual Latin and punctuation, headlines' Hanja."""
    return _printable(texts(root)) | ALWAYS | HEADLINES


def told(root: Path) -> frozenset[str]:
    """Characters of words and data: each must have a glyph."""
    return _printable(path for path in texts(root) if path.suffix in TOLD)


def _printable(paths: Iterable[Path]) -> frozenset[str]:
    read = frozenset[str]().union(*(path.read_text(encoding="utf-8-sig") for path in paths))
    return frozenset(character for character in read if character.isprintable())


def common_hangul() -> frozenset[str]:
    """The 2,350 syllables of KS X 1001, which hold nearly all written Korean."""
    return frozenset(chr(code) for code in HANGUL if len(chr(code).encode("euc_kr")) == 2)
