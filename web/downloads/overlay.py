"""A reader's own rows (사용자 입력): what the browser needs to read them, and maps printed with them.

The rows live in the browser and in the body of such a request. Nothing here keeps, caches or logs them.
"""

from functools import cached_property
from typing import Any

from flask import Blueprint, Response, request

from layers.collection import build
from layers.keeping import Passing
from layers.overlay import data as overlay_data
from layers.overlay.overlay import with_overlay
from layers.overlay.rows import Row
from layers.scene.scene import State
from layers.scene_types.scene import ServedScene
from web.downloads import data_file, overlay_kit
from web.downloads.overlay_rows import NAMED, read_rows
from web.export.document.chapters import Document
from web.export.formats import DOCUMENTS, AnyFormat
from web.service import hosts
from web.service.attachment import attachment
from web.service.mistakes import UnknownFormat
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.state import NAMES, only, read_state
from web.views import overlaid, written
from web.views.comparison import view as comparison
from web.views.kinds import VIEWS

bp = Blueprint("overlaying", __name__)
LARGEST_BYTES = 2_000_000
NEVER = "no-store"


class Overlaid(Drawing, Passing):
    """The drawing of one request: its scenes carry the rows, and pass with it as all that is made of them."""

    def __init__(self, source: Drawing, rows: tuple[Row, ...]):
        super().__init__(source.atlas, source.config, source.left_out)
        self._source, self._rows, self._drawn = source, rows, dict[State, ServedScene]()

    def scene(self, state: State) -> ServedScene:
        """The scene of a state with the rows, drawn once."""
        if state not in self._drawn:
            self._drawn[state] = with_overlay(self.atlas, self._source.scene(state), self._rows)
        return self._drawn[state]

    @cached_property
    def on_slides(self) -> Drawing:
        """What slides are drawn from: the same rows on what slides tell of."""
        left = self._source.on_slides
        return self if left is self._source else Overlaid(left, self._rows)


@bp.get("/overlay/kit.json")
def kit() -> dict[str, Any]:
    """Names, codes and places of regions on a day, statuses, sectors and marks: what reading and drawing rows takes.

    :raise 400: a parameter is unknown or cannot be used.
    """
    only(request.args, "asof", "lang", "theme")
    scene = read_state(request.args, drawing().atlas, drawing().today()).scene
    return overlay_kit.kit(drawing().atlas, scene.asof, scene.lang, scene.theme)


@bp.post("/export/map.<name>")
def file(name: str) -> Response:
    """The map of a state with a reader's rows on it, in every format that a map has.

    :raise 400: a parameter or a row cannot be used; the answer names it.
    :raise 404: no such format.
    :raise 413: the body is larger than any rows that are taken.
    """
    order = written.order(VIEWS["map"], "", name, request.args, drawing(), drawing().today())
    data = order.data(Overlaid(drawing(), _rows()), hosts.asked())
    return _answer(data, order.made, order.stem)


def _answer(data: bytes, made: AnyFormat, stem: str) -> Response:
    answer = attachment(data, made.media_type, f"{stem}_user.{made.name}")
    answer.headers["Cache-Control"] = NEVER
    return answer


@bp.post("/export/compare.<name>")
def compared(name: str) -> Response:
    """A comparison with a reader's rows in a table of their own, in every format of documents.

    :raise 400: a parameter or a row cannot be used; the answer names it.
    :raise 404: no such format or region.
    :raise 413: the body is larger than any rows that are taken.
    """
    if name not in DOCUMENTS:
        raise UnknownFormat(f"{name}: {', '.join(DOCUMENTS)}")
    made = DOCUMENTS[name]
    only(request.args, *VIEWS["compare"].parameters)
    source, host, rows = drawing(), hosts.asked(), _rows()
    view = comparison.read("", request.args, source, source.today())
    chapter = overlaid.added(view.chapter(source, host, made.paper), source.atlas, rows, view.regions)
    return _answer(made.write(Document((chapter,))), made, view.name)


@bp.post("/export/data.<name>")
def data(name: str) -> Response:
    """The layers of a state and a reader's rows as data.

    :raise 400: a parameter or a row cannot be used; the answer names it.
    :raise 404: no such format.
    :raise 413: the body is larger than any rows that are taken.
    """
    made, atlas = data_file.known(name), drawing().atlas
    only(request.args, *NAMES, *data_file.OPTIONS)
    state, rows = read_state(request.args, atlas, drawing().today()).scene, _rows()
    found = (build.collection(atlas, each, state.asof, state.lang, chosen=state.filter) for each in state.layers)
    added = overlay_data.collection(atlas, rows, state.asof, state.lang)
    answer = data_file.written(made, (*found, added), state.asof, state.filter)
    answer.headers["Cache-Control"] = NEVER
    return answer


def _rows() -> tuple[Row, ...]:
    return read_rows(_body(), drawing().atlas)


def _body() -> str:
    """The rows as the request writes them: its JSON body, or the field of a form."""
    request.max_content_length = request.max_form_memory_size = LARGEST_BYTES
    if request.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return request.form.get(NAMED, "")
    return request.get_data().decode("utf-8", "replace")
