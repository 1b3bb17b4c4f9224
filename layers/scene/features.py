"""Features of a scene: one drawn shape of one item, with its words, status and sources, as plain values."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from layers import labels
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.atlas.catalog import Definition
from layers.atlas.items import Item
from layers.scene.seals import Seals
from layers.scene.shapes import Shape, megawatts
from layers.symbols import palette
from layers.symbols.sizes import bubble_px
from layers.symbols.symbology import HATCHES
from layers.wording import details
from layers.wording.footnotes import Footnotes
from layers.words.catalogue import words_of

PROPOSED = "proposed"


@dataclass(frozen=True)
class Pen:
    """What every feature of one scene is drawn with."""

    atlas: Atlas
    asof: date
    lang: str
    theme: str
    footnotes: Footnotes
    seals: Seals
    names: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """One layer while it is drawn: its definition, items and shapes."""

    definition: Definition
    items: list[Item]
    shapes: list[Shape]


def features(pen: Pen, sheet: Sheet) -> list[dict[str, Any]]:
    """The features of a layer of facts, in the order of its shapes."""
    said = {item.id: _words(pen, sheet.definition, item) for item in sheet.items}
    known = {item.id: item for item in sheet.items}
    return [
        {**said[shape.item], **_drawn(pen, sheet, known[shape.item], shape)}
        if shape.item in known
        else _line(pen, sheet, shape)
        for shape in sheet.shapes
    ]


def _words(pen: Pen, definition: Definition, item: Item) -> dict[str, Any]:
    sector = pen.atlas.sectors.get(item.sector or "")
    status = pen.atlas.statuses[item.status]
    named = NAMED[definition.geometry](pen, item) if definition.geometry in NAMED else ""
    return {
        "id": item.id,
        "regions": list(item.regions),
        "label": named or details.label(item, pen.lang),
        "role": details.role(item, pen.lang),
        "detail": details.detail(item, pen.asof, pen.lang),
        "status": item.status,
        "status_label": labels.named(status, pen.lang),
        "flags": list(item.flags),
        "flag_labels": [labels.flag(flag, pen.lang) for flag in item.flags],
        "notes": details.notes(pen.atlas, item, pen.lang),
        "sector": item.sector,
        "sector_label": labels.named(sector, pen.lang) if sector else None,
        "date": item.date or pen.atlas.documents[item.status_fact.document].date,
        "due": item.due,
        "sources": [pen.footnotes.document(document) for document in cited(item)],
        "href": f"/layers/{definition.id}#{item.id}",
    }


def _node_name(pen: Pen, item: Item) -> str:
    return details.place_label(item, pen.lang)


def _full_name(pen: Pen, item: Item) -> str:
    """A municipality's name with its province's, as there are six called Jung-gu."""
    own = details.label(item, pen.lang)
    region = pen.atlas.regions.latest((item.original_regions or item.regions)[0])
    parent = pen.names.get(region.parent or "", "") if region.level == "municipality" else ""
    if not parent or own.startswith(parent):
        return own
    return words_of(pen.lang, "layer")("in_province", province=parent, name=own)


NAMED = {"corridor": _node_name, "regions": _full_name}


def cited(item: Item) -> list[str]:
    """Documents of an item, the one of its status first."""
    return list(dict.fromkeys([item.status_fact.document, *item.documents]))


def _drawn(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    return {"kind": shape.kind, **KINDS[shape.kind](pen, sheet, item, shape)}


def _area(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    outline = anchors.old_outline(pen.atlas, item, pen.asof) if item.old_outline else None
    return {"fill": fill(pen, sheet, item), "hatch": hatch(sheet, item), "class": None, "outline": outline}


def fill(pen: Pen, sheet: Sheet, item: Item) -> str:
    """Fill of an area: its pole's tint, or the shade of its class."""
    if sheet.definition.geometry == "dissolve":
        return palette.tint(item.regions[0], pen.theme)[0]
    shades = palette.area(pen.theme)
    return shades[roles(sheet).index(area_role(item)) % len(shades)]


def roles(sheet: Sheet) -> list[str]:
    """The roles by which areas are told apart, the commonest first."""
    counts = Counter(area_role(item) for item in sheet.items)
    return sorted(counts, key=lambda role: (-counts[role], role))


def area_role(item: Item) -> str:
    """Role of an area, in the document's language."""
    return details.role(item, "ko")


def hatch(sheet: Sheet, item: Item) -> str | None:
    """How unsure an area is: its own status, or that regions only proposed something in it."""
    if sheet.definition.geometry == "dissolve" and has_proposal(sheet, item):
        return HATCHES[PROPOSED]
    return HATCHES.get(item.status)


def has_proposal(sheet: Sheet, item: Item) -> bool:
    """Whether a region named something for this pole while nothing is chosen."""
    if item.status not in HATCHES:
        return False
    others = [other for other in sheet.items if other is not item and other.status == PROPOSED]
    return any(set(other.regions) & set(item.regions) for other in others)


def _mark(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> str | None:
    symbol = sheet.definition.symbol
    name, by = symbol.get("shape"), symbol.get("by")
    if name and by == "count" and shape.kind == "badge":
        return pen.seals.count(name, shape.slots, item.status) if shape.slot == 0 else None
    return pen.seals.key(name, None if by == "none" else item.sector, item.status) if name else None


def _point(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    site = pen.atlas.sites.get(shape.site or "")
    lon, lat = shape.at or (None, None)
    return {
        "lon": lon,
        "lat": lat,
        "radius_km": shape.radius_km,
        "precision": shape.precision,
        "mark": _mark(pen, sheet, item, shape),
        "site": shape.site,
        "site_label": labels.pick(pen.lang, site.name_ko, site.name_en) if site else None,
        "primary": shape.primary,
    }


def _badge(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    drawn = _point(pen, sheet, item, shape) | {"slot": shape.slot, "slots": shape.slots}
    return drawn | (_apart(item, shape) if sheet.definition.geometry == "region-marks" else {})


def _apart(item: Item, shape: Shape) -> dict[str, Any]:
    """The one region that a badge stands in, and the places of its item where they are others."""
    places = {} if shape.regions == item.regions else {"places": list(item.regions)}
    return {"regions": list(shape.regions)} | places


def _link(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    colour = pen.atlas.sectors[item.sector].colour if item.sector else palette.SINGLE_COLOUR["colour"]
    return {"path": [list(at) for at in shape.path], "pattern": "link", "colour": palette.ink(colour, pen.theme)}


def _bubble(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    fact, power = item.status_fact, megawatts(item)
    size = {"size": bubble_px(power or 0), "value": fact.value, "unit": fact.unit}
    return _point(pen, sheet, item, shape) | size


def _listed(pen: Pen, sheet: Sheet, item: Item, shape: Shape) -> dict[str, Any]:
    return {}


KINDS = {
    "area": _area,
    "point": _point,
    "ring": _point,
    "badge": _badge,
    "link": _link,
    "bubble": _bubble,
    "listed": _listed,
}


def _line(pen: Pen, sheet: Sheet, shape: Shape) -> dict[str, Any]:
    definition = sheet.definition
    first = _words(pen, definition, sheet.items[0])
    sources = sorted({pen.footnotes.document(item.status_fact.document) for item in sheet.items})
    own = {
        "id": definition.id,
        "regions": list(shape.regions),
        "label": definition.title[pen.lang],
        "role": "",
        "detail": "",
        "flags": [],
        "flag_labels": [],
        "notes": [definition.notice[pen.lang]] if definition.notice else [],
        "sources": sources,
        "href": f"/layers/{definition.id}",
        "kind": "line",
        "path": [list(at) for at in shape.path],
        "pattern": definition.symbol.get("pattern", "belt-spine"),
        "colour": palette.ink(definition.symbol.get("colour", palette.INK), pen.theme),
        "closed": shape.closed,
    }
    return {**first, **own}
