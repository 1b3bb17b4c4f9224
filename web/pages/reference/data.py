"""`/data`: everything to take along, how it is read in other programs, and on which terms."""

import re

from flask import Blueprint, render_template

from layers.words.catalogue import words_of
from web.data_package.package import ABOUT_MB
from web.service import hosts
from web.state.current import drawing
from web.state.page import page_state, shared

bp = Blueprint("data", __name__)
#: What the examples are for, as the words call it.
PROGRAMS = ("excel", "qgis", "python", "notebook", "r")


@bp.get("/data")
def data() -> str:
    """The package, single layers, addresses for programs, examples, terms and versions."""
    state = page_state()
    lang = state.scene.lang
    atlas = drawing().atlas
    told = {"host": hosts.asked(), "layer": next(iter(atlas.catalog)), "asof": state.scene.asof.isoformat()}
    words = words_of(lang, "package")
    return render_template(
        "data.html",
        **shared(state),
        counts={"layers": len(atlas.catalog), "facts": len(atlas.facts), "documents": len(atlas.documents)},
        examples=[(words[f"in_{name}"], words(f"example_{name}", **told)) for name in PROGRAMS],
        size=ABOUT_MB,
        api=words_of(lang, "api"),
        licences=words["licences"].strip().split("\n"),
        citation=words("cited", asof=told["asof"], version=atlas.data_version, host=told["host"]),
        files=_listed(words("read_me", version=atlas.data_version, asof=told["asof"], **_numbers(atlas))),
    )


def _listed(read_me):
    """The files that the package's own text lists, each with what it holds."""
    return [re.split(r" {2,}", line, maxsplit=1) for line in read_me.split("\n\n")[1].splitlines()]


def _numbers(atlas):
    return {name: f"{len(getattr(atlas, name)):,}" for name in ("facts", "documents")} | {
        "layers": f"{len(atlas.catalog):,}"
    }
