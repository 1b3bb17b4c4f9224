"""`/findings`: the computed sentences of a day, each with the rows it counts, how, and its sources; as data too."""

from flask import Blueprint, Response, jsonify, render_template, request

from layers.findings.finding import Finding, sources
from layers.findings.findings import Findings, findings
from layers.findings.saying import said
from web.state.current import drawing
from web.state.page import page_state, shared
from web.state.state import PageState, only, read_asof, read_lang
from web.telling.findings import evidence

bp = Blueprint("findings", __name__)


@bp.get("/findings")
def every() -> str:
    """What can be said on a day, of a region if one is named, and what is silent and why.

    :raise 404: no such region at the date.
    """
    state = page_state()
    return render_template("findings.html", **_shared(state), found=_found(state))


@bp.get("/findings/<finding_id>")
def one(finding_id: str) -> str:
    """The evidence of one sentence, or why it is silent.

    :raise 404: no such finding, or no such region at the date.
    """
    state = page_state()
    found = _found(state).one(finding_id)
    told = isinstance(found, Finding)
    return render_template(
        "finding.html",
        **_shared(state),
        found=found,
        told=told,
        parts=evidence.parts(found) if isinstance(found, Finding) else [],
        documents=sources(drawing().atlas, found) if isinstance(found, Finding) else [],
    )


@bp.get("/api/findings")
def data() -> Response:
    """The findings of a day as JSON: sentences, numbers, rows, sources, and what is silent.

    :raise 400: an unknown parameter.
    :raise 404: no such region at the date.
    """
    only(request.args, "asof", "lang", "region")
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    region = request.args.get("region") or None
    query = f"asof={asof}&lang={lang}" + (f"&region={region}" if region else "")
    return jsonify(evidence.as_data(drawing().atlas, findings(drawing().atlas, asof, region), lang, query))


def _found(state: PageState) -> Findings:
    return findings(drawing().atlas, state.scene.asof, _region())


def _region() -> str | None:
    return request.args.get("region") or None


def _shared(state: PageState) -> dict[str, object]:
    """What both pages need; `asked` is the query of a finding's address."""
    lang, region = state.scene.lang, _region()
    asked = f"asof={state.scene.asof}&lang={lang}" + (f"&region={region}" if region else "")
    known = drawing().atlas.regions.latest(region) if region else None
    return {**shared(state), "asked": asked, "evidence": evidence, "said": said, "region": known}
