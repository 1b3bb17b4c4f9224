"""A third language for tests: English with accents, as one file."""

import re
from pathlib import Path

import yaml

LANG = "qps"
ACCENTS = str.maketrans("aeiounyAEIOUNY", "áéíóúñýÁÉÍÓÚÑÝ")
PLACES = re.compile(r"(\{[^{}]*\})")
PLAIN = ("language", "units")
"""Sections whose texts are read by more than people."""


def write(folder: Path, english: Path) -> None:
    """Write its file into a folder."""
    read = yaml.load(english.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    told = {section: texts if section in PLAIN else accented(texts) for section, texts in read.items()}
    told["language"] = {**read["language"], "name": "Þseudo"}
    (folder / f"{LANG}.yml").write_text(yaml.dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")


def accented(node):
    """A text, or every text under a key, with accents outside its {places}."""
    if isinstance(node, dict):
        return {key: accented(value) for key, value in node.items()}
    parts = PLACES.split(node)
    return "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))
