"""Where a reader's rows stand on a map: at their coordinates, or where their regions' marks stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from geo.errors import NotYetRegion
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.labels import named
from layers.overlay.rows import Row
from layers.scene.seals import Seals
from layers.words.catalogue import Words, words_of

FLAG = "user-input"


def features(
    atlas: Atlas, asof: date, lang: str, rows: Iterable[Row], seals: Seals, notes: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The features of rows in their order (docs/scene.md); `notes` are the footnotes by source."""
    found = []
    for number, row in enumerate(rows, 1):
        regions = _standing(atlas, row, asof)
        said = _words(atlas, lang, number, row, regions, notes)
        mark = seals.user(row.sector, row.status)
        found += [said | drawn for drawn in _drawn(atlas, row, regions, asof, mark)]
    return _stacked(found)


def _standing(atlas: Atlas, row: Row, asof: date) -> list[str]:
    """The row's regions as they are at the date; those still to come are left out."""
    found: dict[str, None] = {}
    for region_id in row.regions:
        try:
            found |= dict.fromkeys(region.id for region in atlas.regions.successors(region_id, asof))
        except NotYetRegion:
            continue
    return list(found)


def _words(
    atlas: Atlas, lang: str, number: int, row: Row, regions: list[str], notes: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    status, sector, words = atlas.statuses[row.status], atlas.sectors.get(row.sector or ""), words_of(lang, "overlay")
    return {
        "id": f"{FLAG}-{number}",
        "regions": regions,
        "label": row.name,
        "role": "",
        "detail": row.note,
        "status": row.status,
        "status_label": named(status, lang),
        "flags": [FLAG],
        "flag_labels": [words["title"]],
        "notes": _notes(row, regions, words),
        "sector": row.sector,
        "sector_label": named(sector, lang) if sector else None,
        "date": row.date,
        "due": None,
        "sources": [notes[row.source]["n"]],
        "href": "",
    }


def _notes(row: Row, regions: list[str], words: Words) -> list[str]:
    if row.regions and not regions:
        return [words["not_yet"]]
    return [] if row.regions else [words["nowhere"]]


def _drawn(atlas: Atlas, row: Row, regions: list[str], asof: date, mark: str) -> list[dict[str, Any]]:
    """One shape at the coordinates, or one for each region; a row for the whole nation is only listed."""
    if row.lon is not None and row.lat is not None:
        return [_shape("point", (row.lon, row.lat), mark, "site", None, True)]
    placed = [_in_region(atlas, region_id, asof, mark, rank == 0) for rank, region_id in enumerate(regions)]
    return [shape for shape in placed if shape] or [{"kind": "listed", "mark": mark}]


def _in_region(atlas: Atlas, region_id: str, asof: date, mark: str, primary: bool) -> dict[str, Any] | None:
    level, at = anchors.level(atlas, region_id), anchors.anchor(atlas, region_id, asof)
    if at is None:
        return None
    if level == "municipality":
        return _shape("ring", at, mark, level, anchors.radius_km(atlas, region_id, asof), primary)
    return _shape("badge", at, mark, level, None, primary)


def _shape(
    kind: str, at: tuple[float, float], mark: str, precision: str, radius_km: float | None, primary: bool
) -> dict[str, Any]:
    return {
        "kind": kind,
        "lon": at[0],
        "lat": at[1],
        "radius_km": radius_km,
        "precision": precision,
        "mark": mark,
        "site": None,
        "site_label": None,
        "primary": primary,
    }


def _stacked(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Badges that share an anchor, numbered in their order."""
    total = Counter((each["lon"], each["lat"]) for each in found if each["kind"] == "badge")
    seen: Counter[tuple[float, float]] = Counter()
    stacked = []
    for each in found:
        if each["kind"] != "badge":
            stacked.append(each)
            continue
        at = each["lon"], each["lat"]
        stacked.append(each | {"slot": seen[at], "slots": total[at]})
        seen[at] += 1
    return stacked
