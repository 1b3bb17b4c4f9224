"""`/items/<id>`: one item, with everything that was said of it."""

import re

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from layers import labels
from layers.portfolio.dossier import dossier, kind_of
from layers.portfolio.due import left
from layers.portfolio.since import Since, since
from layers.wording import record, sources
from web.service import hosts
from web.service.mistakes import BadParameter
from web.state.current import drawing
from web.state.page import page_state, shared
from web.telling.item_pages import item_page

bp = Blueprint("items", __name__)
DATA = "data"
#: How the template says what it is given.
SAID = {
    "publisher": sources.publisher,
    "title_of": sources.title,
    "long_date": labels.long_date,
    "short_date": labels.short_date,
    "flag": labels.flag,
    "left": left,
    "claim_kind": kind_of,
    "claim_text": record.claim_text,
    "status_word": record.status_word,
    "locator": record.locator_told,
    "evidence_of": record.evidenced,
}
VERSION = re.compile(r"[0-9a-f]{12}(?:\+own-[0-9a-f]{12})?", re.ASCII)


@bp.get("/items/<item_id>")
def item(item_id: str) -> BaseResponse | str:
    """One item: its history, values, place, sources and citation; another spelling leads to its id.

    :raise 400: `data` is no data version.
    :raise 404: no such item; those that look like it are named.
    :raise 503: it would be of an own layer whose table could not be read at the start.
    """
    state = page_state()
    found = dossier(drawing().atlas, item_id, state.scene.asof)
    if found.id != item_id:
        query = request.query_string.decode("utf-8", "replace")
        return redirect(f"/items/{found.id}{'?' if query else ''}{query}")
    changed = _since(found.id)
    told = item_page(drawing(), found, state.scene.asof, state.scene.lang, state.scene.theme, hosts.asked())
    return render_template("item.html", **shared(state), **SAID, found=found, told=told, since=changed)


def _since(item_id: str) -> Since | None:
    """What changed since the data that the address was written with; None where it names none."""
    version = request.args.get(DATA)
    if not version:
        return None
    if not VERSION.fullmatch(version):
        raise BadParameter(DATA, version[:40], "data_form")
    return since(drawing().atlas, item_id, version)
