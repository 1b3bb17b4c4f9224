"""What stands in each tile of the grid: the marks, counts, figures and nodes of its province, or why there are none."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from layers.atlas.atlas import Atlas
from layers.comparison import cells
from layers.scene.features import Pen
from layers.scene.tiles import WIDE, Tile, tiles
from layers.symbols import palette
from layers.symbols.vision import contrast
from layers.words.catalogue import words_of

MARKED = frozenset({"point", "ring", "badge", "bubble"})
NODES = frozenset({"point", "ring"})
NOT_PLACED = frozenset({"dissolve", "choropleth"})
SIDES = {"top": (-1, 0), "right": (0, 1), "bottom": (1, 0), "left": (0, -1)}
EMPTY_ORDER = (cells.NONE, cells.NOT_APPLICABLE, cells.UNKNOWN, cells.OVER, cells.INHERITED)
Plain = dict[str, Any]


def grid(pen: Pen, regions: Plain, poles: Plain, layers: Sequence[Plain]) -> Plain:
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
            _cell(pen, map_of, tile, on) | _frame(tile, regions[tile.region], poles if shown else {}, owners)
            for tile in standing
        ],
    }


def with_layer(atlas: Atlas, scene: Plain, layer: Plain) -> Plain:
    """The tiles of a drawn scene with the marks of one more layer, such as a reader's own rows."""
    places, order = Places(scene["regions"], scene["poles"]), list(atlas.statuses)
    return scene["tiles"] | {"items": [_added(places, order, layer, tile) for tile in scene["tiles"]["items"]]}


def _added(places: "Places", order: list[str], layer: Plain, tile: Plain) -> Plain:
    own = [f for f in layer["features"] if f.get("mark") and tile["region"] in places.homes(f["regions"])]
    found = [_entry(layer, status, ids, mark=key, counts=False) for status, key, ids in _grouped(order, own)]
    return tile | {"entries": [*tile["entries"], *found], "empty": [] if found else tile["empty"]}


class Places:
    """Which provinces regions of every level lie in or are made of."""

    def __init__(self, regions: Plain, poles: Plain):
        self._regions, self._poles = regions, poles

    def homes(self, region_ids: Sequence[str]) -> list[str]:
        """Province ids without repeats."""
        return list(dict.fromkeys(home for region in region_ids for home in self._of(region)))

    def _of(self, region: str) -> list[str]:
        if region in self._poles:
            return list(self._poles[region]["members"])
        known = self._regions.get(region)
        if known is None:
            return []
        return [known["parent"]] if known["level"] == "municipality" else [region]

    def is_part(self, region_ids: Sequence[str]) -> bool:
        """Whether regions are only parts of provinces."""
        found = [self._regions[region]["level"] for region in region_ids if region in self._regions]
        return bool(found) and set(found) == {"municipality"}


def _frame(tile: Tile, region: Plain, poles: Plain, owners: Mapping[tuple[int, int], str]) -> Plain:
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


def _edges(tile: Tile, owners: Mapping[tuple[int, int], str]) -> list[str]:
    """Sides beyond which another pole lies, or nothing."""
    own = owners[(tile.row, tile.column)]
    beyond = {side: {(row + down, column + across) for row, column in tile.places} - tile.places
              for side, (down, across) in SIDES.items()}  # fmt: skip
    return [side for side, places in beyond.items() if any(owners.get(place) != own for place in places)]


def _cell(pen: Pen, places: Places, tile: Tile, layers: Sequence[Plain]) -> Plain:
    """What every layer has in a tile."""
    own = [(layer, [f for f in layer["features"] if tile.region in places.homes(f["regions"])]) for layer in layers]
    found: Plain = {"region": tile.region, "areas": [], "entries": [], "nodes": [], "figures": []}
    for layer, features in own:
        whole = [f for f in features if f["kind"] == "area" and not places.is_part(f["regions"])]
        found["areas"] += [{"layer": layer["id"], "fill": f["fill"], "hatch": f["hatch"]} for f in whole]
        figures = [{"layer": layer["id"], "text": f["role"]} for f in whole if "value" in f]
        found["figures"] = figures or found["figures"]
        if layer["geometry"] == "corridor":
            found["nodes"] += _nodes(layer, features)
        else:
            found["entries"] += _entries(pen, layer, features)
            found["entries"] += _parts(layer, [f for f in features if f["kind"] == "area" and f not in whole])
    tint = next((area["fill"] for area in reversed(found["areas"]) if area["fill"]), None)
    return found | {"front": _front(tint), "empty": _empty(pen, tile, layers, found)}


def _front(tint: str | None) -> str:
    """The ink of the words on a tint: dark, or paper where that is read more easily."""
    return max((palette.INK, palette.PAPER), key=lambda ink: contrast(ink, tint)) if tint else palette.INK


def _nodes(layer: Plain, features: Sequence[Plain]) -> list[Plain]:
    line: Plain = next((each for each in layer["features"] if each.get("path")), {})
    return [
        {
            "layer": layer["id"],
            "item": each["id"],
            "label": each["label"],
            "role": each["role"],
            "colour": line.get("colour"),
            "pattern": line.get("pattern"),
        }
        for each in features
        if each["kind"] in NODES
    ]


def _entries(pen: Pen, layer: Plain, features: Sequence[Plain]) -> Iterator[Plain]:
    """Marks with what they stand for, solid before dashed; what a layer only counts is one mark for each status."""
    for status, key, ids in _grouped(list(pen.atlas.statuses), features):
        mark = key or pen.seals.count(layer["shape"], len(ids), status)
        yield _entry(layer, status, ids, mark=mark, counts=not key)


def _grouped(order: list[str], features: Sequence[Plain]) -> Iterator[tuple[str, str, list[str]]]:
    """Status, mark and item ids of features that look the same, solid before dashed."""
    groups: dict[tuple[str, str], list[Plain]] = {}
    for each in features:
        if each["kind"] in MARKED and (each.get("mark") or each["kind"] == "badge"):
            groups.setdefault((each["status"], _drawn(each)), []).append(each)
    for status, key in sorted(groups, key=lambda group: order.index(group[0])):
        yield status, key, list(dict.fromkeys(each["id"] for each in groups[(status, key)]))


def _drawn(feature: Plain) -> str:
    """Key of a feature's own mark; empty where its layer only counts."""
    mark = feature.get("mark") or ""
    return "" if ".count-" in mark else mark


def _entry(layer: Plain, status: str, ids: list[str], **more: Any) -> Plain:
    plain = {"mark": None, "swatch": None, "label": "", "counts": False}
    return {"layer": layer["id"], "status": status, "items": ids, "count": len(ids), **plain, **more}


def _parts(layer: Plain, features: Sequence[Plain]) -> Iterator[Plain]:
    """Areas of a province's parts, counted by what they look like."""
    groups: dict[tuple[str | None, str | None], list[Plain]] = {}
    for each in features:
        groups.setdefault((each["fill"], each["hatch"]), []).append(each)
    for (fill, hatch), same in groups.items():
        swatch = {"kind": "hatch" if hatch else "fill", "colour": fill, "pattern": hatch}
        ids = list(dict.fromkeys(each["id"] for each in same))
        yield _entry(layer, same[0]["status"], ids, swatch=swatch, label=same[0]["role"] or same[0]["status_label"])


def _empty(pen: Pen, tile: Tile, layers: Sequence[Plain], found: Plain) -> list[str]:
    """Why nothing stands in a tile: 없음, 대상 아님 or 미확인, and of how many layers where they differ."""
    placing = [
        layer["id"] for layer in layers if layer["geometry"] not in NOT_PLACED and layer["id"] in pen.atlas.catalog
    ]
    areas = [each for each in found["areas"] if each["layer"] in placing]
    if found["entries"] or found["nodes"] or areas or not placing:
        return []
    here = cells.around(pen.atlas, tile.region, pen.asof)
    states = Counter(cells.row(pen.atlas, layer, [here], pen.asof)[0].state for layer in placing)
    first, *rest = [state for state in EMPTY_ORDER if states[state]] or [cells.NONE]
    words = {state: words_of(pen.lang, "state")[state] for state in (first, *rest)}
    return [words[first], *(words_of(pen.lang, "layer")("of_tile", n=states[each], word=words[each]) for each in rest)]
