"""The regions of the file by day: names and borders of a scene, what has ended, what is found, and headline figures."""

from datetime import date
from typing import Any

from geo.region import Region
from layers.collection import search
from layers.statistics.figures import CARD
from layers.wording.notices import ended
from web.one_file import days as one_file_days
from web.one_file.pieces import pieces
from web.one_file.shelf import Shelf, Version, changing
from web.telling.cards import headlines

OF_STATE = ("asof", "focus", "layers")
OF_SCENE = ("banner", "caption", "data_version", "fingerprint", "footnotes", "layers", "marks", "notices", "state",
            "subtitle", "title")  # fmt: skip


def heads(shelf: Shelf) -> list[Version]:
    """What a scene is without its layers, from each day on which that changes."""
    return changing(one_file_days.of_regions(shelf.source.atlas), lambda day: _head(shelf, day))


def figures(shelf: Shelf) -> dict[str, list[Version]]:
    """The headline figures of every region that has any."""
    atlas, lang = shelf.source.atlas, shelf.state.lang
    days = one_file_days.of_figures(atlas, atlas.statistics.shown(CARD))

    def versions(region: str) -> list[Version]:
        return changing(days, lambda day: {"figures": headlines(shelf.source, region, day, lang)})

    found = {row.id: versions(row.id) for row in atlas.regions.rows}
    return {region: own for region, own in sorted(found.items()) if any(one["figures"] for _, one in own)}


def _head(shelf: Shelf, day: date) -> dict[str, Any]:
    """A day's scene without layers, what has ended by then, and what can be searched."""
    atlas, lang = shelf.source.atlas, shelf.state.lang
    drawn = shelf.draw(day)
    found = search.entries(atlas, day, lang)
    return {
        "scene": pieces(drawn, OF_SCENE),
        "state": pieces(drawn["state"], OF_STATE),
        "known": [region.id for region in atlas.regions.at(day)],
        "provinces": len(atlas.regions.at(day, "province")),
        "former": {row.id: told for row in atlas.regions.rows if (told := _former(shelf, row, day))},
        "wider": {one.id: _wider(shelf, one) for level in ("pole", "nation") for one in atlas.regions.at(day, level)},
        "search": [shelf.found(entry) for entry in found if entry.hit.kind != "item"],
    }


def _former(shelf: Shelf, row: Region, day: date) -> dict[str, Any] | None:
    """What to say of a region that is no more, and what came after it; None while it is or before it was."""
    told = shelf.source.atlas.regions.notice(row.id, day) if row.ended_before(day) else None
    return {"notice": ended(told, shelf.state.lang), "heirs": [heir.id for heir in told.successors]} if told else None


def _wider(shelf: Shelf, region: Region) -> dict[str, str]:
    return {"name": region.name(shelf.state.lang), "en": region.name_en, "level": region.level}
