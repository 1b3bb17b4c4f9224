"""The map of an item: its regions, its points with how far off they may be, and what lies around."""

from dataclasses import dataclass
from datetime import date

import shapely

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.places import NATION, Site
from layers.labels import pick
from layers.scene_types.vocabulary import Lang, Theme
from layers.symbols import palette
from web.state.drawing import Drawing
from web.telling.citing import Citations
from web.telling.sketching import lettering, sketches
from web.telling.sketching.sketches import UNIT_M, Background, Spot, Window, metres_at

RATIO, MARK, SIZE = 1.05, 0.05, 1 / 40
#: A map shows at least so many km across.
LEAST_KM = 60.0
#: A map narrower than this shows municipalities.
MUNICIPALITIES_M = 260_000.0
SITE = "site"
#: The scale bar with its number takes at most so many squares of two and a half letters.
BAR = 6
#: Where the name of a site stands, in heights of it: below its mark, above, further off.
BESIDE = ((0, 2.3), (0, -1.6), (0, 3.5), (0, -2.8), (0, 4.7))


@dataclass(frozen=True)
class Ring:
    """How far off a point may be: its middle and radius in units of the map."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class ItemMap:
    """Outlines around, the item's own regions by id, its marks, and rings of what its points may be off by."""

    window: Window
    background: Background
    around: dict[str, str]
    inside: dict[str, str]
    own: dict[str, str]
    tint: str
    names: tuple[lettering.Name, ...]
    spots: tuple[Spot, ...]
    rings: tuple[Ring, ...]


def item_map(drawing: Drawing, layer_id: str, item: Item, asof: date, lang: Lang, theme: Theme) -> ItemMap | None:
    """The map of an item that stands somewhere; None for what has no place or is of the whole country."""
    atlas = drawing.atlas
    shapes = _shapes(atlas, item, asof)
    sites = [atlas.sites[site] for site in item.sites]
    points = [shapely.Point(*metres_at(site.lon, site.lat)).buffer(site.radius_km * 1000) for site in sites]
    if not shapes and not points:
        return None
    window = sketches.window([*shapes.values(), *points], RATIO, LEAST_KM)
    scene = drawing.whole(asof, lang, theme)
    features = Citations(scene).marked(layer_id, item)
    spots = tuple(sketches.spots(features, window.width * MARK))
    level = "municipality" if window.width * UNIT_M < MUNICIPALITIES_M else "province"
    return ItemMap(
        window=window,
        background=sketches.background(atlas.boundaries, window),
        around=sketches.outlines(atlas.boundaries, "province", asof),
        inside=_seen(atlas, window, level, asof),
        own={key: sketches.path(shape) for key, shape in shapes.items()},
        tint=palette.CHOSEN[theme],
        names=lettering.placed(
            _wishes(atlas, sites, window, level, asof, lang), (*spots, *_scale(window)), window, lang, SIZE
        ),
        spots=spots,
        rings=tuple(map(_ring, sites)),
    )


def _shapes(atlas: Atlas, item: Item, asof: date) -> dict[str, shapely.Geometry]:
    """Shapes of an item's regions in EPSG:5179 metres, none for the nation."""
    found = {}
    for key in item.regions:
        region = atlas.regions.get(key, asof)
        if key != NATION:
            found[key] = sketches.shapes(atlas.boundaries, region.level, asof)[key]
    return found


def _seen(atlas: Atlas, window: Window, level: str, asof: date) -> dict[str, str]:
    """Outlines of the municipalities that a window shows; none where it is too wide for them."""
    if level != "municipality":
        return {}
    box = _box(window)
    shapes = sketches.shapes(atlas.boundaries, level, asof)
    paths = sketches.outlines(atlas.boundaries, level, asof)
    return {key: paths[key] for key, shape in shapes.items() if shape.intersects(box)}


def _box(window: Window) -> shapely.Polygon:
    west, north = window.left * UNIT_M, -window.top * UNIT_M
    return shapely.box(west, north - window.height * UNIT_M, west + window.width * UNIT_M, north)


def _scale(window: Window) -> list[Spot]:
    """Where the scale bar stands, for names to keep clear of it."""
    side = 2.5 * window.width * SIZE
    y = window.top + window.height - side / 2
    return [Spot((x, y), x, y, side, "", "") for x in (window.left + side * (n + 0.5) for n in range(BAR))]


def _ring(site: Site) -> Ring:
    return Ring(*_units(site.lon, site.lat), site.radius_km * 1000 / UNIT_M)


def _units(lon: float, lat: float) -> tuple[float, float]:
    east, north = metres_at(lon, lat)
    return east / UNIT_M, -north / UNIT_M


def _wishes(
    atlas: Atlas, sites: list[Site], window: Window, level: str, asof: date, lang: Lang
) -> list[lettering.Wish]:
    """Names of the sites, then of the far islands and of the regions that a window shows."""
    places: dict[tuple[float, float], list[str]] = {}
    for site in sites:
        places.setdefault((site.lon, site.lat), []).append(pick(lang, site.name_ko, site.name_en))
    own = [lettering.Wish(name, _units(*at), SITE, BESIDE) for at, names in places.items() for name in names]
    shapes = sketches.shapes(atlas.boundaries, level, asof)
    names = {region.id: region.short(lang) or region.name(lang) for region in atlas.regions.at(asof, level)}
    return [*own, *lettering.of_islands(lang), *lettering.of_around(shapes, names, window)]
