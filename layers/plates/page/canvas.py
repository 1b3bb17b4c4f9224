"""What every part of a plate is drawn with: the scene, the frame, the land, the inks and the setter of words."""

from dataclasses import dataclass

from geo.boundaries import Boundaries
from layers.plates.page import linework
from layers.plates.page.frame import Frame
from layers.plates.page.layout import Layout
from layers.plates.page.linework import Linework
from layers.plates.page.plate import Box
from layers.plates.page.type import Setter
from layers.scene_types.layer import SceneLayer
from layers.scene_types.region import ScenePole, SceneRegion
from layers.scene_types.scene import Scene
from layers.symbols.inks import Inks
from layers.symbols.vision import contrast
from layers.words.catalogue import Words, words_of

NATIONAL, LOCAL, SITES = 6.5, 8.4, 8.0
READABLE = 4.5
#: Objects of a topology that hold the regions of a level.
OBJECTS = {"province": "provinces", "municipality": "municipalities"}


@dataclass(frozen=True)
class Canvas:
    """One plate while it is drawn.

    Attributes
    ----------
    scene : Scene
        As docs/scene.md has it.
    boundaries : Boundaries
        Where the topologies are read.
    frame : Frame
        The map's window on the page.
    """

    scene: Scene
    boundaries: Boundaries
    layout: Layout
    frame: Frame
    inks: Inks
    setter: Setter

    @property
    def words(self) -> Words:
        """The words that a plate adds to its scene."""
        return words_of(self.setter.lang, "plate")

    @property
    def land(self) -> Linework:
        """Boundaries on the frame."""
        return linework.land(self.boundaries, self.scene["vintage"], self.frame)

    @property
    def shallows(self) -> Linework:
        """The same, coarser."""
        return linework.shallows(self.boundaries, self.scene["vintage"], self.frame)

    @property
    def context(self) -> Linework:
        """Neighbour land on the frame."""
        return linework.context(self.boundaries, self.frame)

    @property
    def unit(self) -> float:
        """One screen pixel in millimetres."""
        return self.layout.unit

    @property
    def zoom(self) -> float:
        """The web map's zoom that shows as much."""
        return self.frame.zoom(self.unit)

    @property
    def window(self) -> Box:
        """The map's rectangle."""
        return Box(self.frame.x, self.frame.y, self.frame.width, self.frame.height)

    @property
    def layers(self) -> list[SceneLayer]:
        """The layers that are in force, in drawing order."""
        return [layer for layer in self.scene["layers"] if layer["in_force"]]

    def mark(self, key: str | None) -> str:
        """The drawing of a mark as SVG; empty where a thing has none."""
        return self.scene["marks"][key] if key else ""

    @property
    def shows_poles(self) -> bool:
        """Whether a layer that is on shows the poles."""
        return bool(self.scene["poles"]) and any(layer["geometry"] == "dissolve" for layer in self.layers)

    @property
    def plates(self) -> bool:
        """Whether names stand on small plates: in grey, and where figures shade the land darker than ink allows."""
        areas = (each for layer in self.layers for each in layer["features"] if each["kind"] == "area")
        fills = {each["fill"] for each in areas if each["class"] is not None and each["fill"]}
        return self.inks.plates or any(contrast(self.inks.ink, fill) < READABLE for fill in fills)

    def pole(self, region: str) -> ScenePole | None:
        """The pole that a region is, or lies in."""
        poles, known = self.scene["poles"], self.scene["regions"].get(region)
        if region in poles or known is None:
            return poles.get(region)
        return poles.get(known["pole"] or "") or self._parents(known)

    def _parents(self, known: SceneRegion) -> ScenePole | None:
        return self.pole(known["parent"]) if known["parent"] else None

    def parts(self, region: str) -> list[tuple[str, str]]:
        """Level and id of the provinces or the municipality that make up a region."""
        if region == "korea":
            return [("provinces", each) for each in self.land.ids("provinces")]
        if region in self.scene["poles"]:
            return [("provinces", each) for each in self.scene["poles"][region]["members"]]
        known = self.scene["regions"].get(region)
        return [(OBJECTS[known["level"]], region)] if known else []
