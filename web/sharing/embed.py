"""The embedded map: a page for frames of other sites, their script, and the answer to sites not on the list."""

from datetime import date
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, render_template, request

from layers.labels import short_date
from layers.scene_types.scene import Scene
from layers.wording.footnotes import short
from web.map.folium_map import embedded_map
from web.service import assets, hosts
from web.service.compression import keep_packed
from web.service.framing import ANYONE, Origin, allows, origin_of
from web.service.headers import allow_framing, allow_script
from web.service.language import LANGUAGES, spoken, translator
from web.sharing.embedded import CONTROLS, Embedding, read_embedding
from web.sharing.snippets import Snippets
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.page import PAGES, of_state
from web.telling.ruler import events

bp = Blueprint("embedding", __name__)
MOST_NAMED = 3
HOST_SCRIPT = "js/embed_host.js"
#: In a sandbox without an origin nothing of the service can be fetched by scripts: what is shown without them is shown.
ALONE = """if (self.origin === "null") {
  const picture = document.querySelector("noscript");
  document.documentElement.classList.add("alone");
  picture.insertAdjacentHTML("afterend", picture.textContent);
}"""
ONE_DAY = "public, max-age=86400"


@bp.get("/embed")
def embed() -> str | Response:
    """A map without the page around it, for a frame.

    :raise 400: a parameter is unknown or cannot be used.
    :raise 403: the framing site is not among `ATLAS_FRAME_ANCESTORS`.
    """
    ancestors = drawing().config.frame_ancestors
    refused = _refused(ancestors)
    if refused:
        return _refusal(refused)
    allow_framing(*ancestors)
    wanted = read_embedding(request.args, drawing().atlas, drawing().today())
    script, page = _embedded(drawing(), wanted, hosts.asked(), drawing().today())
    allow_script(script)
    allow_script(ALONE)
    keep_packed()
    return page


@bp.get("/embed.js")
def host_script() -> Response:
    """The script for the framing page: it keeps each frame as high as its map."""
    answer = Response(assets.file(HOST_SCRIPT).read_bytes(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = ONE_DAY
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _refused(ancestors: tuple[str, ...]) -> Origin | None:
    """The site that frames this answer and may not; None where it may, or where the browser does not say."""
    if request.headers.get("Sec-Fetch-Dest") not in ("iframe", "frame", "embed", "object"):
        return None
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        return None
    framer = origin_of(request.headers.get("Origin")) or origin_of(request.referrer)
    return None if framer is None or allows(ancestors, framer, request.scheme) else framer


def _refusal(framer: Origin) -> Response:
    """A page without data that any site may frame: it says why there is no map, and who can change that."""
    allow_framing(ANYONE)
    asked = request.args.get("lang")
    lang = asked if asked in LANGUAGES else LANGUAGES[0]
    page = render_template("embed_refused.html", lang=lang, t=translator(lang), framer=str(framer))
    answer = Response(page, 403, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Vary"] = "Sec-Fetch-Dest, Origin, Referer"
    return answer


@PAGES
def _embedded(source: Drawing, wanted: Embedding, host: str, today: date) -> tuple[str, str]:
    """The page of an embedded map and its inline script; equal ones on one day are equal pages."""
    scene = source.scene(wanted.state.scene)
    shell = _shell(tuple((each.id, each.title[scene["state"]["lang"]]) for each in source.atlas.catalog.values()))
    page = render_template(
        "embed.html",
        **of_state(source, wanted.state, today),
        map_html=shell.html,
        map_script=shell.script,
        alone_script=ALONE,
        embedding=wanted,
        every_control=CONTROLS,
        snippets=Snippets(host, wanted, scene["title"], scene["caption"]),
        scene=scene,
        told=told(scene, wanted.state.scene.lang),
        texts=spoken(wanted.state.scene.lang),
        days=sorted({event.date for event in events(source.atlas, wanted.state.scene.lang)}),
    )
    return shell.script, page


@lru_cache(maxsize=4)
def _shell(layers):
    return embedded_map(layers)


def told(scene: Scene, lang: str) -> dict[str, Any]:
    """The line below a map: until when its sources were checked, and which documents of the map they are."""
    shown = [layer for layer in scene["layers"] if layer["in_force"]]
    checked = sorted({layer["checked"] for layer in shown if layer["checked"]})
    cited = {n for layer in shown for n in layer["sources"]}
    sources = [note for note in scene["footnotes"] if note["n"] in cited]
    return {
        "asof": short_date(scene["state"]["asof"], lang),
        "checked": "~".join(short_date(each, lang) for each in dict.fromkeys((*checked[:1], *checked[-1:]))),
        "sources": sources,
        "named": [short(each, lang) for each in sources[:MOST_NAMED]],
    }
