"""From a scene to a plate: every sheet it can be laid out on, asked for in one way."""

from collections.abc import Callable, Mapping
from typing import Any

from geo.boundaries import Boundaries
from layers.plates.brief import sheet as brief
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Plate
from layers.plates.page.type import Metrics
from layers.plates.sheets import multiples, sheet, tally
from layers.scene_types.brief import BriefScene
from layers.scene_types.scene import Scene

MAP, PANELS, TALLY, BRIEF, BRIEF_FIGURE = "map", "panels", "tally", "brief", "brief-figure"
SHEETS: Mapping[str, Callable[..., Plate]] = {
    MAP: sheet.draw,
    PANELS: multiples.draw,
    TALLY: tally.draw,
    BRIEF: brief.draw,
    BRIEF_FIGURE: brief.figure,
}


def plate(
    kind: str,
    scene: Scene | BriefScene,
    boundaries: Boundaries,
    layout: Layout,
    metrics: Metrics,
    permalink: str,
    *own: Any,
) -> Plate:
    """The plate of a scene.

    Parameters
    ----------
    kind : str
        Of `SHEETS`.
    permalink : str
        The address that shows the same; the QR code holds it.
    *own
        What its sheet takes besides: where a map is looked at, the panels and their locator, the numbers.

    Raises
    ------
    LegendTooLong
        Not even the shortest legend fits the page.
    """
    return SHEETS[kind](scene, boundaries, layout, metrics, permalink, *own)
