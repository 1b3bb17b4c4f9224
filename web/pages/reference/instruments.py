"""`/instruments`: every instrument (제도 목록), what is stated and counted of it, until when, and what is next."""

from flask import Blueprint, Response, jsonify, render_template, request

from layers.agenda import register
from layers.wording.totals_told import sentence
from layers.words.catalogue import words_of
from web.export.data import comma_separated
from web.service.attachment import attachment
from web.state.current import drawing
from web.state.page import page_state, shared
from web.state.state import only, read_asof, read_lang

bp = Blueprint("instruments", __name__)
CSV = "text/csv; charset=utf-8"


@bp.get("/instruments")
def instruments() -> str:
    """Every layer of facts under its kind: 산업육성 지정, 위기대응·인구감소 지원, 여건, 계획·투자."""
    state = page_state()
    atlas, scene = drawing().atlas, state.scene
    found = register.register(atlas, scene.asof)
    return render_template(
        "instruments.html",
        **shared(state),
        groups=register.by_ground(found),
        grounds=words_of(scene.lang, "meeting"),
        count=len(found),
        words=words_of(scene.lang, "register"),
        sentence=sentence,
        cited=register.cited,
        source=register.source,
    )


@bp.get("/instruments.csv")
def table() -> Response:
    """The same as CSV, UTF-8 with a byte order mark."""
    asof, found = _written()
    cells = [[comma_separated.cell(value) for value in row] for row in found]
    return attachment(comma_separated.lines(cells), CSV, f"instruments_{asof}.csv")


@bp.get("/api/instruments")
def data() -> Response:
    """The same as JSON, by the ids of its columns."""
    asof, (_, *rows) = _written()
    return jsonify(asof=asof, instruments=[dict(zip(register.COLUMNS, row, strict=True)) for row in rows])


def _written() -> tuple[str, list[tuple[str, ...]]]:
    only(request.args, "asof", "lang")
    atlas, asof = drawing().atlas, read_asof(request.args, drawing().today())
    return asof.isoformat(), register.written(atlas, register.register(atlas, asof), read_lang(request.args))
