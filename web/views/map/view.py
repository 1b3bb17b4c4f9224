"""The map of a state as a view: its plate, and the chapter that documents make of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from layers.plates.page.layout import Layout
from layers.plates.page.plate import PLATES, Plate
from layers.plates.page.type import Metrics
from layers.plates.sheets import sheet
from layers.scene.verification import address
from layers.scene_types.scene import Scene
from web.export.document.chapters import Chapter, Paper, Picture
from web.export.formats import letters
from web.state.drawing import Drawing
from web.state.state import PageState, read_state
from web.views.map.report import report
from web.views.map.tables import sheets, tables


@dataclass(frozen=True)
class MapView:
    """One state of the map."""

    state: PageState

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"map_{self.state.scene.asof.isoformat()}"

    def permalink(self, host: str) -> str:
        """The address that shows the same map."""
        return f"{host}?{self.state.query()}"

    def fingerprint(self, source: Drawing) -> str:
        """Of its scene."""
        return source.scene(self.state.scene)["fingerprint"]

    def layers(self, source: Drawing) -> tuple[str, ...]:
        """Those that are on."""
        return self.state.scene.layers

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """The map with its counts, items and sources."""
        plate = _plate(source, self, paper.layout, host, paper.metrics) if paper.layout else None
        return chapter(source.scene(self.state.scene), self.permalink(host), plate)

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate:
        """The map on one printed page."""
        return _plate(source, self, layout, host, letters)


def read(_subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> MapView:
    """The view of the arguments of `/`."""
    return MapView(read_state(args, source.atlas, today))


@PLATES
def _plate(source: Drawing, view: MapView, layout: Layout, host: str, metrics: Callable[[], Metrics]) -> Plate:
    """The last plates: the formats of one map share theirs."""
    return drawn(source, view, layout, host, metrics)


def drawn(source: Drawing, view: MapView, layout: Layout, host: str, metrics: Callable[[], Metrics]) -> Plate:
    """The plate of a map as the source draws its scene, not kept."""
    scene, link = source.scene(view.state.scene), view.permalink(host)
    return sheet.draw(scene, source.atlas.boundaries, layout, metrics(), link, view.state.view)


def chapter(scene: Scene, permalink: str, plate: Plate | None) -> Chapter:
    """The chapter of a scene (docs/scene.md), with its plate where there is one."""
    told = report(scene, permalink)
    return Chapter(
        title=told.title,
        subtitle=told.subtitle,
        points=told.points,
        cautions=told.cautions,
        pictures=tuple(Picture(each, each.title, told.caption, scene) for each in (plate, *plate.more))
        if plate
        else (),
        tables=tables(told),
        sheets=sheets(told),
        sources=told.sources,
        stamps=told.stamps,
        permalink=told.permalink,
        asof=told.asof,
        lang=told.lang,
        mapped=True,
        check=address(told.permalink, scene["fingerprint"], scene["data_version"]),
    )
