"""The texts of the package: what it is, how it is cited, on which terms it may be used."""

from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of

CITATION = """cff-version: 1.2.0
type: dataset
message: {message}
title: {title}
authors:
  - name: Korea Industry Atlas
version: "{version}"
date-released: "{asof}"
"""


def read_me(lang: Lang, counts: dict[str, str]) -> str:
    """What is in the package and how to read it."""
    return words_of(lang, "package")("read_me", **counts)


def citation(lang: Lang, version: str, asof: str) -> str:
    """How the data are cited, as CITATION.cff."""
    words = words_of(lang, "package")
    return CITATION.format(message=words["cite_so"], title=words["title"], version=version, asof=asof)


def licences(lang: Lang) -> str:
    """On which terms each part may be used."""
    return words_of(lang, "package")["licences"]
