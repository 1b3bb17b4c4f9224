"""The tile grid as a plate's map: every province an equal tile with its marks, named like the regions of geography."""

from collections.abc import Iterator
from dataclasses import replace

from layers.plates.map import ground
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Group, Hatch, Outline, Path, Stroke
from layers.plates.tiles.content import Content, ink_of
from layers.plates.tiles.grid import EDGE_PX, Grid, grid, outline
from layers.scene_types.tile import Tile, Tiles
from layers.words.catalogue import words_of

Outlines = dict[str, Outline]


def groups(canvas: Canvas, drawn: Tiles) -> Iterator[Group]:
    """The map's groups, bottom to top: ground, tints and hatches by layer, borders, marks, nodes, names, a note."""
    standing, tiles = grid(canvas, drawn), drawn["items"]
    outlines = {tile["region"]: outline(standing.box(tile)) for tile in tiles}
    window = canvas.window
    paper = Box(window.x, window.y, window.width, window.height, canvas.inks.paper)
    yield Group("frame", "furniture", (paper,))
    yield Group("land", "ground", tuple(_path(canvas, outlines, t["region"], canvas.inks.land) for t in tiles))
    yield from _areas(canvas, tiles, outlines)
    yield _borders(canvas, standing, tiles, outlines)
    yield _selection(canvas, tiles, outlines)
    yield from _numbered("node", [made for tile in tiles for made in Content(canvas, standing, tile).nodes()])
    yield from _numbered("mark", [made for tile in tiles for made in Content(canvas, standing, tile).marks()])
    yield from _numbered("label", [Content(canvas, standing, tile).name() for tile in tiles])
    yield _note(canvas)


def _numbered(name: str, made: list[Group]) -> Iterator[Group]:
    return (replace(each, id=f"{name}-{number}") for number, each in enumerate(made))


def _path(canvas: Canvas, outlines: Outlines, region: str, fill: str) -> Path:
    return Path(outlines[region], fill, name=region)


def _areas(canvas: Canvas, tiles: list[Tile], outlines: Outlines) -> Iterator[Group]:
    """One group per layer that tints or hatches provinces, as on the map of geography."""
    drawn = []
    for layer in canvas.layers:
        own = [(tile, area) for tile in tiles for area in tile["areas"] if area["layer"] == layer["id"]]
        tints = [_path(canvas, outlines, t["region"], area["fill"]) for t, area in own if area["fill"]]
        hatches = [
            Hatch(outlines[t["region"]], area["hatch"], ink_of(canvas, t), canvas.unit, canvas.window, t["region"])
            for t, area in own
            if area["hatch"]
        ]
        drawn.append((layer, tints, hatches))
    yield from ground.stacked(canvas, drawn)


def _borders(canvas: Canvas, standing: Grid, tiles: list[Tile], outlines: Outlines) -> Group:
    unit, inks = canvas.unit, canvas.inks
    edges = dict.fromkeys(side for tile in tiles for side in standing.sides(tile))
    rims = Outline(tuple(outlines[t["region"]].parts[0] for t in tiles))
    thin = Path(rims, stroke=Stroke(inks.province, 0.7 * unit))
    thick = Path(Outline(tuple(edges), closed=False), stroke=Stroke(inks.pole, 2 * unit, cap="butt"))
    return Group("borders", "border", (thin, thick) if edges else (thin,))


def _selection(canvas: Canvas, tiles: list[Tile], outlines: Outlines) -> Group:
    focus = canvas.scene["state"]["focus"] or ""
    pole, region = canvas.scene["poles"].get(focus), canvas.scene["regions"].get(focus)
    chosen = {focus, region["parent"] if region else None, *(pole["members"] if pole else ())}
    stroke = Stroke(canvas.inks.ink, 3 * canvas.unit)
    items = tuple(Path(outlines[t["region"]], stroke=stroke) for t in tiles if t["region"] in chosen)
    return Group("selection", "border", items)


def _note(canvas: Canvas) -> Group:
    """How the tiles are read, below them."""
    unit, window, setter = canvas.unit, canvas.window, canvas.setter
    words = words_of(setter.lang, "plate")["tiles_poles" if canvas.shows_poles else "tiles"]
    lines = setter.wrap(words, "small", window.width - 2 * EDGE_PX * unit)
    step = setter.size("small") * 1.32
    top = window.bottom - EDGE_PX * unit - step * (len(lines) - 1)
    said = (
        setter.set(line, "small", window.x + window.width / 2, top + n * step, canvas.inks.ink_2, "middle")
        for n, line in enumerate(lines)
    )
    return Group("note", "text", tuple(said))
