"""What stands in one tile: its name, its pole, figures, nodes of belts, marks, and why it is empty."""

from collections.abc import Iterator

from layers.plates.legend import swatches
from layers.plates.map import belts
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Circle, Group, Item, Outline, Path, Stroke
from layers.plates.page.stamps import Stamp
from layers.plates.tiles import flow
from layers.plates.tiles.flow import Token
from layers.plates.tiles.grid import Grid
from layers.scene_types.tile import Tile, TileNode

PAD_PX, NAME_PX, LINE_PX, STUB_PX = 8.0, 22.0, 14.5, 26.0


def ink_of(canvas: Canvas, tile: Tile) -> str:
    """The deep colour of a tile's pole, or grey."""
    return tile["ink"] or canvas.inks.ink_3


def ground_of(canvas: Canvas, tile: Tile) -> str:
    """The colour that a tile's words stand on: the last tint of its layers, or plain land."""
    return next((area["fill"] for area in reversed(tile["areas"]) if area["fill"]), canvas.inks.land)


class Content:
    """What stands in one tile."""

    def __init__(self, canvas: Canvas, standing: Grid, tile: Tile):
        self._canvas, self._tile, self._box = canvas, tile, standing.box(tile)
        self._unit, self._ground = canvas.unit, ground_of(canvas, tile)
        self._front = canvas.inks.on(self._ground)
        self._left = self._box.x + PAD_PX * self._unit
        self._right = self._box.right - PAD_PX * self._unit
        self._layers = {layer["id"]: layer for layer in canvas.layers}

    def name(self) -> Group:
        """Its province's name, its pole's name or the badge of a special one, figures, and why it is empty."""
        setter = self._canvas.setter
        said = [self._said(self._tile["name"], "tile", self._left, 16.0), *self._corner()]
        lines = [(each["text"], "chip-count") for each in self._tile["figures"]]
        room = self._right - self._left
        lines += [(line, "role") for text in self._tile["empty"] for line in setter.wrap(text, "role", room)]
        top = NAME_PX + len(self._node_lines()) * LINE_PX
        said += [self._said(text, kind, self._left, top + (n + 1.02) * LINE_PX) for n, (text, kind) in enumerate(lines)]
        return Group("label", "label", tuple(said))

    def _said(self, text: str, kind: str, x: float, down_px: float, anchor: str = "start") -> Item:
        y = self._box.y + (PAD_PX + down_px - 5) * self._unit
        return self._canvas.setter.set(text, kind, x, y, self._front, anchor, self._ground)

    def _corner(self) -> list[Item]:
        if self._tile["special"]:
            return self._badge()
        name = self._canvas.setter.width(self._tile["name"], "tile")
        fits = self._canvas.setter.width(self._tile["pole"], "role") + name + 6 * self._unit < self._right - self._left
        return [self._said(self._tile["pole"], "role", self._right, 15.5, "end")] if fits and self._tile["pole"] else []

    def _badge(self) -> list[Item]:
        unit, side, ink = self._unit, 16 * self._unit, ink_of(self._canvas, self._tile)
        x, y = self._right - side, self._box.y + PAD_PX * unit - 3 * unit
        text = self._canvas.words["special"]
        base = y + side / 2 + self._canvas.setter.size("tag") * 0.36
        return [
            Box(x, y, side, side, self._canvas.inks.paper, Stroke(ink, 1.3 * unit), 3 * unit),
            self._canvas.setter.set(text, "tag", x + side / 2, base, ink, "middle"),
        ]

    def _node_lines(self) -> list[tuple[TileNode, str, bool]]:
        """Nodes in lines: with their roles where the tile has room for all of them, else with as much as it has."""
        room = self._box.height / self._unit - NAME_PX - 2 * PAD_PX - flow.SIDE_PX
        most = room // LINE_PX - len(self._tile["figures"])
        tries = ([line for node in self._tile["nodes"] for line in self._lines_of(node, roles)] for roles in (9, 1))
        plain = [(node, "", True) for node in self._tile["nodes"]]
        return next((lines for lines in tries if len(lines) <= most), plain)

    def _lines_of(self, node: TileNode, most: int) -> Iterator[tuple[TileNode, str, bool]]:
        """A node's name with its first role where they fit in one line, and the rest of its roles below."""
        setter, room = self._canvas.setter, self._right - self._left - STUB_PX * self._unit
        roles = [role for role in node["role"].split(" · ") if role][:most]
        beside = f" {roles[0]}" if roles else ""
        fits = setter.width(node["label"], "node") + setter.width(beside, "role") <= room
        yield node, beside if fits else "", True
        for role in roles[fits:]:
            yield from ((node, line, False) for line in setter.wrap(role, "role", room))

    def nodes(self) -> Iterator[Group]:
        """Nodes of belts: a ring on a piece of its belt's line, with name and role."""
        lines = list(enumerate(self._node_lines()))
        for node in self._tile["nodes"]:
            own = [(number, role, first) for number, (each, role, first) in lines if each is node]
            title = f"{self._layers[node['layer']]['title']}: {node['label']} {node['role']}".strip()
            yield Group("node", "mark", tuple(item for line in own for item in self._node_line(node, *line)), title)

    def _node_line(self, node: TileNode, number: int, role: str, first: bool) -> Iterator[Item]:
        if first:
            yield from self._node(node, role, number)
        else:
            yield self._role(role, self._left + STUB_PX * self._unit, number)

    def _node(self, node: TileNode, role: str, number: int) -> Iterator[Item]:
        unit, inks = self._unit, self._canvas.inks
        colour, middle = node["colour"] or inks.ink, self._middle(number)
        stub = Outline((((self._left + 3 * unit, middle), (self._left + 19 * unit, middle)),), closed=False)
        strokes = belts.strokes(node["pattern"], colour, inks.casing, unit * 0.62)
        yield from (Path(stub, stroke=stroke) for stroke in strokes)
        yield Circle(self._left + 11 * unit, middle, 4.4 * unit, inks.paper, Stroke(colour, 2 * unit))
        x = self._left + STUB_PX * unit
        base = middle + self._canvas.setter.size("node") * 0.36
        label = self._canvas.setter.set(node["label"], "node", x, base, self._front, "start", self._ground)
        yield label
        if role:
            yield self._role(role.strip(), x + label.width + 4 * unit, number)

    def _role(self, role: str, x: float, number: int) -> Item:
        base = self._middle(number) + self._canvas.setter.size("node") * 0.36
        return self._canvas.setter.set(role, "role", x, base, self._front, "start", self._ground)

    def _middle(self, number: int) -> float:
        return self._box.y + (PAD_PX + NAME_PX + (number + 0.35) * LINE_PX) * self._unit

    def marks(self) -> Iterator[Group]:
        """Its marks, counts and swatches, and a pill for those that find no room."""
        used = len(self._node_lines()) + len(self._tile["figures"])
        top = self._box.y + (PAD_PX + NAME_PX + used * LINE_PX) * self._unit
        room = (self._left, top, self._right, self._box.bottom - 0.5 * PAD_PX * self._unit)
        found = flow.flow(self._canvas, self._tile["entries"], room)
        for token, x, middle in found.placed:
            yield Group("mark", "mark", tuple(self._token(token, x, middle, found.side)), self._titled(token))
        if found.rest:
            yield Group("mark", "mark", tuple(self._rest(len(found.rest))), f"+{len(found.rest)}")

    def _token(self, token: Token, x: float, middle: float, side: float) -> Iterator[Item]:
        setter, canvas = self._canvas.setter, self._canvas
        if token.entry["mark"]:
            stamp = Stamp(canvas.mark(token.entry["mark"]), x + side / 2, middle, side)
            yield from stamp.items(setter.metrics)
        else:
            yield from swatches.draw(canvas, token.entry, x, middle, setter.scale)
        if token.number:
            left = x + (side if token.entry["mark"] else swatches.AREA_PX[0] * self._unit)
            left, base = left + flow.GAP_PX * self._unit, middle + setter.size("role") * 0.36
            yield setter.set(token.number, "role", left, base, self._front, "start", self._ground)

    def _titled(self, token: Token) -> str:
        layer = self._layers[token.entry["layer"]]
        known = {each["id"]: each for each in layer["features"]}
        return f"{layer['title']}: {' · '.join(known[item]['label'] for item in token.items)}"

    def _rest(self, number: int) -> Iterator[Item]:
        unit, high = self._unit, 16 * self._unit
        wide = self._canvas.setter.width(f"+{number}", "count") + 12 * unit
        left, top = self._right - wide, self._box.bottom - 0.5 * PAD_PX * unit - high
        yield Box(left, top, wide, high, self._canvas.inks.paper, Stroke(self._canvas.inks.ink_2, unit), high / 2)
        base = top + high / 2 + self._canvas.setter.size("count") * 0.36
        yield self._canvas.setter.set(f"+{number}", "count", left + wide / 2, base, self._canvas.inks.ink, "middle")
