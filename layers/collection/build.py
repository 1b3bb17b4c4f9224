"""A layer as a table with geometry and citations, for downloads and other programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shapely.geometry.base import BaseGeometry

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import Item, items
from layers.collection import outlines
from layers.facts.facts import BASES, CONFIDENCES, OPTIONAL
from layers.labels import pick
from layers.portfolio.filter import EVERY, Filter, said
from layers.scene import classes, features, whereabouts
from layers.scene.features import Pen, Sheet
from layers.scene.seals import Seals
from layers.scene.shapes import Shape
from layers.scene_types.feature import Feature
from layers.scene_types.vocabulary import Lang
from layers.wording import abstracts
from layers.wording.details import INDIRECT_GRADE
from layers.wording.footnotes import Footnotes
from layers.wording.licences import licence
from layers.words.catalogue import words_of

COLUMNS = (
    "layer", "id", "label", "role", "detail", "kind", "regions", "region_names", "site", "site_label", "precision",
    "radius_km", "value", "unit", "status", "status_label", "status_printed", "event_date", "decided_on",
    "noticed_on", "effective_on", "due", "sector", "sector_label", "flags",
    "notes", "document", "title", "publisher", "date", "url", "licence", "locator", "evidence", "grade", "basis",
    "confidence", "checked", "other_documents", "asof", "data_version",
)  # fmt: skip
Value = str | float | int | None


@dataclass(frozen=True)
class Row:
    """One feature of a download: geometry in WGS 84 longitude and latitude (None without a place), plain columns."""

    geometry: BaseGeometry | None
    properties: dict[str, Value]


@dataclass(frozen=True)
class Collection:
    """A layer at a date.

    Attributes
    ----------
    columns : tuple of str
        Property names, in order; every row has all of them.
    left_out : tuple of str
        Ids of items that rest on indirect sources alone and are not in `rows`.
    """

    id: str
    title: str
    description: str
    asof: str
    lang: str
    vintage: str
    data_version: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()


def collection(
    atlas: Atlas, layer_id: str, asof: date, lang: Lang = "ko", indirect: bool = False, chosen: Filter = EVERY
) -> Collection:
    """A layer's rows at a date, each with its citation.

    Parameters
    ----------
    indirect : bool
        Whether items known only from indirect sources (grade 3) are included.
    chosen : Filter
        Which items there are rows of.

    Raises
    ------
    UnknownLayer
    geo.errors.BeforeRecord
    """
    definition = atlas.catalog[layer_id]
    pen = _pen(atlas, asof, lang)
    rows, left_out = (
        _statistic(pen, definition, asof, chosen)
        if definition.statistic
        else _topic(pen, definition, asof, indirect, chosen)
    )
    return Collection(
        id=definition.id,
        title=definition.title[lang],
        description=_described(atlas, definition, asof, lang, chosen),
        asof=asof.isoformat(),
        lang=lang,
        vintage=atlas.regions.vintage(asof),
        data_version=atlas.data_version,
        columns=COLUMNS,
        rows=tuple(rows),
        left_out=left_out,
    )


def _pen(atlas: Atlas, asof: date, lang: Lang) -> Pen:
    names = {region.id: region.name(lang) for region in atlas.regions.rows if not region.begins_after(asof)}
    return Pen(atlas, asof, lang, "colour", Footnotes(atlas, lang), Seals(atlas, lang, "colour"), names)


def _described(atlas: Atlas, definition: Definition, asof: date, lang: Lang, chosen: Filter) -> str:
    """The abstract of a layer, with the filter of its rows."""
    told = abstracts.abstract(atlas, definition, asof, lang)
    return f"{told} {words_of(lang, 'filter')('only', filter=said(atlas, chosen, lang))}" if chosen else told


def size(atlas: Atlas, layer_id: str, asof: date, chosen: Filter = EVERY) -> tuple[int, int]:
    """How many items and rows a download of a layer has: a row for each place of an item; of figures none."""
    definition = atlas.catalog[layer_id]
    if definition.statistic:
        return 0, 0
    sheet, _ = _sheet(_pen(atlas, asof, "ko"), definition, asof, False, chosen)
    shapes = _one_each(sheet.shapes)
    return len({shape.item for shape in shapes}), len(shapes)


def _topic(
    pen: Pen, definition: Definition, asof: date, indirect: bool, chosen: Filter
) -> tuple[list[Row], tuple[str, ...]]:
    sheet, left_out = _sheet(pen, definition, asof, indirect, chosen)
    shapes = _one_each(sheet.shapes)
    drawn = features.features(pen, Sheet(sheet.definition, sheet.items, shapes))
    known = {item.id: item for item in sheet.items}
    pairs = zip(shapes, drawn, strict=True)
    return [_row(pen, sheet, known.get(shape.item), shape, one, asof) for shape, one in pairs], left_out


def _sheet(
    pen: Pen, definition: Definition, asof: date, indirect: bool, chosen: Filter
) -> tuple[Sheet, tuple[str, ...]]:
    found = items(pen.atlas, str(definition.topic), asof)
    left_out = () if indirect else tuple(item.id for item in chosen.of(found) if is_indirect(pen.atlas, item))
    return features.sheet(pen, definition, [item for item in found if item.id not in left_out], chosen), left_out


def is_indirect(atlas: Atlas, item: Item) -> bool:
    """Whether every source of an item is an indirect one."""
    return all(atlas.documents[document].grade == INDIRECT_GRADE for document in item.documents)


def _one_each(drawn: list[Shape]) -> list[Shape]:
    """One shape for each site of an item, or one for the item; the belt's own line as it is."""
    return list({(shape.item, shape.site): shape for shape in reversed(drawn)}.values())[::-1]


def _row(pen: Pen, sheet: Sheet, item: Item | None, shape: Shape, drawn: Feature, asof: date) -> Row:
    if item is None:
        return Row(outlines.line(shape), _properties(pen, sheet, drawn, sheet.items[0], asof))
    drawn["regions"] = list(item.regions)
    return Row(outlines.of_shape(pen.atlas, item, shape, asof), _properties(pen, sheet, drawn, item, asof))


def _properties(pen: Pen, sheet: Sheet, drawn: Feature, item: Item, asof: date) -> dict[str, Value]:
    told = {"layer": sheet.definition.id, **drawn, **_citation(pen, item), **_placing(item, drawn)}
    return _plain(pen, drawn["regions"], told, asof)


def _citation(pen: Pen, item: Item) -> dict[str, object]:
    fact = item.status_fact
    document = pen.atlas.documents[fact.document]
    return {
        "event_date": item.date or document.date,
        **{column: getattr(fact, column) for column in OPTIONAL},
        "document": document.id,
        "title": pick(pen.lang, document.title_ko, document.title_en),
        "publisher": pick(pen.lang, document.publisher_ko, document.publisher_en),
        "date": document.date,
        "url": fact.url or document.url,
        "licence": licence(pen.atlas, document.id, pen.lang),
        "locator": fact.locator,
        "evidence": list(fact.evidence),
        "grade": document.grade,
        "basis": fact.basis,
        "confidence": fact.confidence,
        "checked": item.checked,
        "other_documents": [other for other in item.documents if other != document.id],
    }


def _placing(item: Item, drawn: Feature) -> dict[str, object]:
    """Basis and confidence of a mark: no surer than the claim that puts it at its site, and not high where inferred."""
    fact, status = whereabouts.saying(item, str(drawn.get("site"))), item.status_fact
    if fact is None or fact is status:
        return {}
    sure = [status.confidence, fact.confidence, *(["medium"] if "inferred" in fact.flags else [])]
    return {
        "basis": max(status.basis, fact.basis, key=BASES.index),
        "confidence": max(sure, key=CONFIDENCES.index),
    }


def _plain(pen: Pen, regions: list[str], given: Mapping[str, object], asof: date) -> dict[str, Value]:
    names = [pen.names.get(region, region) for region in regions]
    own = {**given, "region_names": names, "asof": asof.isoformat(), "data_version": pen.atlas.data_version}
    return {column: _flat(own.get(column)) for column in COLUMNS}


def _flat(value: Any) -> Value:
    return ";".join(str(each) for each in value) if isinstance(value, list | tuple) else value


def _statistic(pen: Pen, definition: Definition, asof: date, chosen: Filter) -> tuple[list[Row], tuple[str, ...]]:
    if chosen:  # figures are of no sector and have no status
        return [], ()
    shade = classes.shading(pen.atlas, definition, asof)
    return [_figure(pen, definition.id, drawn, shade, asof) for drawn in classes.features(pen, definition, shade)], ()


def _figure(pen: Pen, layer_id: str, drawn: Feature, shade: classes.Shading, asof: date) -> Row:
    figure = shade.figures[drawn["regions"][0]]
    source = pen.atlas.statistics.sources[figure.source] if figure else None
    cited: dict[str, object] = {
        "layer": layer_id,
        "event_date": drawn["date"],
        "document": source.id if source else None,
        "title": source.title(pen.lang) if source else None,
        "publisher": source.by(pen.lang) if source else None,
        "date": (source.published or source.date) if source else None,
        "url": source.url if source else None,
        "licence": licence(pen.atlas, source.id, pen.lang) if source else None,
        "grade": source.grade if source else None,
        "basis": "table",
        "confidence": figure.confidence if figure else None,
    }
    return Row(
        outlines.area(pen.atlas, drawn["regions"], asof), _plain(pen, drawn["regions"], {**drawn, **cited}, asof)
    )
