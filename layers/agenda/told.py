"""What changed between two days in sentences: first the answer, unlike things side by side and never added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from geo.dates import parse
from layers.agenda.blocks import APPLIED, DECISION, FOLDED, PROPOSED, TOLD, Block
from layers.atlas.atlas import Atlas
from layers.atlas.items import checked_until
from layers.labels import day, short_date
from layers.periods import first_day, last_day
from layers.portfolio.changes import REGION_KINDS, Changes
from layers.wording import sentences
from layers.wording.deadlines import MOVED
from layers.words.catalogue import words_of

#: Blocks that the first sentence always numbers.
FIRST = (DECISION, MOVED, APPLIED, PROPOSED)


def lead(found: Changes, blocks: Iterable[Block], lang: str) -> list[str]:
    """The answer first; then what else happened, and what is in no count."""
    counts = {block.key: block.count for block in blocks}
    words = words_of(lang, "agenda")
    besides = listed({key: counts.get(key, 0) for key in TOLD if key not in FIRST}, lang)
    folded = listed({key: counts.get(key, 0) for key in FOLDED}, lang)
    return [
        headline(found, counts, lang),
        *([words("besides", listed=besides)] if besides else []),
        *([words("folded", listed=folded)] if folded else []),
    ]


def headline(found: Changes, counts: Mapping[str, int], lang: str, form: str = "lead") -> str:
    """The counts of `FIRST` side by side, as `title` without the deadlines; of some kinds alone theirs."""
    words = words_of(lang, "agenda")
    span = {"first": short_date(day(found.first), lang), "last": short_date(day(found.last), lang)}
    if not any(counts.get(key) for key in (*TOLD, *FOLDED)):
        return words("nothing", **span)
    if not counts.keys() >= set(FIRST):
        return words("of_kind", listed=listed(counts, lang), **span)
    return words(form, **span, **{key: counts[key] for key in FIRST})


def listed(counts: Mapping[str, int], lang: str) -> str:
    """The blocks that hold something, each with its number."""
    words = words_of(lang, "agenda")
    return words["apart"].join(words(f"counted.{key}", n=n) for key, n in counts.items() if n)


def regions(found: Changes, lang: str) -> str:
    """What became of administrative regions, and of poles that documents first list."""
    levels = {kind: [one.level for one in found.administrative if one.kind == kind] for kind in REGION_KINDS}
    return sentences.of_regions(found.first, found.last, levels, len(found.poles), lang)


def open_days(found: Changes, lang: str) -> str:
    """Events known by month or year alone that had perhaps not come by the last day, by instrument and date."""
    counts = Counter((one.layer_id, str(one.date)) for one in found.unsure)
    words = words_of(lang, "agenda")
    each = (
        words("unsure.each", name=found.titles[layer][lang], day=short_date(written, lang), n=n)
        for (layer, written), n in counts.items()
    )
    said = words["apart"].join(each)
    return words("unsure.said", last=short_date(day(found.last), lang), listed=said) if said else ""


def reaches_over(found: Changes, written: str, lang: str) -> str:
    """That a date is known by month or year alone, where a span does not hold the whole of it."""
    precision = parse(written).precision
    if precision == "day" or (found.first < first_day(written) and last_day(written) <= found.last):
        return ""
    return words_of(lang, "agenda")["unsure.year" if precision == "year" else "unsure.month"]


def checked(atlas: Atlas, layers: Sequence[str], asof: date, lang: str) -> str:
    """Until when the layers of a day were looked after, the earliest and the latest day."""
    topics = [str(atlas.catalog[key].topic) for key in layers if atlas.catalog[key].topic]
    days = sorted({found for topic in topics if (found := checked_until(atlas, topic, asof))}, key=last_day)
    if not days:
        return ""
    words = words_of(lang, "agenda")
    first, last = (short_date(each, lang) for each in (days[0], days[-1]))
    return words("checked", day=last) if len(days) == 1 else words("checked_apart", first=first, last=last)
