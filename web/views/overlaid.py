"""A reader's own rows in the chapter of any view: a table of their own, counted by region, and marked as theirs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from geo.errors import NotYetRegion
from layers import labels
from layers.atlas.atlas import Atlas
from layers.overlay.rows import GRADE, Row
from layers.scene.scene import code as code_of
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.export.document.chapters import Chapter, Column, Source, Table
from web.service.language import translator


def added(chapter: Chapter, atlas: Atlas, rows: Sequence[Row], regions: Sequence[str]) -> Chapter:
    """The chapter with the rows: how many lie in each region, which they are, and whose they are."""
    words, first = words_of(chapter.lang, "overlay"), len(chapter.sources) + 1
    numbers = {source: first + at for at, source in enumerate(dict.fromkeys(row.source for row in rows))}
    tables = (_counts(atlas, rows, regions, chapter), _items(atlas, rows, numbers, chapter))
    said, before = (
        words("counted", n=len(rows)),
        dict(chapter.stamps).get(chapter.words["fingerprint"], ""),
    )
    code = code_of({"of": before, "rows": [asdict(row) for row in rows]})
    return replace(
        chapter,
        title=f"{chapter.title} + {said}",
        cautions=(*chapter.cautions, words("notice", n=len(rows))),
        tables=(*chapter.tables, *tables),
        sheets=(*chapter.sheets, *tables),
        sources=(*chapter.sources, *_sources(numbers, chapter.lang)),
        stamps=_stamps(chapter, said, code),
        check=chapter.check.replace(f"/verify/{before}?", f"/verify/{code}?"),
    )


def _standing(atlas: Atlas, row: Row, asof: str) -> set[str]:
    """The regions of a row at a day, and all that they belong to."""
    found: set[str] = set()
    for region_id in row.regions:
        try:
            ends = atlas.regions.successors(region_id, asof)
        except NotYetRegion:
            continue
        found |= {one for region in ends for one in _upward(atlas, region.id, asof)}
    return found


def _upward(atlas: Atlas, region_id: str, asof: str) -> Iterable[str]:
    yield region_id
    for owner in (atlas.regions.province(region_id, asof), atlas.regions.pole(region_id, asof)):
        if owner:
            yield owner.id


def _counts(atlas: Atlas, rows: Sequence[Row], regions: Sequence[str], chapter: Chapter) -> Table:
    """One line for each region, and one for what lies in none of them."""
    t, asof = translator(chapter.lang), chapter.asof
    ids = list(dict.fromkeys(one.id for region in regions for one in atlas.regions.successors(region, asof)))
    held = [(row, _standing(atlas, row, asof)) for row in rows]
    lines = [(atlas.regions.get(one, asof).name(chapter.lang), [row for row, own in held if one in own]) for one in ids]
    lines.append((t("overlay_elsewhere"), [row for row, own in held if not own & set(ids)]))
    columns = (
        Column(t("overlay_field_region"), 0.3),
        Column(t("overlay_all_statuses"), 0.12, True),
        Column(t("overlay_field_status"), 0.58),
    )
    body = tuple((name, len(own), _statuses(atlas, own, chapter.lang)) for name, own in lines)
    title = words_of(chapter.lang, "overlay")["title"]
    return Table(
        title, columns, body, (words_of(chapter.lang, "overlay")["caution"],), sheet=f"{title} ({columns[0].heading})"
    )


def _statuses(atlas: Atlas, rows: Iterable[Row], lang: Lang) -> str | None:
    counts = Counter(row.status for row in rows)
    told = [f"{labels.named(one, lang)} {counts[one.id]}" for one in atlas.statuses.values() if counts[one.id]]
    return ", ".join(told) or None


def _status(atlas: Atlas, row: Row, lang: Lang) -> str:
    found = atlas.statuses[row.status]
    return labels.named(found, lang)


def _items(atlas: Atlas, rows: Sequence[Row], numbers: dict[str, int], chapter: Chapter) -> Table:
    t, lang = translator(chapter.lang), chapter.lang
    shares = {"region": 0.18, "name": 0.28, "note": 0.2, "status": 0.12, "date": 0.13, "source": 0.09}
    columns = tuple(Column(t(f"overlay_field_{field}"), share) for field, share in shares.items())
    body = tuple(
        (
            ", ".join(_name(atlas, one, lang) for one in row.regions) or f"{row.lon}, {row.lat}",
            row.name,
            row.note or None,
            _status(atlas, row, lang),
            labels.short_date(row.date, lang) if row.date else None,
            f"[{numbers[row.source]}]",
        )
        for row in rows
    )
    title = words_of(lang, "overlay")("counted", n=len(rows))
    return Table(title, columns, body, sheet=words_of(lang, "overlay")["title"])


def _name(atlas: Atlas, region_id: str, lang: Lang) -> str:
    """A region's name; a municipality's with its province's."""
    region = atlas.regions.latest(region_id)
    parent = atlas.regions.latest(region.parent).short(lang) if region.level == "municipality" and region.parent else ""
    return f"{parent} {region.short(lang)}".strip()


def _sources(numbers: dict[str, int], lang: Lang) -> Iterable[Source]:
    words = words_of(lang, "overlay")
    for source, number in numbers.items():
        named = words("source", source=source or words["no_source"])
        yield Source(number, named, words["source_title"], None, None, GRADE, "")


def _stamps(chapter: Chapter, said: str, code: str) -> tuple[tuple[str, str], ...]:
    """The data version says that there is more than its data; the fingerprint covers the rows."""
    words = chapter.words
    changed = {words["fingerprint"]: code}
    changed |= {label: f"{value} + {said}" for label, value in chapter.stamps if label == words["version"]}
    return tuple((label, changed.get(label, value)) for label, value in chapter.stamps)
