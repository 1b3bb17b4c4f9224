"""The map of a state as a view: its plate, and what documents say of it."""

from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from layers.plates.page.layout import Layout
from layers.plates.page.plate import PLATES, Plate
from layers.plates.plates import MAP, plate
from layers.presets.opening import shown, title
from layers.scene.scene import State
from layers.scene_types.scene import Scene
from web.export.document.chapters import Picture
from web.export.document.plain_text import plain
from web.state.drawing import Drawing
from web.state.state import PageState, one_shade, read_state
from web.views.account.account import Account
from web.views.account.view import AccountView, Letters
from web.views.map.digest import digest
from web.views.map.report import report, sentences
from web.views.map.tables import sheets, tables


@dataclass(frozen=True)
class MapView(AccountView):
    """One state of the map."""

    state: PageState

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return "_".join(("map", self.state.scene.asof.isoformat(), *self.state.scene.filter.stem))

    def permalink(self, host: str) -> str:
        """The address that shows the same map."""
        return f"{host}?{self.state.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        scene = headed(source, self.state.scene)
        made = told(scene, self.state.query())
        return replace(made, digest=digest(source.atlas, scene, report(scene)))

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The map on one printed page."""
        scene, drawn = headed(source, self.state.scene), _plate(source, self, layout, host, metrics)
        return Picture(drawn, drawn.title, plain(scene["caption"]), scene)


def read(_subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> MapView:
    """The view of the arguments of `/`."""
    return MapView(one_shade(read_state(args, source.atlas, today), source.atlas))


@PLATES
def _plate(source: Drawing, view: MapView, layout: Layout, host: str, metrics: Letters) -> Plate:
    """The last plates: the formats of one map share theirs."""
    scene, link = headed(source, view.state.scene), view.permalink(host)
    return plate(MAP, scene, source.atlas.boundaries, layout, metrics(), link, view.state.view)


def headed(source: Drawing, state: State) -> Scene:
    """The scene of a state under the sentence that its page has over it, or that of its slide where there is none."""
    scene = source.scene(state).copy()
    known = shown(source.atlas, source.presets, state.layers, state.asof, state.filter)
    sentence = title(source.atlas, known, state.asof, state.lang) if known else ""
    if sentence:
        scene["title"] = sentence
    elif not state.filter.stem and _lists_several(scene):
        scene["title"] = digest(source.atlas, scene, report(scene)).title
    return scene


def _lists_several(scene: Scene) -> bool:
    """Whether several layers are on and some item of them, so that one layer's name would be no title."""
    parts = report(scene).parts
    return len(parts) > 1 and any(part.entries for part in parts)


def told(scene: Scene, state: str) -> Account:
    """What is said of a scene (docs/scene.md); layers that are not in force are left out, as on the map."""
    found, on = report(scene), [layer for layer in scene["layers"] if layer["in_force"]]
    return Account(
        title=scene["title"],
        subtitle=scene["subtitle"],
        points=sentences(scene),
        cautions=tuple(scene["notices"]),
        tables=tables(found),
        sheets=sheets(found),
        footnotes=tuple(scene["footnotes"]),
        layers=tuple(scene["state"]["layers"]),
        checked=tuple(layer["checked"] for layer in on if layer["checked"]),
        state=state,
        asof=scene["state"]["asof"],
        lang=scene["state"]["lang"],
        version=scene["data_version"],
        banner=scene["banner"],
        code=scene["fingerprint"],
        mapped=True,
    )
