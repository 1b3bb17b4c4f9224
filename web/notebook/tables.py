"""Tables of the atlas on a day: layers, rows with citations, regions, memberships, comparisons, points."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.crs import WGS84
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.collection import build
from layers.comparison.cells import Cell
from layers.comparison.comparison import compare
from layers.labels import pick
from layers.portfolio.location import Nearest
from layers.portfolio.portfolio import Membership, memberships
from layers.scene_types.vocabulary import Lang
from layers.wording import abstracts
from layers.wording.details import full_label, status_label
from layers.wording.licences import licence
from layers.words.catalogue import words_of

LAYERS = (
    "id", "title", "group", "group_title", "level", "geometry", "statistic", "default", "instrument_kind",
    "list_complete", "items", "rows", "abstract",
)  # fmt: skip
REGIONS = ("id", "name", "level", "province", "pole", "code_mois", "code_kostat", "iso_3166_2")
CITATION = ("document", "title", "publisher", "published", "url", "licence", "grade", "basis", "confidence", "checked")
MEMBERSHIPS = (
    "region", "region_name", "pole", "layer", "layer_title", "instrument_kind", "relation", "item", "label", "status",
    "status_label", "sector", "date", "due", *CITATION, "asof", "data_version",
)  # fmt: skip
COMPARISON = (
    "layer", "layer_title", "instrument_kind", "region", "region_name", "state", "state_label", "reason", "count",
    "undecided", "unconfirmed", "inherited", "sites", "items",
)  # fmt: skip
NEAREST = ("site", "name", "distance_km", "radius_km", "items")


def frame(atlas: Atlas, layer_id: str, asof: date, lang: Lang, system: str, indirect: bool) -> gpd.GeoDataFrame:
    """A layer's rows with geometry and citation, in a reference system, x (longitude, easting) first."""
    found = build.collection(atlas, layer_id, asof, lang, indirect)
    shapes = gpd.GeoSeries([row.geometry for row in found.rows], crs=WGS84)
    columns = {name: [row.properties[name] for row in found.rows] for name in found.columns}
    made = gpd.GeoDataFrame(columns, geometry=shapes, crs=WGS84).to_crs(system)
    made.attrs = {
        "title": found.title,
        "description": found.description,
        "asof": found.asof,
        "data_version": found.data_version,
        "left_out": list(found.left_out),
        "terms": words_of(lang, "package")["terms"],
    }
    return made


def catalogue(atlas: Atlas, asof: date, lang: Lang) -> pd.DataFrame:
    """One row for each layer, in the order of the catalogue."""
    rows = []
    for group, members in atlas.catalog.grouped():
        for layer in members:
            known, (items, count) = atlas.instruments.get(layer.id), build.size(atlas, layer.id, asof)
            group_title = group.title(lang)
            rows.append(
                (layer.id, layer.title[lang], group.id, group_title, layer.level, layer.geometry, layer.statistic,
                 layer.default, known.kind if known else None, known.complete if known else None, items, count,
                 abstracts.abstract(atlas, layer, asof, lang))
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(LAYERS))


def regions(atlas: Atlas, level: str, asof: date, lang: Lang, system: str, tolerance_m: int) -> gpd.GeoDataFrame:
    """The regions of a level with their boundaries."""
    drawn = atlas.boundaries.frame(level, asof, tolerance_m)
    rows = [_region(atlas, atlas.regions.get(one, asof), asof, lang) for one in drawn.index]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(REGIONS)}
    return gpd.GeoDataFrame(columns, geometry=drawn.geometry.to_numpy(), crs=WGS84).to_crs(system)


def _region(atlas: Atlas, region: Region, asof: date, lang: Lang) -> tuple[Any, ...]:
    province = atlas.regions.province(region.id, asof) if region.level == "municipality" else None
    pole = _pole(atlas, region.id, asof)
    codes = (region.code_mois, region.code_kostat, region.iso_3166_2)
    return region.id, region.name(lang), region.level, province.id if province else None, pole, *codes


def _pole(atlas: Atlas, region_id: str, asof: date) -> str | None:
    found = atlas.regions.pole(region_id, asof)
    return found.id if found else None


def belonging(
    atlas: Atlas, region_ids: Iterable[str], asof: date, lang: Lang, layers: Sequence[str] | None
) -> pd.DataFrame:
    """One row for each item that applies in each region, with how it gets there and who says so."""
    rows = [
        row
        for region_id in region_ids
        for row in rows_of(atlas, region_id, memberships(atlas, region_id, asof), asof, lang)
        if layers is None or row[MEMBERSHIPS.index("layer")] in layers
    ]
    return pd.DataFrame(rows, columns=list(MEMBERSHIPS))


def rows_of(atlas: Atlas, region_id: str, found: Iterable[Membership], asof: date, lang: Lang) -> list[tuple[Any, ...]]:
    """What belongs to a region, as rows of `MEMBERSHIPS`."""
    region = atlas.regions.get(region_id, asof)
    where = region.id, region.name(lang), _pole(atlas, region_id, asof)
    stamp = asof.isoformat(), atlas.data_version
    return [(*where, *_belonging(atlas, one, lang), *_citation(atlas, one.item, lang), *stamp) for one in found]


def _belonging(atlas: Atlas, one: Membership, lang: Lang) -> tuple[Any, ...]:
    layer, item = atlas.catalog[one.layer_id], one.item
    said = status_label(item, atlas.statuses[item.status], lang)
    about = item.id, full_label(atlas, item, lang), item.status, said, item.sector, item.date, item.due
    return layer.id, layer.title[lang], atlas.instruments[layer.id].kind, one.relation, *about


def _citation(atlas: Atlas, item: Item, lang: Lang) -> tuple[Any, ...]:
    fact = item.status_fact
    document = atlas.documents[fact.document]
    return (
        document.id, pick(lang, document.title_ko, document.title_en),
        pick(lang, document.publisher_ko, document.publisher_en), document.date, fact.url or document.url,
        licence(atlas, document.id, lang), document.grade, fact.basis, fact.confidence, item.checked,
    )  # fmt: skip


def comparison(
    atlas: Atlas, region_ids: Sequence[str], asof: date, lang: Lang, layers: Sequence[str] | None
) -> pd.DataFrame:
    """One row for each layer and region: what the region has of it, and what an empty cell means."""
    told = compare(atlas, region_ids, asof)
    rows = [
        _cell(atlas, cell, region, lang)
        for row in told.layers
        for cell, region in zip(row, told.regions, strict=True)
        if layers is None or cell.layer in layers
    ]
    made = pd.DataFrame(rows, columns=list(COMPARISON))
    made.attrs = {"notes": [note.text(lang) for note in told.notes], "data_version": atlas.data_version}
    return made


def _cell(atlas: Atlas, cell: Cell, region: Region, lang: Lang) -> tuple[Any, ...]:
    reason = cell.reason.text(lang) if cell.reason else ""
    return (
        cell.layer, atlas.catalog[cell.layer].title[lang], atlas.instruments[cell.layer].kind, cell.region,
        region.name(lang), cell.state, cell.word(lang), reason, sum(cell.counts.values()),
        cell.undecided, cell.unconfirmed, len(cell.inherited), cell.sites, ";".join(item.id for item in cell.items),
    )  # fmt: skip


def nearest(found: Iterable[Nearest], lang: Lang) -> pd.DataFrame:
    """Sites near a point, the nearest first."""
    rows = [
        (one.site.id, pick(lang, one.site.name_ko, one.site.name_en), round(one.distance_km, 3), one.radius_km,
         ";".join(item.id for _, item in one.items))
        for one in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(NEAREST))
