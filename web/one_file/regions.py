"""The regions of the file by day: names and borders of a scene, what has ended, what is found, and heads of cards."""

from datetime import date
from typing import Any

from geo.errors import NotYetRegion
from geo.region import Region
from layers.collection.entries import of_figures, of_ground, of_layer
from layers.portfolio import portfolio
from layers.statistics.figures import CARD
from layers.wording.notices import ended
from web.one_file import days as one_file_days
from web.one_file.pieces import pieces, written
from web.one_file.shelf import Shelf, Version, changing
from web.telling.cards import Head
from web.telling.cards import head as cards_head

OF_STATE = ("asof", "focus", "layers")
OF_SCENE = ("banner", "caption", "data_version", "fingerprint", "footnotes", "layers", "marks", "notices", "state",
            "subtitle", "title")  # fmt: skip


def heads(shelf: Shelf) -> list[Version]:
    """What a scene is without its layers, from each day on which that changes."""
    return changing(one_file_days.of_what_is_found(shelf.source.atlas), lambda day: _head(shelf, day))


def cards(shelf: Shelf) -> dict[str, list[Version]]:
    """The head of every region's card with what the region lies in, from each day on which that changes."""
    atlas = shelf.source.atlas
    days = one_file_days.of_figures(atlas, atlas.statistics.shown(CARD))
    return {region: _cards(shelf, region, days) for region in sorted({row.id for row in atlas.regions.rows})}


def _cards(shelf: Shelf, region: str, days: list[date]) -> list[Version]:
    found = changing(days, lambda day: _known(shelf, region, day))
    return [(first, _card(shelf, *one)) for first, one in found if one]


def _known(shelf: Shelf, region: str, day: date) -> tuple[Head, dict[str, str]] | None:
    """What a region is, what it lies in and, without a relation, what it has belonged to; None before it is."""
    try:
        head = cards_head(shelf.source, region, day, shelf.state.lang)
    except NotYetRegion:
        return None
    atlas = shelf.source.atlas
    above = portfolio.regions_above(atlas, [head.id], day)
    return head, dict.fromkeys(sorted(portfolio.parents_ever(atlas, [head.id])), "") | above


def _card(shelf: Shelf, head: Head, above: dict[str, str]) -> dict[str, Any]:
    number = shelf.kept.number
    return {"id": head.id, "head": number(shelf.parts.head(head)), "above": number(written(above))}


def _head(shelf: Shelf, day: date) -> dict[str, Any]:
    """A day's scene without layers, what has ended by then, and what can be searched."""
    drawn = shelf.draw(day)
    own = {"scene": pieces(drawn, OF_SCENE), "state": pieces(drawn["state"], OF_STATE)}
    return own | shelf.once(day, lambda: _named(shelf, day))


def _named(shelf: Shelf, day: date) -> dict[str, Any]:
    """What has no colour of a day: regions, those that have ended, and what can be searched.

    Items stand with their layers, and other pages are not in the file.
    """
    atlas, lang = shelf.source.atlas, shelf.state.lang
    layers = [of_layer(layer, lang) for layer in atlas.catalog.values()]
    found = [*of_ground(atlas, day, lang), *layers, *of_figures(atlas, day, lang)]
    return {
        "known": [region.id for region in atlas.regions.at(day)],
        "provinces": len(atlas.regions.at(day, "province")),
        "former": {row.id: told for row in atlas.regions.rows if (told := _former(shelf, row, day))},
        "search": list(map(shelf.found, found)),
    }


def _former(shelf: Shelf, row: Region, day: date) -> str | None:
    """What to say of a region that is no more; None while it is or before it was."""
    told = shelf.source.atlas.regions.notice(row.id, day) if row.ended_before(day) else None
    return ended(told, shelf.state.lang) if told else None
