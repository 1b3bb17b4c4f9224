"""Legends: what a layer's marks mean and how many there are, by sector and by status."""

from collections import Counter

from layers import labels
from layers.atlas import items as of_atlas
from layers.atlas.items import Item
from layers.facts.facts import NAME_UNKNOWN
from layers.facts.places import NATION
from layers.quantities import quantity
from layers.scene import features
from layers.scene.features import Pen, Sheet
from layers.scene.rows import bubble, filled, hatched, lined, of_status, row
from layers.scene.shapes import megawatts
from layers.scene_types.layer import LegendRow
from layers.scene_types.vocabulary import Hatch
from layers.symbols import palette
from layers.symbols.sizes import STEPS_MW
from layers.symbols.symbology import HATCHES
from layers.wording import details
from layers.words.catalogue import words_of

OPEN = frozenset({"undecided", "unconfirmed"})
QUESTION = "question"
UNASSIGNED = "unassigned"


def counted(sheet: Sheet) -> list[Item]:
    """The items of a sheet that its layer counts."""
    return of_atlas.counted(sheet.definition, sheet.items)


def is_awaited(item: Item) -> bool:
    """Whether an item is a decision that was announced and has no place yet."""
    return item.status in OPEN and item.due is not None and item.original_regions in ((), (NATION,))


def unnamed(items: list[Item]) -> int:
    """How many settled items have no known name; what is undecided has none by nature."""
    return sum(NAME_UNKNOWN in item.flags and item.status not in OPEN for item in items)


def apart(sheet: Sheet) -> tuple[str, int] | None:
    """What a count must show apart: things of unknown name, or things beyond the document's own total."""
    items, expect = counted(sheet), sheet.definition.expect
    unknown = unnamed(items)
    if unknown:
        return "unnamed", unknown
    awaited = sum(is_awaited(item) for item in items)
    if awaited and awaited < len(items):
        return "awaited", awaited
    return ("beyond", len(items) - expect) if expect and len(items) > expect else None


def count_text(sheet: Sheet) -> str:
    """Count as the panel writes it: 12, 40 + 1, –."""
    total, other = len(counted(sheet)), apart(sheet)
    if not total:
        return "–"
    return f"{total - other[1]} + {other[1]}" if other else str(total)


def count_note(sheet: Sheet, lang: str) -> str | None:
    """The part of a count that is shown apart, in words."""
    other = apart(sheet)
    if other is None:
        return None
    kind, number = other
    return words_of(lang, "legend")(kind, main=len(counted(sheet)) - number, other=number)


def rows(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    """Rows of a layer's legend: its own kind first, then sectors, then statuses."""
    own = KINDS.get(sheet.definition.geometry, _none)(pen, sheet)
    return [*own, *_sectors(pen, sheet), *_statuses(pen, sheet), *_unnamed(pen, sheet)]


def _none(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    return []


def _poles(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    poles = [item.regions[0] for item in counted(sheet)]
    tints = {pole: palette.tint(pole, pen.theme)[0] for pole in poles}
    tinted = [row("pole", pen.names.get(pole, pole), None, None, filled(fill)) for pole, fill in tints.items()]
    proposals = len(sheet.items) - len(poles)
    listed = [row("flag", words_of(pen.lang, "legend")["listed"], proposals)] if proposals else []
    return [*tinted, *_hatches(pen, sheet), *listed]


def _hatches(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    groups: dict[tuple[Hatch | None, str], list[Item]] = {}
    for item in counted(sheet):
        groups.setdefault((features.hatch(pen, sheet, item), item.status), []).append(item)
    return [
        of_status(
            status, _hatch_label(pen, pattern, status, own), len(own), None, hatched(pattern) if pattern else None
        )
        for (pattern, status), own in groups.items()
    ]


def _hatch_label(pen: Pen, pattern: Hatch | None, status: str, found: list[Item]) -> str:
    named = _status_label(pen, status, found)
    if pattern != HATCHES["proposed"] or status == "proposed":
        return named
    return words_of(pen.lang, "legend")("proposed", status=named)


def _areas(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    groups = {role: [i for i in sheet.items if features.area_role(i) == role] for role in sheet.roles}
    areas = [
        row("role", details.role(items[0], pen.lang), len(items), None, filled(features.fill(pen, sheet, items[0])))
        for items in groups.values()
    ]
    return [*areas, *_hatches(pen, sheet)]


def _belt(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    symbol = sheet.definition.symbol
    colour = palette.ink(symbol.get("colour", palette.INK), pen.theme)
    words, pale = words_of(pen.lang, "legend"), palette.pale(colour)
    tracts = [features.node_name(pen, item) for item in sheet.items if item.id in symbol.get("tracts", {})]
    return [
        row("line", words["link"], None, None, lined(colour, symbol.get("pattern"))),
        *(row("flag", words("tract", name=name), None, None, filled(pale)) for name in tracts),
    ]


def _links(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    colour = palette.SINGLE_COLOUR[pen.theme]
    return [row("line", words_of(pen.lang, "legend")["partners"], None, None, lined(colour, "link"))]


def _sizes(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    colour, words = palette.SINGLE_COLOUR[pen.theme], words_of(pen.lang, "legend")
    steps = [
        row("size", words("power", size=_power(step, pen.lang)), None, None, bubble(colour, step)) for step in STEPS_MW
    ]
    others = sum(megawatts(item) is None for item in sheet.items)
    return [*steps, row("flag", words["other_measures"], others)] if others else steps


def _power(megawatt: float, lang: str) -> str:
    value, unit = (megawatt / 1000, "GW") if megawatt >= 1000 else (megawatt, "MW")
    return quantity(f"{value:g}", unit, lang)


KINDS = {"dissolve": _poles, "regions": _areas, "corridor": _belt, "links": _links, "bubbles": _sizes}


def _sectors(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    if sheet.definition.symbol.get("by") != "sector":
        return []
    groups: dict[str, list[Item]] = {}
    for item in sheet.items:
        groups.setdefault(item.sector or UNASSIGNED, []).append(item)
    order = [sector for sector in pen.atlas.sectors if sector in groups]
    return [_sector_row(pen, sheet, sector, groups[sector]) for sector in order]


def _sector_row(pen: Pen, sheet: Sheet, sector: str, items: list[Item]) -> LegendRow:
    """A sector with its mark; where nothing of it is known, its mark would be that of the status's own row."""
    found = pen.atlas.sectors[sector]
    sealed = [item for item in items if pen.atlas.statuses[item.status].solidity != QUESTION]
    mark = pen.seals.key(sheet.definition.symbol["shape"], sector, commonest(pen, sealed)) if sealed else None
    return row("sector", labels.named(found, pen.lang), len(items), mark)


def commonest(pen: Pen, items: list[Item]) -> str:
    """The status most items have; the more solid one where two are as common."""
    counts = Counter(item.status for item in items)
    return min(counts, key=lambda status: (-counts[status], pen.atlas.statuses[status].order))


def _statuses(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    if sheet.definition.geometry in ("dissolve", "regions"):
        return []
    groups = {status: [item for item in sheet.items if item.status == status] for status in pen.atlas.statuses}
    return [_status_row(pen, sheet, status, found) for status, found in groups.items() if found]


def _status_row(pen: Pen, sheet: Sheet, status: str, found: list[Item]) -> LegendRow:
    shape = sheet.definition.symbol.get("shape")
    mark = pen.seals.key(shape, _only_sector(sheet), status) if shape else None
    return of_status(status, _status_label(pen, status, found), len(found), mark)


def _status_label(pen: Pen, status: str, found: list[Item]) -> str:
    """The word of a status, and what the sources of its items print instead."""
    known = pen.atlas.statuses[status]
    printed = [details.status_label(item, known, pen.lang) for item in found]
    return details.status_told(labels.named(known, pen.lang), printed, pen.lang)


def _only_sector(sheet: Sheet) -> str | None:
    """The sector of a layer whose marks all have the same one and whose legend lists statuses alone."""
    sectors = {item.sector for item in sheet.items}
    return sectors.pop() if len(sectors) == 1 and sheet.definition.symbol.get("by") == "status" else None


def _unnamed(pen: Pen, sheet: Sheet) -> list[LegendRow]:
    unknown = unnamed(counted(sheet))
    return [row("flag", words_of(pen.lang, "legend")["unknown_name"], unknown)] if unknown else []
