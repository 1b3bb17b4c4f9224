"""What is wrong with the own folder, said in Korean and in English in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from layers.errors import Problem
from layers.words.catalogue import BETWEEN, in_every, languages, words_of

#: What the readers of the release say, by the key of its Korean words; groups are what is filled in.
KNOWN = (
    (r"is missing", "is_missing"),
    (r"is missing[:;] .+", "is_missing"),
    (r"must be one of (?P<known>.+)", "one_of"),
    (r"unknown key; known: (?P<known>.+)", "unknown_key"),
    (r"must equal the file name (?P<name>.+)", "file_name"),
    (r"must be a date such as .+", "date_form"),
    (r"must be (?:a plain|a whole|a) number.*", "number_form"),
    (r"must be a list", "list_form"),
    (r"must (?:be a mapping of|map) keys (?:and|to) values", "mapping_form"),
    (r"must be true or false, yes or no", "yes_form"),
    (r"must be one plain value", "plain_form"),
    (r"stands twice; keep one", "twice"),
    (r"this (?:document )?id is already used.*", "twice"),
    (r"is not YAML; mend this line", "no_yaml"),
    (r"has (?P<n>\d+) cells, must have (?P<right>\d+);.*", "cells"),
    (r".*the header must be (?P<known>.+)", "header"),
    (r"is no region id of regions\.csv", "no_region"),
    (r"is no site of sites\.csv", "no_site"),
    (r"is no entry of documents\*\.yml", "no_document"),
    (r"no fact has this topic", "no_topic"),
    (r"no layer (?:definition shows this topic;.*|has this id)", "no_layer"),
    (r"must begin with its topic (?P<name>.+)", "item_begins"),
    (r"the facts hold (?P<n>\d+) items of .+", "fewer"),
    (r".* is told before it happened;.*is of (?P<day>\S+)", "too_early"),
    (r".* is known from its document's day only;.*is of (?P<day>\S+)", "known_later"),
    (r"is no address of a page;.*", "address_form"),
    (r"rests on a source of grade 3 alone.*", "indirect"),
    (r"(?:is not in|is no document held in full|does not stand in|changed since|must be .+; run make).*", "evidence"),
    (r"is (?:not UTF-8|written in CP949).*", "utf8"),
    (r"refers to itself or is nested too deep;.*", "aliases"),
)


def problem(file: str, row: int | None, key: str, value: Any, word: str, /, **values: Any) -> Problem:
    """A problem of the own folder by the key of its words (section `own`)."""
    return Problem(file, row, key, _short(str(value)), in_every("own", word, **values))


def both(problems: Iterable[Problem]) -> list[Problem]:
    """Problems that the release's readers found, with their Korean words before the English ones."""
    return [replace(one, message=_both(one.message), value=_short(one.value)) for one in problems]


def _both(message: str) -> str:
    if BETWEEN in message:
        return message
    found = next(((match, key) for form, key in KNOWN if (match := re.fullmatch(form, message, re.DOTALL))), None)
    words = words_of(languages()[0], "own")
    korean = words(found[1], **found[0].groupdict()) if found else words["other"]
    return f"{korean}{BETWEEN}{message}"


LONGEST = 80


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
