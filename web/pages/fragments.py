"""Parts of the explore page, for the page to swap in when its state changes."""

from datetime import date

from flask import Blueprint, render_template, request

from layers.findings.findings import findings
from layers.findings.portrait import portrait
from layers.keeping import MB, Shelf
from layers.scene_types.vocabulary import Lang
from web.service.language import translator
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.page import page_state, shared
from web.state.state import read_asof, read_lang
from web.telling.cards import card
from web.telling.findings import evidence
from web.telling.groups import groups
from web.telling.opening.values import values
from web.telling.ruler import events, stops, ways
from web.telling.tables import rows

bp = Blueprint("fragments", __name__, url_prefix="/fragments")


@bp.get("/panel")
def panel() -> str:
    """The layer panel at a state.

    :raise 400: a parameter has a value that cannot be used.
    """
    state = page_state()
    return render_template("fragments/panel.html", **shared(state), groups=groups(drawing(), state.scene))


@bp.get("/table")
def table() -> str:
    """The table of what is on the map.

    :raise 400: a parameter has a value that cannot be used.
    """
    state = page_state()
    scene = drawing().scene(state.scene)
    return render_template("fragments/table.html", **shared(state), scene=scene, rows=rows(scene))


@bp.get("/ruler")
def ruler() -> str:
    """The time ruler at a state.

    :raise 400: a parameter has a value that cannot be used.
    """
    state, held = page_state(), stops(drawing(), drawing().today())
    known = events(drawing().atlas, state.scene.lang)
    return render_template("fragments/ruler.html", **shared(state), ruler=known, stops=held, ways=ways(held, state))


@bp.get("/findings")
def found() -> str:
    """The computed sentences of a day.

    :raise 400: a parameter has a value that cannot be used.
    """
    state = page_state()
    asof, lang = state.scene.asof, state.scene.lang
    return render_template(
        "fragments/findings.html",
        **shared(state),
        found=findings(drawing().atlas, asof),
        evidence=evidence,
        asked=f"asof={asof}&lang={lang}",
    )


@bp.get("/values")
def shaded() -> str:
    """The figures of the choropleth that is on, as bars; nothing without one.

    :raise 400: a parameter has a value that cannot be used.
    """
    state = page_state()
    told = values(drawing().atlas, drawing().scene(state.scene))
    return render_template("fragments/values.html", **shared(state), values=told)


@bp.get("/card/<region_id>")
def region(region_id: str) -> str:
    """The card of a region.

    :raise 404: no such region at the date.
    """
    lang = read_lang(request.args)
    return _card(drawing(), region_id, read_asof(request.args, drawing().today()), lang)


@Shelf("cards", 8 * MB, "region, day, language")
def _card(source: Drawing, region_id: str, asof: date, lang: Lang) -> str:
    found = card(source, region_id, asof, lang)
    told = portrait(source.atlas, found.id, asof)
    return render_template("fragments/card.html", card=found, portrait=told, lang=lang, t=translator(lang))
