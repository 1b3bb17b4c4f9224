"""What the pages of one service share: the atlas, today, and scenes drawn once for each state."""

from datetime import date
from functools import cached_property

from geo.dates import today
from layers.atlas import history
from layers.atlas.atlas import Atlas
from layers.atlas.history import Standing
from layers.facts.facts import Fact
from layers.findings.unsettled import bids, without
from layers.keeping import MB, Shelf
from layers.portfolio.filter import EVERY, Filter
from layers.presets import preset
from layers.presets.preset import Preset
from layers.scene import scene
from layers.scene.scene import State
from layers.scene_types.scene import Geometry, ServedScene
from layers.scene_types.vocabulary import Lang, Theme
from web.service.config import Config
from web.service.language import translator
from web.state import geometry
from web.state.points import points

SCENES = Shelf("scenes", 32 * MB, "layers, day, focus, language, theme, frame, filter; region of a brief")


class Drawing:
    """The atlas of one application, and its scenes as dictionaries.

    Scenes are kept: the data set does not change while the service runs, so equal states are equal scenes. `left_out`
    are bids that the atlas is without.
    """

    def __init__(self, atlas: Atlas, config: Config, left_out: tuple[Fact, ...] = ()):
        self.atlas = atlas
        self.config = config
        self.left_out = left_out

    @cached_property
    def presets(self) -> tuple[Preset, ...]:
        """The scenes to begin with, in their order, read once."""
        return preset.read(self.atlas)

    @cached_property
    def on_slides(self) -> "Drawing":
        """What slides are drawn from: the same but for bids on whose outcome sources disagree."""
        found = bids(self.atlas)
        return Drawing(without(self.atlas, found), self.config, found) if found else self

    @cached_property
    def standing(self) -> Standing:
        """Whether the data are those of the last release, compared once."""
        return history.standing(self.atlas)

    @cached_property
    def data_told(self) -> str:
        """The data version, with that of the release where the data are a release's."""
        release = self.standing.release if self.standing.released else None
        return self.atlas.data_version + (f" ({release.version}, {release.day})" if release else "")

    def release_told(self, lang: Lang) -> str:
        """Which release of the data is served, or since which one they differ."""
        release, words = self.standing.release, translator(lang)
        if release is None:
            return words("release_none")
        if self.standing.released:
            return f"{release.version} ({release.day})"
        return words("release_differs", version=release.version, day=release.day)

    def today(self) -> date:
        """Today in Asia/Seoul, or the day the operator fixed."""
        return self.config.today or today()

    def whole(self, asof: date, lang: Lang, theme: Theme = "colour", chosen: Filter = EVERY) -> ServedScene:
        """The scene with every layer of the catalogue on: what panels, cards and catalogues read."""
        every = tuple(self.atlas.catalog)
        return self.scene(State(layers=every, asof=asof, focus=None, lang=lang, theme=theme, filter=chosen))

    @SCENES
    def scene(self, state: State) -> ServedScene:
        """The scene of a state."""
        drawn = scene.draw(self.atlas, state)
        return {**drawn, "geometry": self.geometry(drawn["vintage"]), "points": points(self.atlas, drawn)}

    def geometry(self, vintage: str) -> Geometry:
        """Addresses of a vintage's topologies by tolerance in metres, and of the background land."""
        return {
            "400": self._address(vintage, 400),
            "150": self._address(vintage, 150),
            "60": self._address(vintage, 60),
            "context": geometry.address(self.config.data / "context.json"),
        }

    def _address(self, vintage: str, tolerance_m: int) -> str:
        return geometry.address(self.atlas.boundaries.topology_path(vintage, tolerance_m))
