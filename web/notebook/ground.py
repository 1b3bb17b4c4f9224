"""What lies beneath the layers of a Folium map without tiles: land, neighbours, borders, names."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import folium
import shapely
from markupsafe import Markup

from layers.atlas.atlas import Atlas
from layers.scene_types.vocabulary import Lang, Theme
from layers.symbols.cartography import DOKDO, ISLANDS, ISLETS, MDL_DASH_PX, MDL_PX
from layers.symbols.inks import THEMES, Inks
from layers.words.catalogue import words_of
from web.notebook.elements import BORDERS, GROUND, Panes, in_pane, plain_name, polygon
from web.notebook.groups import path_of, turned

NAME = Markup('<span style="{}">{}</span>')
NAME_PX = 12
NAMED = (
    "display:inline-block;transform:translate(-50%,calc(-50% + {1}px));white-space:nowrap;"
    "font:600 12px/1 Pretendard,'Noto Sans KR','Malgun Gothic',sans-serif;color:{0};"
    "text-shadow:0 0 2px #fff,0 0 2px #fff,0 0 3px #fff,0 0 3px #fff"
)
ISLETS_SIGN = Markup(
    '<svg width="16" height="10" viewBox="-8 -5 16 10" style="position:absolute;left:-8px;top:-5px" aria-hidden="true">'
    '<path d="{}" fill="{}" stroke="{}" stroke-width="1"/></svg>'
)
FINER = {"municipality": ("province", "municipality")}


def ground(atlas: Atlas, asof: date, lang: Lang, theme: Theme, tolerance_m: int) -> folium.FeatureGroup:
    """The land of the day and of the neighbours, and the line to the North, for maps without tiles."""
    inks = THEMES[theme]
    made = folium.FeatureGroup(plain_name(words_of(lang, "notebook")["ground"]), control=False)
    for each in (Panes(), *_neighbours(atlas, inks), _land(atlas, asof, inks, tolerance_m)):
        each.add_to(made)
    return made


def _land(atlas: Atlas, asof: date, inks: Inks, tolerance_m: int) -> Any:
    shape = atlas.boundaries.frame("nation", asof, tolerance_m).geometry.union_all()
    return _filled(shape, inks.land)


def _filled(shape: shapely.Geometry, colour: str) -> Any:
    return in_pane(polygon(path_of(shape), stroke=False, fill_color=colour, fill_opacity=1), GROUND, False)


def _neighbours(atlas: Atlas, inks: Inks) -> Iterator[Any]:
    context, fills = atlas.boundaries.context, {"north": inks.north}
    for row in context["land"].itertuples():
        yield _filled(row.geometry, fills.get(str(row.kind), inks.neighbour))
    for row in context["lines"].itertuples():
        dash = " ".join(f"{each:g}" for each in MDL_DASH_PX)
        yield _lines(row.geometry, GROUND, color=inks.mdl, weight=MDL_PX, dash_array=dash, line_cap="butt")


def _lines(shape: shapely.Geometry, pane: str, **options: Any) -> Any:
    paths = [[turned(at) for at in part.coords] for part in shapely.get_parts(shape)]
    made = folium.PolyLine(paths, smooth_factor=0, **options)  # type: ignore[no-untyped-call]
    return in_pane(made, pane, False)


def borders(atlas: Atlas, level: str, asof: date, lang: Lang, theme: Theme, tolerance_m: int) -> folium.FeatureGroup:
    """The coast, the borders of a level and of those above it, the names of provinces and of 독도 and 울릉도."""
    inks, words = THEMES[theme], words_of(lang, "notebook")
    coast = _coast(atlas.boundaries.frame(level, asof, tolerance_m).geometry.to_numpy())
    made = folium.FeatureGroup(plain_name(words("borders", level=words_of(lang, "level")[level])))
    Panes().add_to(made)
    drawn = {
        "municipality": {"color": inks.municipality, "weight": 0.6},
        "province": {"color": inks.province, "weight": 0.9, "dash_array": "3 2.4"},
        "pole": {"color": inks.pole, "weight": 1.35},
    }
    for each in FINER.get(level, (level,))[::-1]:
        if each in drawn:
            shapes = atlas.boundaries.frame(each, asof, tolerance_m).geometry.to_numpy()
            _lines(shapely.difference(_edges(shapes), coast), BORDERS, **drawn[each]).add_to(made)
    _lines(coast, BORDERS, color=inks.coast, weight=0.75).add_to(made)
    for name, place, below in _names(atlas, asof, lang):
        _sign(NAME.format(NAMED.format(inks.ink_2, below), Markup(plain_name(name))), place).add_to(made)
    _sign(ISLETS_SIGN.format(_islets(), inks.land, inks.coast), DOKDO).add_to(made)
    return made


def _edges(shapes: Any) -> shapely.Geometry:
    return shapely.union_all(shapely.boundary(shapes))


def _coast(shapes: Any) -> shapely.Geometry:
    return shapely.boundary(shapely.union_all(shapes))


def _names(atlas: Atlas, asof: date, lang: Lang) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Names of provinces and of the islands that every map names: the place of each, and how far below it it stands."""
    words = words_of(lang, "script")
    for region in atlas.regions.at(asof, "province"):
        if region.label:
            yield region.short(lang), region.label, 0
    yield from ((words[island], place, gap + NAME_PX / 2) for island, (place, gap) in ISLANDS.items())


def _islets() -> str:
    """The two islets of 독도 as a path in pixels around its place: the land itself is smaller than a pixel."""
    return "".join(f"M{'L'.join(f'{x} {y}' for x, y in part)}Z" for part in ISLETS)


def _sign(html: Markup, place: tuple[float, float]) -> folium.Marker:
    icon = folium.DivIcon(html=str(html), icon_size=(0, 0), class_name="atlas-name")
    return folium.Marker(turned(place), icon=icon, interactive=False, keyboard=False)
