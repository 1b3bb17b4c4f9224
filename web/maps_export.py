"""Maps as files: the state of an address, printed on a page."""

from collections.abc import Callable
from functools import lru_cache

from flask import Blueprint, Response, request

from layers.plates import sheet
from layers.plates.layout import LAYOUTS, Layout
from layers.plates.plate import Plate
from layers.plates.type import Metrics
from web.drawing import Drawing, drawing
from web.errors import UnknownFormat
from web.export import DOCUMENTS, MAP_FORMATS, letters
from web.export.layouts import read_layout, read_width_px
from web.state import NAMES, PageState, only, read_state

bp = Blueprint("map_exports", __name__)
KEPT_FILES = 16


@bp.get("/export/map.<name>")
def file(name: str) -> Response:
    """The map of a state as PNG, SVG or PDF, or as a document about it.

    :raise 400: a parameter is unknown or cannot be used, the picture would be too large, or the legend too long.
    :raise 404: no such format.
    """
    if name in DOCUMENTS:
        return _document(name)
    if name not in MAP_FORMATS:
        raise UnknownFormat(f"{name}: {', '.join((*MAP_FORMATS, *DOCUMENTS))}")
    made = MAP_FORMATS[name]
    only(request.args, *NAMES, "layout", *(("width", "scale") if made.sized else ()))
    state = read_state(request.args, drawing().atlas, drawing().today())
    layout = read_layout(request.args)
    size = (read_width_px(request.args, layout),) if made.sized else ()
    answer = Response(_kept(drawing(), name, state, layout.id, size, request.host_url), content_type=made.media_type)
    named = f"map_{state.scene.asof.isoformat()}_{layout.id}.{name}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer


def _document(name: str) -> Response:
    """The document of the request's state; it chooses its own page."""
    only(request.args, *NAMES)
    state = read_state(request.args, drawing().atlas, drawing().today())
    written = _written(drawing(), name, state, request.host_url)
    answer = Response(written, content_type=DOCUMENTS[name].media_type)
    named = f"map_{state.scene.asof.isoformat()}.{name}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer


@lru_cache(maxsize=KEPT_FILES)
def _written(source: Drawing, name: str, state: PageState, host: str) -> bytes:
    """The last documents that were asked for: equal states are equal bytes."""
    made, scene = DOCUMENTS[name], source.scene(state.scene)
    if made.layout is None:
        return made.write(_link(state, host), scene)
    return made.write(_plate(source, state, made.layout, host, made.metrics), scene)


@lru_cache(maxsize=KEPT_FILES)
def _kept(source: Drawing, name: str, state: PageState, layout: str, size: tuple[int, ...], host: str) -> bytes:
    """The last files that were asked for: equal states are equal bytes."""
    return MAP_FORMATS[name].write(_plate(source, state, LAYOUTS[layout], host), *size)


@lru_cache(maxsize=KEPT_FILES)
def _plate(
    source: Drawing, state: PageState, layout: Layout, host: str, metrics: Callable[[], Metrics] = letters
) -> Plate:
    """The last plates: the formats of one map share theirs."""
    scene = source.scene(state.scene)
    return sheet.draw(scene, source.atlas.boundaries, layout, metrics(), _link(state, host), state.view)


def _link(state: PageState, host: str) -> str:
    """The address that shows the same map."""
    return f"{host}?{state.query()}"
