"""Everything a region has, as a card on the map and as its page: sections in the order of the catalogue."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from geo.region import Notice, Region
from layers import labels
from layers.facts.facts import NAME_UNKNOWN
from layers.facts.places import NATION
from layers.portfolio import portfolio
from layers.scene import classes
from layers.scene_types.feature import ItemFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.reading import of_items, once
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.told import Headline
from layers.scene_types.vocabulary import Lang, Theme
from layers.statistics.figures import CARD, Figure, Indicator
from web.state.drawing import Drawing

#: So many documents of each item are cited, that of its status first; its own page has all.
MOST_CITED = 2
NUMBER = re.compile(r"([^\d−–]*)([−–\d][\d,.]*)(.*)")


@dataclass(frozen=True)
class Entry:
    """One thing of a region: the feature that draws it, and how it belongs."""

    feature: ItemFeature
    relation: str


@dataclass(frozen=True)
class Section:
    """What one layer says about a region."""

    layer: SceneLayer
    entries: list[Entry] = field(default_factory=list)

    @property
    def named(self) -> list[Entry]:
        """Entries whose name is known."""
        return [entry for entry in self.entries if NAME_UNKNOWN not in entry.feature["flags"]]

    @property
    def nameless(self) -> list[Entry]:
        """Entries whose name is not known (명칭 미확인)."""
        return [entry for entry in self.entries if NAME_UNKNOWN in entry.feature["flags"]]


@dataclass(frozen=True)
class Head:
    """What a region is at a date, and its headline figures.

    Attributes
    ----------
    parts : tuple of Region
        What it consists of, one level down.
    figures : list of Headline
        Of the region's official statistics; a dash where there is no figure.
    notice : Notice or None
        The region asked for has ended; this is its first successor, `successors` are all.
    """

    id: str
    name: str
    short: str
    en: str
    level: str
    parent: Region | None
    pole: Region | None
    parts: tuple[Region, ...]
    figures: list[Headline]
    notice: Notice | None
    successors: tuple[Region, ...]

    def above(self, lang: Lang) -> tuple[Region, ...]:
        """The pole and province that it lies in, the widest first; each name once, for some poles are one province."""
        found = [one for one in (self.pole, self.parent) if one and one.id not in (self.id, NATION)]
        named = {one.name(lang): one for one in found if one.name(lang) != self.name}
        return tuple(named.values())


@dataclass(frozen=True)
class Card(Head):
    """A region with all that applies to it at a date.

    Attributes
    ----------
    marks : dict
        SVG by mark key.
    footnotes : list of Footnote
        The documents behind the sections, numbered as the entries cite them.
    """

    sections: list[Section]
    marks: dict[str, str]
    footnotes: list[Footnote]
    asof: date
    theme: Theme


def card(drawing: Drawing, region_id: str, asof: date, lang: Lang, theme: Theme = "colour") -> Card:
    """The card of a region, its marks drawn for a theme.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
        There is no such region, or not yet at the date.
    """
    scene = drawing.whole(asof, lang, theme)
    found = head(drawing, region_id, asof, lang)
    sections, footnotes = _renumbered(scene, _sections(drawing, found.id, asof, scene))
    return Card(**vars(found), sections=sections, marks=scene["marks"], footnotes=footnotes, asof=asof, theme=theme)


def head(drawing: Drawing, region_id: str, asof: date, lang: Lang) -> Head:
    """What a region is; raises as `card`."""
    regions = drawing.atlas.regions
    (region, *others), notice = regions.follow(region_id, asof)
    return Head(
        id=region.id,
        name=region.name(lang),
        short=region.short(lang),
        en=region.name_en,
        level=region.level,
        parent=regions.parent(region.id, asof),
        pole=regions.pole(region.id, asof),
        parts=tuple(regions.children(region.id, asof)),
        figures=headlines(drawing, region.id, asof, lang),
        notice=notice,
        successors=(region, *others) if notice else (),
    )


def _sections(drawing: Drawing, region_id: str, asof: date, scene: Scene) -> list[Section]:
    layers = {layer["id"]: layer for layer in scene["layers"]}
    features = {
        (layer["id"], f["id"]): f for layer in scene["layers"] for f in once(of_items(layer["features"])).values()
    }
    made: dict[str, Section] = {}
    for membership in portfolio.memberships(drawing.atlas, region_id, asof):
        feature = features.get((membership.layer_id, membership.item.id))
        if feature is not None:
            section = made.setdefault(membership.layer_id, Section(layers[membership.layer_id]))
            section.entries.append(Entry(feature, membership.relation))
    return [made[layer_id] for layer_id in drawing.atlas.catalog if layer_id in made]


def _renumbered(scene: Scene, sections: list[Section]) -> tuple[list[Section], list[Footnote]]:
    """Sections whose citations count from 1 in reading order, and the documents they cite."""
    cited = [n for section in sections for entry in section.entries for n in entry.feature["sources"][:MOST_CITED]]
    number = {old: new for new, old in enumerate(dict.fromkeys(cited), start=1)}
    notes = {note["n"]: note for note in scene["footnotes"]}
    return (
        [Section(s.layer, [_renumber(entry, number) for entry in s.entries]) for s in sections],
        [notes[old] | {"n": new} for old, new in number.items()],
    )


def _renumber(entry: Entry, number: Mapping[int, int]) -> Entry:
    return replace(
        entry, feature=entry.feature | {"sources": [number[n] for n in entry.feature["sources"][:MOST_CITED]]}
    )


def headlines(drawing: Drawing, region_id: str, asof: date, lang: Lang) -> list[Headline]:
    """The official figures that head a region's card."""
    statistics = drawing.atlas.statistics
    pairs = [(statistics.indicator(name), statistics.figure(name, region_id, asof)) for name in statistics.shown(CARD)]
    return [_told(indicator, figure, lang) for indicator, figure in pairs if figure is not None]


def _told(indicator: Indicator, figure: Figure, lang: Lang) -> Headline:
    written = "–" if figure.value is None else classes.written(indicator, figure.value, lang)
    parts = NUMBER.match(written)
    before, amount, unit = parts.groups() if parts else ("", written, "")
    return {
        "label": labels.named(indicator, lang),
        "year": figure.year,
        "before": before,
        "amount": amount,
        "unit": unit,
        "note": figure.note(lang) or None,
    }
