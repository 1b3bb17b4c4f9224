"""The three numbers of a total in words: printed in the document, the sum of printed numbers, counted by the atlas."""

from __future__ import annotations

from datetime import date

from layers.atlas import totals
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import known
from layers.atlas.totals import NAMED, Expected, Total
from layers.periods import first_day
from layers.words.catalogue import words_of
from layers.words.forms import number


def totals_of(atlas: Atlas, definition: Definition, asof: date) -> list[Total]:
    """Totals over a layer's facts that documents of a day or before state, counted over what is known on it."""
    topic = definition.topic

    def own(total: Expected) -> bool:
        return topic is not None and total.check.get("topic") == topic and _said_by(atlas, total, asof)

    return totals.check(atlas.totals, known(atlas, asof), own)


def stated(atlas: Atlas, asof: date) -> list[Total]:
    """Every total that documents of a day or before state, counted over what is known on it."""
    return totals.check(atlas.totals, known(atlas, asof), lambda total: _said_by(atlas, total, asof))


def _said_by(atlas: Atlas, total: Expected, asof: date) -> bool:
    return first_day(atlas.documents[total.document].date) <= asof


def numbers(total: Total) -> dict[str, str]:
    """What stands in the document and what is counted, by the word for each; none that there is not.

    A printed number of which nothing is known by name stands alone.
    """
    added = f" ({' + '.join(total.parts)})" if total.parts else ""
    stated = {} if total.stands == "counted" else {total.stands: number(total.printed) + added}
    counted = {"counted": number(total.counted)} if total.counted or not stated else {}
    return stated | counted


def verdict(total: Total, lang: str) -> str | None:
    """What may be said of the two numbers, with the reason where they differ; None where there is one only."""
    if total.verdict is None:
        return None
    said = words_of(lang, "total")(total.verdict, n=number(total.named)) if total.verdict == NAMED else None
    plain = said or words_of(lang, "total")[total.verdict]
    return f"{plain} ({total.why[lang]})" if total.why else plain


def sentence(total: Total, lang: str) -> str:
    """Both numbers and what may be said of them, in one line: 문서에 적힌 수 13 · 집계 13 · 이름 있는 것 3."""
    words = words_of(lang, "total")
    said = [f"{words[key]} {value}" for key, value in numbers(total).items()]
    return " · ".join(part for part in (*said, verdict(total, lang)) if part)
