"""Where a reader's rows stand on a map: at their coordinates, or where their regions' marks stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from geo.errors import NotYetRegion
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.labels import named
from layers.overlay.rows import Row
from layers.scene.seals import Seals
from layers.scene_types.feature import ItemFeature, ListedInput, Placed, Standing
from layers.scene_types.scene import Footnote
from layers.scene_types.vocabulary import Lang, Position
from layers.words.catalogue import Words, words_of

FLAG = "user-input"


def features(
    atlas: Atlas, asof: date, lang: Lang, rows: Iterable[Row], seals: Seals, notes: Mapping[str, Footnote]
) -> list[ItemFeature]:
    """The features of rows in their order (docs/scene.md); `notes` are the footnotes by source."""
    found: list[ItemFeature] = []
    for number, row in enumerate(rows, 1):
        regions = _standing(atlas, row, asof)
        said = _words(atlas, lang, number, row, regions, notes)
        found += _drawn(atlas, said, row, asof, seals.user(row.sector, row.status))
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
    atlas: Atlas, lang: Lang, number: int, row: Row, regions: list[str], notes: Mapping[str, Footnote]
) -> Standing:
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


def _drawn(atlas: Atlas, said: Standing, row: Row, asof: date, mark: str) -> list[ItemFeature]:
    """One shape at the coordinates, or one for each region; a row for the whole nation is only listed."""
    if row.lon is not None and row.lat is not None:
        return [{**said, "kind": "point", **_placed(said, (row.lon, row.lat), mark, "site", None, True)}]
    standing = [_in_region(atlas, said, region, asof, mark, not rank) for rank, region in enumerate(said["regions"])]
    listed: ListedInput = {**said, "kind": "listed", "mark": mark}
    return [each for each in standing if each] or [listed]


def _in_region(
    atlas: Atlas, said: Standing, region_id: str, asof: date, mark: str, primary: bool
) -> ItemFeature | None:
    level, at = anchors.level(atlas, region_id), anchors.anchor(atlas, region_id, asof)
    if at is None:
        return None
    if level == "municipality":
        radius_km = anchors.radius_km(atlas, region_id, asof)
        return {**said, "kind": "ring", **_placed(said, at, mark, level, radius_km, primary)}
    placed = _placed(said, at, mark, level, None, primary)
    return {**said, "kind": "badge", **placed, "own": None, "slot": 0, "slots": 1}


def _placed(said: Standing, at: Position, mark: str, precision: str, radius_km: float | None, primary: bool) -> Placed:
    return {
        **said,
        "short": said["label"],
        "lon": at[0],
        "lat": at[1],
        "radius_km": radius_km,
        "precision": precision,
        "mark": mark,
        "site": None,
        "site_label": None,
        "primary": primary,
        "tract": None,
    }


def _stacked(found: list[ItemFeature]) -> list[ItemFeature]:
    """Badges that share an anchor, numbered in their order."""
    total = Counter((each["lon"], each["lat"]) for each in found if each["kind"] == "badge")
    seen: Counter[Position] = Counter()
    stacked: list[ItemFeature] = []
    for each in found:
        if each["kind"] != "badge":
            stacked.append(each)
            continue
        at = each["lon"], each["lat"]
        stacked.append(each | {"slot": seen[at], "slots": total[at]})
        seen[at] += 1
    return stacked
