"""`/verify`: whether today's data still gives what a file shows, and what has changed if not."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from layers.atlas import history, releases
from layers.atlas.atlas import released
from layers.atlas.definition import Definition
from layers.atlas.history import Difference
from layers.scene.verification import DATA, FINGERPRINT, PAGE, WAYS, page_of
from web.service.addresses import parts_of
from web.service.language import translator
from web.service.mistakes import STATUS, BadParameter, detail
from web.state.current import drawing
from web.state.page import shared
from web.state.state import PageState, read_state
from web.views import kinds
from web.views.kinds import View

bp = Blueprint("verifying", __name__)
SAME, FACTS, WORDING, UNKNOWN = "same", "facts", "wording", "unknown"
LONGEST_CODE, LONGEST_LINK = 12, 2000


@dataclass(frozen=True)
class Finding:
    """What a check found.

    Attributes
    ----------
    outcome : {'same', 'facts', 'wording', 'unknown'}
        The same; facts of its layers differ; only words or drawing differ; no record of the data it was made from.
    now : str
        The fingerprint that the same state has today.
    differences : list of Difference
        What its layers rest on and has changed since.
    """

    outcome: str
    now: str
    differences: list[Difference]


@dataclass(frozen=True)
class Asked:
    """What the form holds: the code and the address of a file, as they were written."""

    code: str = ""
    link: str = ""

    @property
    def missing(self) -> str | None:
        """Which of the two is still to be written; None when both or neither are."""
        return None if bool(self.code) == bool(self.link) else "link" if self.code else "code"


@bp.get("/verify")
def ask() -> str | Response:
    """The form; with `code` and `link` filled in, the way to the check.

    :raise 400: the code or the link has another form, or a newer atlas made the code.
    """
    asked = _written()
    code = _code(asked.code.lower()) if asked.code else ""
    query = _query(asked.link) if asked.link else ""
    if asked.missing or not code:
        return render_template("verify.html", **_shared(), asked=asked)
    return redirect(f"/verify/{code}?{query}")


@bp.get("/verify/<fingerprint>")
def verify(fingerprint: str) -> str:
    """Whether the state in the query still has the fingerprint.

    :raise 400: the fingerprint has another form or is of a newer atlas, or the state cannot be read.
    """
    code = _code(fingerprint)
    args = [(name, value) for name, value in request.args.items(multi=True) if name not in (PAGE, DATA)]
    if not args:
        return render_template("verify.html", **_shared(), asked=Asked(code))
    path, told = request.args.get(PAGE, "/"), request.args.get(DATA, "")
    view = kinds.read(path, urlencode(args), drawing(), drawing().today())
    return render_template(
        "verify.html",
        **_shared(),
        asked=Asked(code),
        told=told,
        found=_find(view, code, told),
        link=view.permalink("/"),
        layers=_layers(),
    )


def _refused(error: Exception) -> tuple[str, int]:
    """The form as it was filled in, and what would be right."""
    lang = _page().scene.lang
    said = translator(lang)(error.form) if isinstance(error, BadParameter) else detail(error, lang)
    asked, status = _written(), STATUS[type(error)]
    return render_template("verify.html", **shared(_page()), asked=asked, mistake=said), status


for mistake in STATUS:
    bp.register_error_handler(mistake, _refused)


def _written() -> Asked:
    """What was written into the form, or the code in the path and what it was asked about."""
    path = (request.view_args or {}).get("fingerprint")
    if path is not None:
        return Asked(path[:LONGEST_CODE], request.url[:LONGEST_LINK] if request.args else "")
    code, link = (request.args.get(name, "").strip() for name in ("code", "link"))
    return Asked(code[:LONGEST_CODE], link[:LONGEST_LINK])


def _page() -> PageState:
    """The state of this page itself: today, in the reader's language and colours; never that of the file."""
    own = MultiDict([(name, request.args[name]) for name in ("lang", "theme") if name in request.args])
    try:
        return read_state(own, drawing().atlas, drawing().today())
    except BadParameter:
        return read_state(MultiDict(), drawing().atlas, drawing().today())


def _shared() -> dict[str, Any]:
    return shared(read_state(request.args, drawing().atlas, drawing().today()))


def _code(text: str) -> str:
    """A code that this atlas can compute again."""
    found = FINGERPRINT.fullmatch(text)
    if not found:
        raise BadParameter("code", text, "code_form")
    if found["way"] not in WAYS:
        raise BadParameter("code", text, "code_newer")
    return text


def _query(link: str) -> str:
    """The query of a check, from the address that is printed in the file."""
    split = parts_of(link[:LONGEST_LINK])
    if split is None or not split.query:
        raise BadParameter("link", link[:LONGEST_LINK], "link_form")
    path = page_of(split.path)
    page = [] if path == "/" or "/verify/" in path else [(PAGE, path)]
    return urlencode([*page, *parse_qsl(split.query)], safe=",/")


def _find(view: View, code: str, told: str) -> Finding:
    atlas = drawing().atlas
    now, on_slides = view.fingerprint(drawing()), view.fingerprint(drawing().on_slides)
    if code in (now, on_slides):
        return Finding(SAME, code, [])
    before = history.entries(atlas) if told == atlas.data_version else releases.read(atlas.seeds_dir, released(told))
    if before is None:
        return Finding(UNKNOWN, now, [])
    topics = _topics(view)
    differences = [one for one in history.differences(before, history.entries(atlas)) if one.entry.topic in topics]
    return Finding(FACTS if differences else WORDING, now, differences)


def _topics(view: View) -> set[str]:
    """Topics and indicators of the layers that a view tells of."""
    told = set(view.layers(drawing()))
    return {topic for topic, layer in _layers().items() if layer.id in told}


def _layers() -> dict[str, Definition]:
    """Layers by the topic or the indicator that they show."""
    return {str(layer.statistic or layer.topic): layer for layer in drawing().atlas.catalog.values()}
