"""What lies under everything: sea, shallow water, neighbour land, tints, hatches and borders."""

from collections.abc import Callable, Iterator, Sequence

from layers.plates.page.canvas import Canvas
from layers.plates.page.linework import Owners
from layers.plates.page.plate import Box, Group, Hatch, Item, Outline, Path, Stroke
from layers.scene_types.feature import Area
from layers.scene_types.layer import SceneLayer
from layers.scene_types.vocabulary import Ring
from layers.symbols.cartography import MDL_DASH_PX, MDL_PX

SHALLOWS_PX = (22, 14, 7)
INNER_PX = (3, 2.4)
COAST_PX = 0.75
SEAM_MM = 0.08


def sea(canvas: Canvas) -> Group:
    """The sea, the shallows along the coast, and the neighbours' land."""
    frame, inks = canvas.frame, canvas.inks
    water = Box(frame.x, frame.y, frame.width, frame.height, inks.sea)
    coast = canvas.shallows.lines("coast", is_coast)
    pale = [
        Path(coast, stroke=Stroke(colour, width * canvas.unit))
        for colour, width in zip(inks.shallows, SHALLOWS_PX, strict=False)
    ]
    return Group("sea", "ground", (water, *pale, *neighbours(canvas), *dividing_line(canvas)), clip=canvas.window)


def neighbours(canvas: Canvas) -> Iterator[Path]:
    """The land of the neighbours."""
    inks, edge = canvas.inks, Stroke(canvas.inks.neighbour_edge, 0.6 * canvas.unit)
    for country in canvas.context.ids("land"):
        if country in canvas.layout.neighbours:
            fill = inks.north if country == "north-korea" else inks.neighbour
            yield Path(canvas.context.area("land", country), fill, edge, name=country)


def dividing_line(canvas: Canvas) -> Iterator[Path]:
    """군사분계선."""
    dash = tuple(length * canvas.unit for length in MDL_DASH_PX)
    stroke = Stroke(canvas.inks.mdl, MDL_PX * canvas.unit, dash, "butt")
    yield from (Path(canvas.context.drawn("lines", line), stroke=stroke) for line in canvas.context.ids("lines"))


def land(canvas: Canvas) -> Group:
    """The country, one outline per province, in the colour of untinted land; nothing where poles tint all."""
    fill = canvas.inks.land
    if canvas.shows_poles:
        return Group("land", "ground", ())
    whole = (_seamless(canvas.land.area("provinces", each), fill, each) for each in canvas.land.ids("provinces"))
    return Group("land", "ground", tuple(whole), clip=canvas.window)


def _seamless(outline: Outline, fill: str, name: str) -> Path:
    return Path(outline, fill, Stroke(fill, SEAM_MM), name=name)


def areas(canvas: Canvas) -> Iterator[Group]:
    """One group per layer that tints or hatches land, and one more for hatches that a later tint would cover."""
    drawn = []
    for layer in canvas.layers:
        found = [each for each in layer["features"] if each["kind"] == "area"]
        tinted = [item for each in found for item in _tinted(canvas, each)]
        drawn.append((layer, tinted, [item for each in found for item in _hatched(canvas, each)]))
    yield from stacked(canvas, drawn)


def stacked(canvas: Canvas, drawn: Sequence[tuple[SceneLayer, Sequence[Item], Sequence[Item]]]) -> Iterator[Group]:
    """Layers with their tints and hatches as groups: hatches above all tints, in their layer's group where they can."""
    last = max((n for n, (_, tints, _) in enumerate(drawn) if tints), default=-1)
    for n, (layer, tints, hatches) in enumerate(drawn):
        own = (*tints, *(hatches if n >= last else ()))
        if own:
            yield Group(f"area-{layer['id']}", "area", own, layer["title"], canvas.window)
    for layer, _, hatches in drawn[: max(0, last)]:
        if hatches:
            title = f"{layer['title']} · {canvas.words['status']}"
            yield Group(f"hatch-{layer['id']}", "area", tuple(hatches), title, canvas.window)


def _tinted(canvas: Canvas, feature: Area) -> list[Item]:
    fill = feature["fill"]
    return [_seamless(outline, fill, name) for name, outline in _outlines(canvas, feature)] if fill else []


def _hatched(canvas: Canvas, feature: Area) -> list[Item]:
    pattern = feature["hatch"]
    if not pattern:
        return []
    return [
        Hatch(outline, pattern, ink_of(canvas, feature["regions"]), canvas.unit, canvas.window, name)
        for name, outline in _outlines(canvas, feature)
    ]


def ink_of(canvas: Canvas, regions: list[str]) -> str:
    """The deep colour of the pole in which regions lie."""
    pole = canvas.pole(regions[0]) if regions else None
    return pole["deep"] if pole else canvas.inks.ink_3


def _outlines(canvas: Canvas, feature: Area) -> list[tuple[str, Outline]]:
    rings = _former(feature)
    if rings:
        moved = tuple(tuple(canvas.frame.project(lon, lat) for lon, lat in ring) for ring in rings)
        return [(feature["id"], Outline(moved))]
    parts = [part for region in feature["regions"] for part in canvas.parts(region)]
    return [(name, canvas.land.area(level, name)) for level, name in parts]


def _former(feature: Area) -> list[Ring]:
    """Rings of the land that an area had before it was split."""
    if "outline" not in feature:
        return []
    return [ring for polygon in feature["outline"] or () for ring in polygon]


def is_coast(owners: Owners) -> bool:
    """Whether what these municipalities own is coast: there is but one of them."""
    return len(owners) == 1


def borders(canvas: Canvas) -> Group:
    """Hairlines of municipalities, borders of provinces and poles, the coast."""
    hairlines = Path(_hairlines(canvas), stroke=Stroke(canvas.inks.municipality, 0.5 * canvas.unit, opacity=0.8))
    coast = Path(canvas.land.lines("coast", is_coast), stroke=Stroke(canvas.inks.coast, COAST_PX * canvas.unit))
    return Group("borders", "border", (hairlines, *province_borders(canvas), coast), clip=canvas.window)


def province_borders(canvas: Canvas) -> Iterator[Path]:
    """Borders of provinces, those inside a pole dashed, those between poles on a casing."""
    inks, unit = canvas.inks, canvas.unit
    inner, outer = _between(canvas, same_pole=True), _between(canvas, same_pole=False)
    weight = 1.35 if canvas.shows_poles else 1.0
    yield Path(inner, stroke=Stroke(inks.province, 0.9 * unit, tuple(n * unit for n in INNER_PX), "butt"))
    yield Path(outer, stroke=Stroke(inks.casing, 3 * unit, opacity=0.85))
    yield Path(outer, stroke=Stroke(inks.pole, weight * unit))


def _hairlines(canvas: Canvas) -> Outline:
    province = canvas.land.province_of()
    return canvas.land.lines(
        "hairlines", lambda owners: len(owners) > 1 and len({province[one] for one in owners}) == 1
    )


def _between(canvas: Canvas, same_pole: bool) -> Outline:
    """Borders of provinces; those inside a pole apart where poles are shown."""
    province, poles = canvas.land.province_of(), _poles(canvas)

    def wanted(owners: Owners) -> bool:
        names = {province[one] for one in owners}
        return len(names) > 1 and (len({poles(name) for name in names}) == 1) == same_pole

    key = ("between", same_pole, tuple(sorted((name, poles(name)) for name in set(province.values()))))
    return canvas.land.lines(key, wanted)


def _poles(canvas: Canvas) -> Callable[[str], str]:
    """Pole of a province, or the province itself where none are shown: no border is then an inner one."""
    regions = canvas.scene["regions"] if canvas.shows_poles else {}
    return lambda name: (regions[name]["pole"] or name) if name in regions else name


def selection(canvas: Canvas, width_px: float = 2.2) -> Group:
    """The outline of the region in focus: its outer borders alone."""
    focus = canvas.scene["state"]["focus"]
    chosen = {name for _, name in canvas.parts(focus)} if focus and focus != "korea" else set()
    province = canvas.land.province_of()

    def wanted(owners: Owners) -> bool:
        within = {one in chosen or province[one] in chosen for one in owners}
        return True in within and (len(owners) == 1 or False in within)

    line = canvas.land.lines(None, wanted)
    casing = Path(line, stroke=Stroke(canvas.inks.casing, (width_px + 2.8) * canvas.unit))
    drawn = (casing, Path(line, stroke=Stroke(canvas.inks.ink, width_px * canvas.unit)))
    return Group("selection", "border", drawn if line.parts else (), clip=canvas.window)
