"""Features of a scene: one drawn shape of one item, with its words, status and sources, as plain values."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from layers import labels
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import Item
from layers.portfolio.filter import EVERY, Filter
from layers.scene import whereabouts
from layers.scene.seals import Seals
from layers.scene.shapes import Shape, megawatts, shapes
from layers.scene_types.feature import Feature, ItemFeature, LineFeature, Placed, Slotted, Standing
from layers.scene_types.vocabulary import Hatch, Lang, Theme
from layers.symbols import palette
from layers.symbols.sizes import bubble_px
from layers.symbols.symbology import HATCHES
from layers.wording import abstracts, details
from layers.wording.footnotes import Footnotes
from layers.words.catalogue import words_of

PROPOSED, LINE = "proposed", "line"


@dataclass(frozen=True)
class Pen:
    """What every feature of one scene is drawn with; the `first` map shows poles by their tints alone."""

    atlas: Atlas
    asof: date
    lang: Lang
    theme: Theme
    footnotes: Footnotes
    seals: Seals
    names: dict[str, str]
    first: bool = False


@dataclass(frozen=True)
class Sheet:
    """One layer while it is drawn: its definition, items and shapes."""

    definition: Definition
    items: list[Item]
    shapes: list[Shape]

    @cached_property
    def roles(self) -> list[str]:
        """The roles by which areas are told apart, the commonest first."""
        counts = Counter(map(area_role, self.items))
        return sorted(counts, key=lambda role: (-counts[role], role))


@dataclass(frozen=True)
class Subject:
    """One item while it is drawn, with what every feature of it says."""

    pen: Pen
    sheet: Sheet
    item: Item
    said: Standing


def sheet(pen: Pen, definition: Definition, found: Sequence[Item], chosen: Filter = EVERY) -> Sheet:
    """The items of a layer that pass a filter, with their shapes; a belt of which a node does not pass has no line."""
    kept = chosen.of(found)
    drawn = shapes(pen.atlas, definition, kept, pen.asof)
    return Sheet(definition, kept, [shape for shape in drawn if shape.kind != LINE or len(kept) == len(found)])


def features(pen: Pen, sheet: Sheet) -> list[Feature]:
    """The features of a layer of facts, in the order of its shapes."""
    known = {item.id: Subject(pen, sheet, item, _words(pen, sheet.definition, item)) for item in sheet.items}
    return [
        KINDS[shape.kind](known[shape.item], shape) if shape.item in known else _line(pen, sheet, shape)
        for shape in sheet.shapes
    ]


def _words(pen: Pen, definition: Definition, item: Item) -> Standing:
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
        "status_label": details.status_label(item, status, pen.lang),
        "flags": list(item.flags),
        "flag_labels": [labels.flag(flag, pen.lang) for flag in item.flags],
        "notes": details.notes(pen.atlas, item, pen.lang, pen.asof),
        "sector": item.sector,
        "sector_label": labels.named(sector, pen.lang) if sector else None,
        "date": item.date or pen.atlas.documents[item.status_fact.document].date,
        "due": item.due,
        "sources": [pen.footnotes.document(document) for document in cited(item)],
        "href": f"/items/{item.id}",
    }


def node_name(pen: Pen, item: Item) -> str:
    """A node's place as its document writes it, and the name of the region that is no more: 광주(구 광주광역시)."""
    own = details.place_label(item, pen.lang)
    gone = [region for region in item.original_regions if region not in item.regions]
    if not gone:
        return own
    old = pen.atlas.regions.latest(gone[0]).name(pen.lang)
    if old == own:
        return own
    return words_of(pen.lang, "layer")("node_former", name=own, old=old)


def _full_name(pen: Pen, item: Item) -> str:
    """A municipality's name with its province's, as there are six called Jung-gu."""
    own = details.label(item, pen.lang)
    if not item.regions:
        return own
    region = pen.atlas.regions.latest((item.original_regions or item.regions)[0])
    parent = pen.names.get(region.parent or "", "") if region.level == "municipality" else ""
    if not parent or own.startswith(parent):
        return own
    return words_of(pen.lang, "layer")("in_province", province=parent, name=own)


NAMED = {"corridor": node_name, "regions": _full_name}


def cited(item: Item) -> list[str]:
    """Documents of an item, the one of its status first."""
    return list(dict.fromkeys([item.status_fact.document, *item.documents]))


def _area(of: Subject, shape: Shape) -> ItemFeature:
    pen, sheet, item = of.pen, of.sheet, of.item
    return {
        **of.said,
        "kind": "area",
        "fill": fill(pen, sheet, item),
        "hatch": hatch(pen, sheet, item),
        "class": None,
        "outline": anchors.old_outline(pen.atlas, item, pen.asof) if item.old_outline else None,
    }


def fill(pen: Pen, sheet: Sheet, item: Item) -> str:
    """Fill of an area: its pole's tint, or the shade of its class."""
    if sheet.definition.geometry == "dissolve":
        return palette.tint(item.regions[0], pen.theme)[0]
    shades = palette.area(pen.theme)
    return shades[sheet.roles.index(area_role(item)) % len(shades)]


def area_role(item: Item) -> str:
    """Role of an area, in the document's language."""
    return details.role(item, "ko")


def hatch(pen: Pen, sheet: Sheet, item: Item) -> Hatch | None:
    """How unsure an area is: its own status, or that regions only proposed something in it."""
    if pen.first and sheet.definition.geometry == "dissolve":
        return None
    if sheet.definition.geometry == "dissolve" and has_proposal(sheet, item):
        return HATCHES[PROPOSED]
    return HATCHES.get(item.status)


def has_proposal(sheet: Sheet, item: Item) -> bool:
    """Whether a region named something for this pole while nothing is chosen."""
    if item.status not in HATCHES:
        return False
    others = [other for other in sheet.items if other is not item and other.status == PROPOSED]
    return any(set(other.regions) & set(item.regions) for other in others)


def _mark(of: Subject, shape: Shape) -> str | None:
    pen, item, symbol = of.pen, of.item, of.sheet.definition.symbol
    name, by = symbol.get("shape"), symbol.get("by")
    if name and by == "count" and shape.kind == "badge":
        return pen.seals.count(name, shape.slots, item.status) if shape.slot == 0 else None
    return pen.seals.key(name, None if by == "none" else item.sector, item.status) if name else None


def _placed(of: Subject, shape: Shape) -> Placed:
    site = of.pen.atlas.sites.get(shape.site or "")
    lon, lat = shape.place
    own = whereabouts.flags(of.pen.atlas, of.item, shape.site)
    return {
        **of.said,
        "short": _short(of),
        "flags": [*of.said["flags"], *own],
        "flag_labels": [*of.said["flag_labels"], *(labels.flag(flag, of.pen.lang) for flag in own)],
        "lon": lon,
        "lat": lat,
        "radius_km": shape.radius_km,
        "precision": shape.precision,
        "mark": _mark(of, shape),
        "site": shape.site,
        "site_label": labels.pick(of.pen.lang, site.name_ko, site.name_en) if site else None,
        "primary": shape.primary,
        "tract": list(shape.tract) or None,
    }


def _short(of: Subject) -> str:
    """The name for the map: the item's own, or what the layer's rule leaves of its label."""
    own = of.pen.atlas.short_names.get(of.item.id)
    shorter, label = of.sheet.definition.short, of.said["label"]
    return (own and own.name(of.pen.lang)) or (shorter.of(label, of.pen.lang) if shorter else label)


def _own(of: Subject) -> str | None:
    """The mark of one of several that are counted at an anchor, for its line of words."""
    name, by = of.sheet.definition.symbol.get("shape"), of.sheet.definition.symbol.get("by")
    return of.pen.seals.key(name, of.item.sector, of.item.status) if name and by == "count" else None


def _point(of: Subject, shape: Shape) -> ItemFeature:
    return {**of.said, "kind": "point", **_placed(of, shape)}


def _ring(of: Subject, shape: Shape) -> ItemFeature:
    return {**of.said, "kind": "ring", **_placed(of, shape)}


def _badge(of: Subject, shape: Shape) -> ItemFeature:
    placed = _placed(of, shape)
    badge: Slotted = {**of.said, "kind": "badge", **placed, "own": _own(of), "slot": shape.slot, "slots": shape.slots}
    if of.sheet.definition.geometry == "region-marks":
        return _apart(badge, of.item, shape)
    return {**badge}


def _apart(badge: Slotted, item: Item, shape: Shape) -> ItemFeature:
    """A badge in the one region that it stands in, with the places of its item where they are others."""
    if shape.regions == item.regions:
        return {**badge, "regions": list(shape.regions)}
    return {**badge, "regions": list(shape.regions), "places": list(item.regions)}


def _link(of: Subject, shape: Shape) -> ItemFeature:
    pen, sector = of.pen, of.item.sector
    colour = pen.atlas.sectors[sector].colour if sector else palette.SINGLE_COLOUR["colour"]
    ink = palette.ink(colour, pen.theme)
    return {**of.said, "kind": "link", "path": list(shape.path), "pattern": "link", "colour": ink}


def _bubble(of: Subject, shape: Shape) -> ItemFeature:
    fact, size = of.item.status_fact, bubble_px(megawatts(of.item) or 0)
    placed = _placed(of, shape)
    return {**of.said, "kind": "bubble", **placed, "size": size, "value": fact.value, "unit": fact.unit}


def _listed(of: Subject, shape: Shape) -> ItemFeature:
    return {**of.said, "kind": "listed"}


KINDS: dict[str, Callable[[Subject, Shape], ItemFeature]] = {
    "area": _area,
    "point": _point,
    "ring": _ring,
    "badge": _badge,
    "link": _link,
    "bubble": _bubble,
    "listed": _listed,
}


def _line(pen: Pen, sheet: Sheet, shape: Shape) -> LineFeature:
    definition = sheet.definition
    first = _words(pen, definition, sheet.items[0])
    caution = abstracts.caution(pen.atlas, definition, pen.asof, pen.lang)
    sources = sorted({pen.footnotes.document(item.status_fact.document) for item in sheet.items})
    return {
        **first,
        "id": definition.id,
        "regions": list(shape.regions),
        "label": definition.title[pen.lang],
        "role": "",
        "detail": "",
        "flags": [],
        "flag_labels": [],
        "notes": [caution] if caution else [],
        "sources": sources,
        "href": f"/layers/{definition.id}",
        "kind": "line",
        "path": list(shape.path),
        "pattern": definition.symbol.get("pattern", "belt-spine"),
        "colour": palette.ink(definition.symbol.get("colour", palette.INK), pen.theme),
        "closed": shape.closed,
        "faded": [list(dash) for dash in shape.faded],
        "corner": list(shape.corner),
    }
