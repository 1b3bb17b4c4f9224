"""What stands in each tile of the grid: the marks, counts, figures and nodes of its province, or why there are none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layers.atlas.atlas import Atlas
from layers.atlas.tile_table import Tile as Standing
from layers.comparison import cells
from layers.comparison.cells import Cell
from layers.scene.features import Pen
from layers.scene.homes import Places, Poles, Regions
from layers.scene.tiles import WIDE, tiles
from layers.scene_types.feature import Area, Feature
from layers.scene_types.layer import SceneLayer, Swatch
from layers.scene_types.reading import mark_of, placed
from layers.scene_types.region import SceneRegion
from layers.scene_types.tile import Tile, TileArea, TileEntry, TileFigure, TileFrame, TileHeld, TileNode, Tiles
from layers.scene_types.vocabulary import Hatch, Side
from layers.symbols import palette
from layers.symbols.vision import contrast
from layers.words.catalogue import words_of

NOT_PLACED = frozenset({"dissolve", "choropleth"})
SIDES: dict[Side, tuple[int, int]] = {"top": (-1, 0), "right": (0, 1), "bottom": (1, 0), "left": (0, -1)}
EMPTY_ORDER = (cells.NONE, cells.NOT_APPLICABLE, cells.UNKNOWN, cells.OVER, cells.INHERITED)


def grid(pen: Pen, regions: Regions, poles: Poles, layers: Sequence[SceneLayer]) -> Tiles:
    """The grid of a scene: its size in places, and its tiles in official order (docs/scene.md)."""
    standing = tiles(pen.atlas, pen.asof)
    on = [layer for layer in layers if layer["in_force"]]
    shown = bool(poles) and any(layer["geometry"] == "dissolve" for layer in on)
    map_of = Places(regions, poles)
    owners = {place: regions[tile.region]["pole"] or tile.region for tile in standing for place in tile.places}
    return {
        "columns": max((tile.column + tile.span for tile in standing), default=WIDE),
        "rows": max((tile.row for tile in standing), default=0) + 1,
        "items": [
            {**_held(pen, map_of, tile, on), **_frame(tile, regions[tile.region], poles if shown else {}, owners)}
            for tile in standing
        ],
    }


def with_layer(atlas: Atlas, regions: Regions, poles: Poles, drawn: Tiles, layer: SceneLayer) -> Tiles:
    """The tiles of a drawn scene with the marks of one more layer, such as a reader's own rows."""
    places, order = Places(regions, poles), list(atlas.statuses)
    return drawn | {"items": [_added(places, order, layer, tile) for tile in drawn["items"]]}


def _added(places: Places, order: list[str], layer: SceneLayer, tile: Tile) -> Tile:
    own = [f for f in layer["features"] if mark_of(f) and tile["region"] in places.homes(f["regions"])]
    found = [_entry(layer, status, ids, key) for status, key, ids in _grouped(order, own)]
    return tile | {"entries": [*tile["entries"], *found], "empty": [] if found else tile["empty"]}


def _frame(tile: Standing, region: SceneRegion, poles: Poles, owners: Mapping[tuple[int, int], str]) -> TileFrame:
    pole = poles.get(region["pole"] or "")
    return {
        "row": tile.row,
        "column": tile.column,
        "span": tile.span,
        "name": region["short"],
        "pole": pole["name"] if pole and not pole["special"] else "",
        "special": bool(pole and pole["special"]),
        "ink": pole["deep"] if pole else None,
        "edges": _edges(tile, owners) if pole else [],
    }


def _edges(tile: Standing, owners: Mapping[tuple[int, int], str]) -> list[Side]:
    """Sides beyond which another pole lies, or nothing."""
    own = owners[(tile.row, tile.column)]
    beyond = {side: {(row + down, column + across) for row, column in tile.places} - tile.places
              for side, (down, across) in SIDES.items()}  # fmt: skip
    return [side for side, places in beyond.items() if any(owners.get(place) != own for place in places)]


def _held(pen: Pen, places: Places, tile: Standing, layers: Sequence[SceneLayer]) -> TileHeld:
    """What every layer has in a tile."""
    areas: list[TileArea] = []
    entries: list[TileEntry] = []
    nodes: list[TileNode] = []
    figures: list[TileFigure] = []
    for layer in layers:
        own = [f for f in layer["features"] if tile.region in places.homes(f["regions"])]
        tinted = [f for f in own if f["kind"] == "area"]
        whole = [f for f in tinted if not places.is_part(f["regions"])]
        areas += [{"layer": layer["id"], "fill": f["fill"], "hatch": f["hatch"]} for f in whole]
        figures = _figures(layer, whole) or figures
        if layer["geometry"] == "corridor":
            nodes += _nodes(layer, own)
        else:
            entries += _entries(pen, layer, own)
            entries += _parts(layer, [f for f in tinted if places.is_part(f["regions"])])
    tint = next((area["fill"] for area in reversed(areas) if area["fill"]), None)
    placing = _placing(pen, layers)
    filled = bool(entries or nodes or any(area["layer"] in placing for area in areas))
    return {
        "region": tile.region,
        "areas": areas,
        "entries": entries,
        "nodes": nodes,
        "figures": figures,
        "front": _front(tint),
        "empty": [] if filled or not placing else _empty(pen, tile, placing),
    }


def _figures(layer: SceneLayer, areas: Sequence[Area]) -> list[TileFigure]:
    return [{"layer": layer["id"], "text": area["role"]} for area in areas if "value" in area]


def _front(tint: str | None) -> str:
    """The ink of the words on a tint: dark, or paper where that is read more easily."""
    return max((palette.INK, palette.PAPER), key=lambda ink: contrast(ink, tint)) if tint else palette.INK


def _nodes(layer: SceneLayer, features: Sequence[Feature]) -> list[TileNode]:
    line = next((each for each in layer["features"] if each["kind"] == "line"), None)
    return [
        {
            "layer": layer["id"],
            "item": each["id"],
            "label": each["label"],
            "role": each["role"],
            "colour": line["colour"] if line else None,
            "pattern": line["pattern"] if line else None,
        }
        for each in features
        if each["kind"] in ("point", "ring")
    ]


def _entries(pen: Pen, layer: SceneLayer, features: Sequence[Feature]) -> Iterator[TileEntry]:
    """Marks with what they stand for, solid before dashed; what a layer only counts is one mark for each status."""
    for status, key, ids in _grouped(list(pen.atlas.statuses), features):
        mark = key or pen.seals.count(layer["shape"] or "", len(ids), status)
        yield _entry(layer, status, ids, mark, counts=not key)


def _grouped(order: list[str], features: Sequence[Feature]) -> Iterator[tuple[str, str, list[str]]]:
    """Status, mark and item ids of features that look the same, solid before dashed."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in placed(features):
        if each["mark"] or each["kind"] == "badge":
            groups.setdefault((each["status"], _own_mark(each["mark"])), []).append(each["id"])
    for status, key in sorted(groups, key=lambda group: order.index(group[0])):
        yield status, key, list(dict.fromkeys(groups[(status, key)]))


def _own_mark(mark: str | None) -> str:
    """Key of a feature's own mark; empty where its layer only counts."""
    return "" if mark is None or ".count-" in mark else mark


def _entry(layer: SceneLayer, status: str | None, ids: list[str], mark: str | None = None, swatch: Swatch | None = None,
           label: str = "", counts: bool = False) -> TileEntry:  # fmt: skip
    return {
        "layer": layer["id"],
        "status": status,
        "items": ids,
        "count": len(ids),
        "mark": mark,
        "swatch": swatch,
        "label": label,
        "counts": counts,
    }


def _parts(layer: SceneLayer, features: Sequence[Area]) -> Iterator[TileEntry]:
    """Areas of a province's parts, counted by what they look like."""
    groups: dict[tuple[str | None, Hatch | None], list[Area]] = {}
    for each in features:
        groups.setdefault((each["fill"], each["hatch"]), []).append(each)
    for (fill, hatch), same in groups.items():
        swatch: Swatch = {"kind": "hatch" if hatch else "fill", "colour": fill, "pattern": hatch}
        ids, first = list(dict.fromkeys(each["id"] for each in same)), same[0]
        yield _entry(layer, first["status"], ids, None, swatch, first["role"] or first["status_label"] or "")


def _placing(pen: Pen, layers: Sequence[SceneLayer]) -> list[str]:
    """Layers that place something in provinces, by id."""
    return [one["id"] for one in layers if one["geometry"] not in NOT_PLACED and one["id"] in pen.atlas.catalog]


def _empty(pen: Pen, tile: Standing, placing: Sequence[str]) -> list[str]:
    """Why nothing stands in a tile: 없음, 대상 아님 or 미확인, and of how many layers where they differ; no days."""
    here = cells.around(pen.atlas, tile.region, pen.asof)
    found = [cells.row(pen.atlas, layer, [here], pen.asof)[0] for layer in placing]
    alike: dict[tuple[int, str], list[Cell]] = {}
    for one in (one for one in found if one.state in EMPTY_ORDER):
        alike.setdefault((EMPTY_ORDER.index(one.state), one.later or ""), []).append(one)
    told = [(len(some), replace(some[0], until=None).word(pen.lang)) for _, some in sorted(alike.items())]
    (_, first), *rest = told or [(1, words_of(pen.lang, "state")[cells.NONE])]
    return [first, *(words_of(pen.lang, "layer")("of_tile", n=n, word=word) for n, word in rest)]
