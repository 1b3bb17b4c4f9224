"""Everything that can stand on a map as one class of its legend, and every text and line with its grounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.facts.places import NATION
from layers.facts.statuses import UNDECIDED
from layers.labels import pick
from layers.plates.map import belts
from layers.scene.seals import PLAIN, told_sector
from layers.symbols import palette
from layers.symbols.inks import THEMES, Inks
from layers.symbols.symbology import FRONTS, HALF_OPACITY, HATCHES, NO_DATA, mark
from layers.symbols.vision import mixed

LANGS = ("ko", "en")
COUNTED = "0"
LEAST_OF_TEXT, LEAST_OF_LINES = 4.5, 3.0


@dataclass(frozen=True)
class Sign:
    """One class of a legend as a whole mark.

    Attributes
    ----------
    form : str
        Everything about it but its colour: shape, syllable, solidity, texture or line.
    """

    name: str
    form: str
    colour: str


@dataclass(frozen=True)
class Reading:
    """A text or a line in an ink on a ground, both hex, and the contrast it needs."""

    name: str
    ink: str
    ground: str
    least: float = LEAST_OF_TEXT


def signs(atlas: Atlas, theme: str, lang: str) -> list[Sign]:
    """The classes of every legend in a theme, those of marks as far as facts have them."""
    return [*_fills(theme), *_hatches(), *_lines(atlas, theme), *_marks(atlas, theme, lang)]


def _fills(theme: str) -> Iterator[Sign]:
    """Shades of figures and of roles; poles carry their name on the map, and `bordering` compares their tints."""
    shades = {"class": palette.ramp(theme), "role": palette.area(theme)}
    for kind, colours in shades.items():
        yield from (Sign(f"{kind} {n} of an area", "fill", colour) for n, colour in enumerate(colours, 1))


def _hatches() -> Iterator[Sign]:
    for pattern in dict.fromkeys((*HATCHES.values(), NO_DATA)):
        yield Sign(f"hatch '{pattern}'", f"hatch {pattern}", palette.INK)


def _lines(atlas: Atlas, theme: str) -> Iterator[Sign]:
    for each in atlas.catalog.values():
        if each.geometry == "corridor":
            colour = palette.ink(each.symbol.get("colour", palette.INK), theme)
            yield Sign(f"line of '{each.id}'", f"line {each.symbol.get('pattern')}", colour)


def _marks(atlas: Atlas, theme: str, lang: str) -> Iterator[Sign]:
    """Marks of each layer: of every sector and status that its facts have, and of its statuses alone."""
    for each in atlas.catalog.values():
        if each.symbol.get("shape") and each.topic:
            yield from _marks_of(atlas, each, theme, lang)


def _marks_of(atlas: Atlas, layer: Definition, theme: str, lang: str) -> Iterator[Sign]:
    # What is awaited and has no place is listed, not drawn.
    told = [fact for fact in atlas.by_topic.get(str(layer.topic), ()) if fact.draws and fact.status]
    own = [fact for fact in told if not (fact.status == UNDECIDED and atlas.places_of[fact.id] == (NATION,))]
    by = layer.symbol.get("by")
    found = [(fact.sector if by == "sector" else None, str(fact.status)) for fact in own]
    pairs = {(told_sector(atlas, sector, status), status): None for sector, status in found}
    plain = {(None, status): None for _, status in pairs}
    for sector, status in pairs | plain:
        seal, colour = _sealed(atlas, sector, theme, lang)
        drawn = mark(layer.symbol["shape"], seal, palette.INK, atlas.statuses[status].solidity, status)
        line = layer.symbol.get("pattern", "")
        yield Sign(f"'{layer.id}' {sector or PLAIN} {status}", f"{drawn} {line}", colour)
    if by == "count":
        yield from _counts(atlas, layer, sorted({str(fact.status) for fact in own}), theme)


def _counts(atlas: Atlas, layer: Definition, found: list[str], theme: str) -> Iterator[Sign]:
    for status in found:
        drawn = mark(layer.symbol["shape"], COUNTED, palette.INK, atlas.statuses[status].solidity, status)
        yield Sign(f"'{layer.id}' count {status}", drawn, palette.SINGLE_COLOUR[theme])


def _sealed(atlas: Atlas, sector: str | None, theme: str, lang: str) -> tuple[str, str]:
    if sector is None:
        return "", palette.SINGLE_COLOUR[theme]
    found = atlas.sectors[sector]
    return pick(lang, found.seal_ko, found.seal_en), palette.ink(found.colour, theme)


def bordering(theme: str) -> list[tuple[Sign, Sign]]:
    """Poles that share a border, two by two."""
    return [
        (Sign(one, "pole", palette.tint(one, theme)[0]), Sign(other, "pole", palette.tint(other, theme)[0]))
        for one, other in palette.BORDERS
    ]


def readings(atlas: Atlas, theme: str) -> list[Reading]:
    """Every text of a map and its page with what it stands on."""
    inks = THEMES[theme]
    return [*_page(inks), *_names(inks, theme), *_seals(atlas, theme), *_belts(atlas, inks, theme)]


def _page(inks: Inks) -> Iterator[Reading]:
    for name, ink in (("ink", inks.ink), ("ink-2", inks.ink_2), ("ink-3", inks.ink_3), ("accent", inks.accent)):
        yield Reading(f"{name} on paper", ink, inks.paper)
    for ground in (inks.sea, *inks.shallows):
        yield Reading("name of a sea", inks.sea_label, ground)
    yield Reading("name of the North", inks.north_label, inks.north)
    yield Reading("name of the demarcation line", inks.mdl, inks.north)


def _names(inks: Inks, theme: str) -> Iterator[Reading]:
    """Names on the map: on their halo or plate everywhere, and on every tint of a pole without it."""
    for pole in palette.POLES:
        fill, deep = palette.tint(pole, theme)
        yield Reading(f"name of {pole} on its halo", deep, inks.casing)
        yield Reading(f"name of {pole} on its tint", deep, fill)
        yield Reading(f"name of a province on {pole}", inks.ink, fill)
    for ink in (inks.ink, inks.ink_2):
        yield Reading("name on its halo", ink, inks.casing)
    for number, shade in enumerate(palette.ramp(theme), 1):
        yield Reading(f"figure on class {number}", inks.on(shade), shade)


def _belts(atlas: Atlas, inks: Inks, theme: str) -> Iterator[Reading]:
    """Each stroke of a belt's own colour on the band it stands on, or on every tint it crosses."""
    tints = [palette.tint(pole, theme)[0] for pole in palette.POLES]
    for each in _lines(atlas, theme):
        strands = belts.PATTERNS[each.form.removeprefix("line ")]
        grounds = [palette.pale(each.colour)] if any(one.tone == "pale" for one in strands) else [inks.land, *tints]
        for strand in (one for one in strands if one.tone == "own"):
            drawn = mixed(each.colour, strand.opacity, inks.casing)
            yield from (Reading(each.name, drawn, ground, LEAST_OF_LINES) for ground in grounds)


def _seals(atlas: Atlas, theme: str) -> Iterator[Reading]:
    """Letters in marks: paper on the colour, the colour on paper, and on the shaded half."""
    colours = {key: palette.ink(sector.colour, theme) for key, sector in atlas.sectors.items()}
    for key, colour in (colours | {PLAIN: palette.SINGLE_COLOUR[theme]}).items():
        yield Reading(f"seal of {key}, solid", palette.PAPER, colour)
        yield Reading(f"seal of {key}, outline", colour, palette.PAPER)
        yield Reading(f"seal of {key}, half", FRONTS["half"], mixed(colour, HALF_OPACITY, palette.PAPER))
    yield Reading("seal, hatched or questioned", palette.GREY_INK, palette.PAPER)
    yield Reading("seal, struck", palette.GREY_INK, palette.STRUCK)
