"""What every part of a brief's page is drawn with."""

from dataclasses import dataclass

from layers.plates.page.canvas import Canvas
from layers.scene_types.brief import BriefScene


@dataclass(frozen=True)
class BriefCanvas(Canvas):
    """One page while it is drawn; its scene is that of a brief."""

    scene: BriefScene
