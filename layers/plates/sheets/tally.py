"""A plate that counts by province: a shade for the total, and a line of signed numbers at each name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from geo.boundaries import Boundaries
from layers.plates.legend import pages
from layers.plates.map import furniture, gazetteer, ground, islands, marks, names
from layers.plates.map.names import Name, Placed
from layers.plates.page.boxes import Taken
from layers.plates.page.canvas import Canvas
from layers.plates.page.frame import whole
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Group, Item, Path, Plate, Stroke
from layers.plates.page.type import Metrics, Setter
from layers.plates.sheets import sheet
from layers.scene_types.scene import Scene
from layers.symbols.inks import THEMES

OUTLINE_PX = 1.3


@dataclass(frozen=True)
class Tally:
    """What a map of counts shows.

    Attributes
    ----------
    numbers : mapping of str to str
        Signed numbers by province, in one line: `+12 ±3 −1`.
    outlined : tuple of str
        Provinces with an outline of their own.
    """

    numbers: Mapping[str, str]
    outlined: tuple[str, ...] = ()


def draw(scene: Scene, boundaries: Boundaries, layout: Layout, metrics: Metrics, permalink: str, tally: Tally) -> Plate:
    """The plate of counts by province.

    Parameters
    ----------
    scene : Scene
        As docs/scene.md has it; its layers hold the shades as areas, and the legend.

    Its legend runs on over further plates where the page has no room for all of it.

    Raises
    ------
    LegendTooLong
        Not even the shortest legend fits the page.
    """
    state, setter = scene["state"], Setter(metrics, layout.unit, scene["state"]["lang"])
    canvas = Canvas(scene, boundaries, layout, sheet.NOWHERE, THEMES[state["theme"]], setter)
    width, bottom = layout.width - 2 * layout.margin, layout.height - layout.margin
    foot, floor = furniture.footer(canvas, layout.margin, bottom, width, permalink)
    head, key, box = sheet.arranged(canvas, floor)
    framed = replace(canvas, frame=whole(*box, sheet.ROOM_PX * canvas.unit))
    groups = (*_map(framed, tally), head, *key.groups, foot)
    made = Plate(
        layout.width, layout.height, canvas.inks.paper, scene["title"], scene["caption"], state["lang"], state["theme"],
        state["asof"], scene["fingerprint"], scene["data_version"], permalink, groups,
    )  # fmt: skip
    return made if key.whole else replace(made, more=pages.pages(canvas, made, permalink))


def _map(canvas: Canvas, tally: Tally) -> Iterator[Group]:
    yield ground.sea(canvas)
    yield ground.land(canvas)
    yield from ground.areas(canvas)
    yield ground.borders(canvas)
    yield islands.in_place(canvas)
    for number, region in enumerate(tally.outlined):
        yield _outline(canvas, region, number)
    yield from _labels(canvas, tally)
    yield furniture.frame(canvas)
    yield islands.inset(canvas)
    yield furniture.scale_bar(canvas)


def _outline(canvas: Canvas, region: str, number: int) -> Group:
    stroke = Stroke(canvas.inks.ink, OUTLINE_PX * canvas.unit)
    lines = tuple(
        Path(canvas.land.area(*part), stroke=stroke, name=region) for part in canvas.parts(region)
    )  # fmt: skip
    known = canvas.scene["regions"].get(region)
    title = known["name"] if known else region
    return Group(f"outline-{number}", "border", lines, title, canvas.window)


def _labels(canvas: Canvas, tally: Tally) -> Iterator[Group]:
    inset, taken = islands.inset_box(canvas), Taken()
    taken.hard += [(inset.x, inset.y, inset.right, inset.bottom), furniture.corner(canvas)]
    wanted = [*gazetteer.foremost(canvas, ()), *gazetteer.wanted(canvas, (), ())]
    placed = names.placed(canvas, [_counted(canvas, name, tally) for name in wanted], taken)
    yield Group("leaders", "label", tuple(_leaders(canvas, placed)), clip=canvas.window)
    yield from (marks.label(canvas, number, each) for number, each in enumerate(placed))


def _counted(canvas: Canvas, name: Name, tally: Tally) -> Name:
    """A province's name with its numbers below."""
    regions = canvas.scene["regions"]
    own = (key for key in tally.numbers if key in regions and regions[key]["short"] == name.lines[0][0])
    key = next(own, None) if name.kind == "province" else None
    return replace(name, lines=(*name.lines, (tally.numbers[key], "count")), tag="") if key else name


def _leaders(canvas: Canvas, placed: list[Placed]) -> Iterator[Item]:
    for each in placed:
        ends = each.leader(canvas.unit)
        if ends:
            yield from marks.leader(canvas, *ends, False)
