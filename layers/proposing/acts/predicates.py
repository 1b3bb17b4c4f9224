"""Predicates of a text: a lemma (지정, 고배, 문을 열 …) with its act and the class of its ending."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from layers.proposing.acts.hangul import pattern

_HERE = Path(__file__).parent
ENDINGS: dict[str, Any] = json.loads((_HERE / "endings.json").read_text(encoding="utf-8"))
#: Stands in patterns for the syllables between a stem and its ending.
_BETWEEN = "[가-힣]{0,5}?"
#: A noun that is no predicate where it stands: 지정 현황.
NOUN = "noun"
_OF: dict[str, dict[str, str]] = ENDINGS["of"]
#: What decides upon another act: 지정 여부를 심의, 지원하기로 결정.
_DECIDES, _AGREED = ("decide", "deliberate", "announce"), ("기로", "키로")


def _compiled(rows: list[list[str]]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, pattern(text.replace("X", _BETWEEN))) for name, text in rows]


_VERBAL, _NOMINAL = _compiled(ENDINGS["verbal"]), _compiled(ENDINGS["nominal"])
_SUPPORT = re.compile(f"{ENDINGS['particle']}\\s?(?={ENDINGS['support']})")
_CHAIN = re.compile(ENDINGS["chain"])


@dataclass(frozen=True)
class Predicate:
    """A predicate where it stands; `of` is the act of the noun that it is said of (지정을 신청).

    `ending` is one of done, nominal, bare, linked, present, will, doing, wish, question, cond, guess, need, neg, none,
    history, after, noun and the adnominals.
    """

    start: int
    end: int
    lemma: str
    act: str
    ending: str
    of: str = ""

    def printed(self, text: str) -> str:
        """As it stands in its text."""
        return text[self.start : self.end].strip()


def _lemmas() -> tuple[dict[str, str], list[tuple[str, str]]]:
    nouns: dict[str, str] = {}
    stems: list[tuple[str, str]] = []
    with (_HERE / "lemmas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            nouns |= dict.fromkeys(row["nouns"].split(), row["act"])
            stems += [(stem, row["act"]) for stem in row["stems"].split(";") if stem]
    return nouns, stems


NOUNS, _STEMS = _lemmas()
_WORDS = "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True))
_ACTS = {f"v{at}": act for at, (_, act) in enumerate(_STEMS)}
_LEMMA = re.compile(
    "|".join((*(f"(?<![가-힣])(?P<v{at}>{stem})" for at, (stem, _) in enumerate(_STEMS)), f"(?P<noun>{_WORDS})"))
)


def predicates(text: str) -> list[Predicate]:
    """Predicates of a text in their order, chained ones (지정 신청) as one of the last."""
    found: list[Predicate] = []
    for one in _each(text):
        last = found[-1] if found else None
        if last is not None and last.ending == NOUN and _CHAIN.fullmatch(text[last.end : one.start]):
            found[-1] = replace(one, start=last.start, of=meaning(last))
        elif last is None or not _repeats(text, last, one):
            found.append(one)
    return [one for one in found if one.ending != NOUN]


def meaning(one: Predicate) -> str:
    """The act of a predicate, with that of the noun that it is said of: 지정 고시 designates, 지정 추진 proposes."""
    if not one.of:
        return one.act
    rules = _OF.get(one.act, {})
    found = rules.get(one.of) or rules.get("*") or one.act
    return one.of if found == "*" else found


def _repeats(text: str, last: Predicate, one: Predicate) -> bool:
    """Whether a predicate only decides upon the one before: 지정 여부를 결정, 지원하기로 의결."""
    between = text[last.end : one.start]
    asked = last.ending == "question" and one.act in _DECIDES
    agreed = text[: last.end].endswith(_AGREED) and one.act == "decide" and not between.strip()
    return (asked and bool(_CHAIN.fullmatch(between))) or agreed


def _each(text: str) -> Iterator[Predicate]:
    at = 0
    while (match := _LEMMA.search(text, at)) is not None:
        at = match.end()
        act = _ACTS.get(match.lastgroup or "")
        one = _of_stem(text, match, act) if act else _of_noun(text, match)
        if one is None:
            at = match.start() + 1 if act else match.end()
        else:
            at = max(at, one.end if one.ending != NOUN else at)
            yield one


def _of_stem(text: str, match: re.Match[str], act: str) -> Predicate | None:
    word = match.start() + match[0].rfind(" ") + 1
    for name, form in _VERBAL:
        found = form.match(text, word)
        if found is not None and found.end() >= match.end():
            return Predicate(match.start(), found.end(), match[0], act, name)
    return None


def _of_noun(text: str, match: re.Match[str]) -> Predicate | None:
    act, end = NOUNS[match[0]], match.end()
    support = _SUPPORT.match(text, end)
    if support is not None:
        for name, form in _VERBAL:
            found = form.match(text, support.end())
            if found is not None:
                return Predicate(match.start(), found.end(), match[0], act, name)
    for name, form in _NOMINAL:
        found = form.match(text, end)
        if found is not None:
            return Predicate(match.start(), found.end(), match[0], act, name)
    return Predicate(match.start(), end, match[0], act, NOUN)
