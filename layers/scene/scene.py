"""The scene: what a state of the map shows, as plain values that every writer draws (docs/scene.md)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.region import Region
from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import Item, checked_until, first_date, is_stale, items, standing
from layers.facts.facts import TOTAL, Fact
from layers.periods import last_day
from layers.portfolio.filter import EVERY, Filter, said
from layers.scene import classes, features, legend, tile_cells
from layers.scene.features import Pen, Sheet
from layers.scene.seals import Seals
from layers.scene.verification import fingerprint
from layers.scene_types.layer import Body, SceneLayer
from layers.scene_types.region import ScenePole, SceneRegion
from layers.scene_types.scene import Scene, SceneState
from layers.scene_types.vocabulary import Frame, Lang, Level, Theme
from layers.symbols import palette
from layers.tiles import layer as tiled_layer
from layers.wording import abstracts, caption
from layers.wording.footnotes import Footnotes
from layers.wording.notices import ended
from layers.words.catalogue import words_of

GEO: Frame = "geo"
TILES: Frame = "tiles"
FRAMES = (GEO, TILES)
LEVELS: tuple[Level, ...] = ("province", "municipality")


@dataclass(frozen=True)
class State:
    """What a reader chose.

    Attributes
    ----------
    layers : tuple of str
        Layer ids, in catalogue order.
    asof : date
        기준일.
    focus : str or None
        Region id.
    lang : {'ko', 'en'}
    theme : {'colour', 'grey'}
    frame : {'geo', 'tiles'}
        Geography, or the tile grid of the provinces.
    filter : Filter
        Sectors and statuses that are shown.
    """

    layers: tuple[str, ...]
    asof: date
    focus: str | None = None
    lang: Lang = "ko"
    theme: Theme = "colour"
    frame: Frame = GEO
    filter: Filter = EVERY

    def to_dict(self) -> SceneState:
        """The state as plain values."""
        chosen: SceneState = {
            "layers": list(self.layers),
            "asof": self.asof.isoformat(),
            "focus": self.focus,
            "lang": self.lang,
            "theme": self.theme,
            "frame": self.frame,
        }
        if self.filter:
            chosen["sector"], chosen["status"] = list(self.filter.sectors), list(self.filter.statuses)
        return chosen


def draw(atlas: Atlas, state: State) -> Scene:
    """The scene of a state; equal states of equal data give equal scenes.

    Raises
    ------
    UnknownLayer
        A layer is not in the catalogue.
    geo.errors.BeforeRecord
        The as-of date is before 2017-12-18.
    """
    drawn = uncoded(atlas, state, is_first(atlas, state))
    return drawn | {"fingerprint": code(drawn)}


def is_first(atlas: Atlas, state: State) -> bool:
    """Whether a state is the first map, where poles are tints alone and the legend says what of them is open."""
    return state.layers == atlas.catalog.defaults()


def uncoded(atlas: Atlas, state: State, first: bool = False) -> Scene:
    """The scene of a state without its fingerprint, for what is put together to others, such as to the first map."""
    pen = _pen(atlas, state, first)
    layers = [_layer(pen, atlas.catalog[layer_id], state) for layer_id in state.layers]
    provinces = len(atlas.regions.at(state.asof, "province"))
    on = [layer for layer in layers if layer["in_force"]]
    stale = [layer["checked"] for layer in on if layer["checked"] and layer["stale"]]
    regions, poles = _regions(atlas, state), _poles(atlas, state)
    only = said(atlas, state.filter, state.lang)
    grid = tile_cells.grid(pen, regions, poles, layers) if state.frame == TILES else None
    return {
        "state": state.to_dict(),
        "title": caption.title([layer["title"] for layer in on], state.lang, only),
        "subtitle": caption.subtitle(state.asof, provinces, len(on), len(layers) - len(on), state.lang, only),
        "caption": caption.caption(layers, state.asof, provinces, state.lang, only),
        "vintage": atlas.regions.vintage(state.asof),
        "regions": regions,
        "poles": poles,
        "layers": layers,
        "marks": dict(sorted(pen.seals.drawn.items())),
        "footnotes": pen.footnotes.entries(),
        "banner": caption.banner(stale, state.asof, state.lang),
        "notices": _notices(atlas, state, layers),
        "data_version": atlas.data_version,
        "tiles": grid,
        "fingerprint": "",
    }


def code(drawn: Mapping[str, Any]) -> str:
    """The fingerprint of a scene: of its state and of what is drawn; other data that draw the same give the same."""
    return fingerprint({**drawn, "fingerprint": "", "data_version": ""})


def _pen(atlas: Atlas, state: State, first: bool) -> Pen:
    names = {region.id: region.short(state.lang) for region in atlas.regions.rows if _by(region, state.asof)}
    notes, seals = Footnotes(atlas, state.lang), Seals(atlas, state.lang, state.theme)
    return Pen(atlas, state.asof, state.lang, state.theme, notes, seals, names, first)


def _by(region: Region, asof: date) -> bool:
    return not region.begins_after(asof)


def _regions(atlas: Atlas, state: State) -> dict[str, SceneRegion]:
    return {
        region.id: {
            "name": region.name(state.lang),
            "short": region.short(state.lang),
            "en": region.name_en,
            "level": level,
            "parent": region.parent if level == "municipality" else None,
            "pole": region.pole,
            "label": region.label,
            "leader": region.leader,
        }
        for level in LEVELS
        for region in atlas.regions.at(state.asof, level)
    }


def _poles(atlas: Atlas, state: State) -> dict[str, ScenePole]:
    return {pole.id: _pole(atlas, state, pole) for pole in atlas.regions.at(state.asof, "pole")}


def _pole(atlas: Atlas, state: State, pole: Region) -> ScenePole:
    members = [child.id for child in atlas.regions.children(pole.id, state.asof)]
    fill, deep = palette.tint(pole.id, state.theme)
    return {
        "name": pole.short(state.lang),
        "special": pole.id in palette.SPECIAL,
        "members": members,
        "label": pole.label,
        "tint": fill,
        "deep": deep,
    }


def _layer(pen: Pen, definition: Definition, state: State) -> SceneLayer:
    held = _statistic_layer if definition.statistic else _topic_layer
    title, body = held(pen, definition, state.asof, state.filter)
    return {
        "id": definition.id,
        "title": title,
        "group": definition.heading,
        "geometry": definition.geometry,
        "order": definition.order,
        "shape": definition.symbol.get("shape"),
        "notice": abstracts.caution(pen.atlas, definition, state.asof, pen.lang) if body["features"] else None,
        **body,
    }


def _topic_layer(pen: Pen, definition: Definition, asof: date, chosen: Filter) -> tuple[str, Body]:
    topic = str(definition.topic)
    found = items(pen.atlas, topic, asof)
    sheet = features.sheet(pen, definition, found, chosen)
    if found and not sheet.items:
        return definition.title[pen.lang], _left_out(pen, "none", chosen)
    drawn = features.features(pen, sheet)
    counted = legend.counted(sheet)
    checked = checked_until(pen.atlas, topic, asof)
    begins = None if found else _begins(pen.atlas, topic, asof)
    sources = sorted({n for feature in drawn for n in feature["sources"][:1]} or _announcing(pen, topic, asof))
    body: Body = {
        "count": len(counted),
        "count_text": legend.count_text(sheet),
        "count_note": _count_note(pen, sheet, len(found), chosen),
        "legend": legend.rows(pen, sheet) if found else [],
        "sources": sources,
        "source_text": pen.footnotes.text(sources),
        "checked": checked,
        "stale": bool(checked) and is_stale(str(checked), asof),
        "state_text": _state_text(pen, counted, checked, asof) if found else _without_items(pen, topic, asof),
        "in_force": bool(found),
        "from": begins,
        "features": drawn,
        "open": _open(counted),
    }
    return definition.title[pen.lang], body


def _left_out(pen: Pen, why: str, chosen: Filter) -> Body:
    """A layer of which nothing passes the filter, or that has nothing that a filter asks for."""
    told = words_of(pen.lang, "filter")(why, filter=said(pen.atlas, chosen, pen.lang))
    return {
        "count": 0,
        "count_text": "–",
        "count_note": None,
        "legend": [],
        "sources": [],
        "source_text": "",
        "checked": None,
        "stale": False,
        "state_text": told,
        "in_force": False,
        "from": None,
        "features": [],
        "open": {},
    }


def _count_note(pen: Pen, sheet: Sheet, every: int, chosen: Filter) -> str | None:
    """What a count shows apart, and of how many it is what the filter lets pass."""
    apart = legend.count_note(sheet, pen.lang)
    if not chosen:
        return apart
    words, told = words_of(pen.lang, "filter"), said(pen.atlas, chosen, pen.lang)
    return words["and"].join(filter(None, (words("of", filter=told, n=len(sheet.items), every=every), apart)))


def _begins(atlas: Atlas, topic: str, asof: date) -> str | None:
    """First date of a topic of which nothing is known yet, as its source writes it, ISO with its own precision."""
    first = first_date(atlas, topic)
    if first is None or first <= asof or _announced(atlas, topic, asof):
        return None
    begun = [fact for fact in atlas.by_topic[topic] if fact.draws and atlas.event(fact) == first]
    return next((fact.valid_from or atlas.documents[fact.document].date for fact in begun), first.isoformat())


def _open(counted: list[Item]) -> dict[str, int]:
    statuses = Counter(item.status for item in counted)
    return {
        "undecided": statuses["undecided"],
        "unconfirmed": statuses["unconfirmed"],
        "name-unknown": legend.unnamed(counted),
    }


def _state_text(pen: Pen, counted: list[Item], checked: str | None, asof: date) -> str | None:
    """One line of caution: what is undecided until when; what was announced of it; what else is unconfirmed."""
    undecided = [item for item in counted if item.status == "undecided"]
    unconfirmed = [item for item in counted if item.status == "unconfirmed"]
    announced = [item for item in unconfirmed if item.status_fact.status == "undecided" and item.due]
    unheard = [item for item in unconfirmed if item not in announced]
    said = [_undecided(undecided, pen.lang)] if undecided else []
    said += [_unheard_of(announced, due, asof, pen.lang) for due in dict.fromkeys(str(one.due) for one in announced)]
    said += [_unconfirmed(unheard, checked, pen.lang)] if unheard else []
    return " · ".join(said) or None


def _without_items(pen: Pen, topic: str, asof: date) -> str | None:
    """That it could not be read; the count that was announced before anything had a name; until when the list ran."""
    words = words_of(pen.lang, "layer")
    if topic in pen.atlas.own.unread:
        return words["unread"]
    for total in _announced(pen.atlas, topic, asof):
        status = labels.named(pen.atlas.statuses[str(total.status)], pen.lang)
        return words("announced", status=status, n=total.value)
    ends = [str(fact.valid_to) for fact in pen.atlas.by_topic[topic] if fact.draws and fact.valid_to]
    past = [day for day in ends if last_day(day) < asof]
    return words("lapsed", day=labels.long_date(max(past), pen.lang)) if past else None


def _announced(atlas: Atlas, topic: str, asof: date) -> list[Fact]:
    """The numbers of a topic that were announced by a day."""
    return [item.status_fact for item in standing(atlas, topic, asof) if item.status_fact.claim == TOTAL]


def _announcing(pen: Pen, topic: str, asof: date) -> set[int]:
    """Footnotes of the documents that announce them."""
    return {pen.footnotes.document(fact.document) for fact in _announced(pen.atlas, topic, asof)}


def _undecided(found: list[Item], lang: str) -> str:
    words, due = words_of(lang, "layer"), next((item.due for item in found if item.due), None)
    if due is None:
        return words("undecided", n=len(found))
    return words("undecided_due", n=len(found), day=labels.long_date(due, lang))


def _unheard_of(found: list[Item], due: str, asof: date, lang: str) -> str:
    """Announced decisions of one deadline after the last look: when they are due, or that it passed, and that day."""
    own = [item for item in found if item.due == due]
    key = "unheard_passed" if last_day(due) < asof else "unheard_due"
    checked = min((item.checked for item in own), key=last_day)
    day, known = labels.long_date(due, lang), labels.short_date(checked, lang)
    return words_of(lang, "layer")(key, n=len(own), day=day, checked=known)


def _unconfirmed(found: list[Item], checked: str | None, lang: str) -> str:
    words, own = words_of(lang, "layer"), min((item.checked for item in found), key=last_day)
    if own != checked:
        return words("unconfirmed_items", n=len(found))
    return words("unconfirmed", n=len(found), day=labels.short_date(own, lang))


def _statistic_layer(pen: Pen, definition: Definition, asof: date, chosen: Filter) -> tuple[str, Body]:
    """Its title with the years of its figures, and what it holds; figures are of no sector and have no status."""
    if chosen:
        return definition.title[pen.lang], _left_out(pen, "statistic", chosen)
    shade = classes.shading(pen.atlas, definition, asof)
    drawn = classes.features(pen, definition, shade) if shade.classes else []
    sources = sorted({n for feature in drawn for n in feature["sources"]})
    years = labels.span(shade.years, pen.lang)
    body: Body = {
        "count": len(shade.classes),
        "count_text": str(len(shade.classes)) if shade.classes else "–",
        "count_note": None,
        "legend": classes.legend(pen, shade) if shade.classes else [],
        "sources": sources,
        "source_text": pen.footnotes.text(sources),
        "checked": None,
        "stale": False,
        "state_text": None,
        "in_force": bool(shade.classes),
        "from": None,
        "features": drawn,
        "open": {},
    }
    title, points = definition.title[pen.lang], pen.atlas.own.tilesets.get(definition.id)
    if points is not None:
        body = {**body, **tiled_layer.told(points, pen.atlas.boundaries, asof, pen.lang)}
    return f"{title} ({years})" if years else title, body


def _notices(atlas: Atlas, state: State, layers: list[SceneLayer]) -> list[str]:
    told = atlas.regions.notice(state.focus, state.asof) if state.focus else None
    said = [ended(told, state.lang)] if told else []
    return said + [_not_in_force(layer, state.lang) for layer in layers if not layer["in_force"]]


def _not_in_force(layer: SceneLayer, lang: str) -> str:
    """Why nothing of a layer is drawn: what was announced and by whom, until when it ran, or when it begins."""
    words, title = words_of(lang, "layer"), layer["title"]
    if layer["state_text"]:
        by = f" ({layer['source_text']})" if layer["source_text"] else ""
        return f"{title}: {layer['state_text']}{by}"
    if not layer["from"]:
        return words("nothing", title=title)
    return f"{title}: {words['not_told']}"
