"""The words of every language, read once: a file for each, with the same sections and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from layers.errors import BrokenSeeds, Problem
from layers.records import shown_path
from layers.words.forms import Filling

FOLDER = Path(__file__).parent
FIRST = "ko"
"""The language that is spoken to who asks for none, and whose file the others are held to."""
BETWEEN = " / "
COUNTED = re.compile(r"\{\w+:([^{}]*\|[^{}]*)\}")
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Words(dict[str, str]):
    """The texts of one section of a language by key; called with a key and values, a text with these in it.

    A key that is not there raises `KeyError`: a missing text is a bug, not a blank.
    """

    def __init__(self, texts: Mapping[str, str], filling: Filling):
        super().__init__(texts)
        self._filling = filling

    def __call__(self, key: str, /, **values: Any) -> str:
        return self._filling.fill(self[key], values) if values else self[key]


def languages() -> tuple[str, ...]:
    """Ids of the languages there are files of, the first one first."""
    others = sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != FIRST)
    return FIRST, *others


def words_of(lang: str, section: str) -> Words:
    """The texts of a section of a language."""
    return sections()[lang][section]


def in_every(section: str, key: str, /, **values: Any) -> str:
    """A text in every language on one line, the first one first, for who works at a terminal or mends a file."""
    return BETWEEN.join(words_of(lang, section)(key, **values) for lang in languages())


@cache
def sections() -> Mapping[str, Mapping[str, Words]]:
    """All sections of all languages.

    Raises
    ------
    BrokenSeeds
        With every key that a language lacks, or has and the first one has not.
    """
    texts = {lang: dict(_flat(_read(lang))) for lang in languages()}
    problems = [problem for lang in texts for problem in _problems(lang, texts[lang], texts[FIRST])]
    if problems:
        raise BrokenSeeds(problems)
    return {lang: _sections(own) for lang, own in texts.items()}


def _read(lang: str) -> Any:
    return yaml.load((FOLDER / f"{lang}.yml").read_text(encoding="utf-8"), Loader=Loader)


def _flat(node: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Texts by their keys from section to text, joined by dots."""
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def _problems(lang: str, texts: Mapping[str, str], first: Mapping[str, str]) -> Iterator[Problem]:
    file = shown_path(FOLDER / f"{lang}.yml")
    yield from (Problem(file, None, key, "", f"is missing; {FIRST}.yml has it") for key in first if key not in texts)
    for key, text in texts.items():
        if key not in first:
            yield Problem(file, None, key, text, f"is no key of {FIRST}.yml")
        elif any(spec.count("|") != texts.get("language.plural", "").count(" ") + 1 for spec in COUNTED.findall(text)):
            yield Problem(file, None, key, text, "must have one form for each pattern of language.plural, and one more")


def _sections(texts: Mapping[str, str]) -> Mapping[str, Words]:
    filling, found = Filling(texts["language.plural"]), dict[str, dict[str, str]]()
    for key, text in texts.items():
        section, _, rest = key.partition(".")
        found.setdefault(section, {})[rest] = text
    return {section: Words(own, filling) for section, own in found.items()}
