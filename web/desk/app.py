"""The application of the desk: one page for each document, its proposals as forms, and what accepting would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, redirect, render_template, request, send_file, url_for

from layers.accepting import accept
from layers.accepting.accept import Accepted, Signed
from layers.atlas.atlas import Atlas
from layers.errors import BrokenSeeds
from layers.facts.documents import Document as Entry
from layers.facts.facts import Fact
from layers.intake.document import Document, Paragraph
from layers.labels import named
from layers.words.catalogue import languages, words_of
from web.desk import guard, preview
from web.desk.work import DECISIONS, Work
from web.service import assets

HERE = Path(__file__).parent
FILES = {
    "tokens.css": HERE.parent / "static" / "css" / "tokens.css",
    "desk.css": HERE / "desk.css",
    "desk.js": HERE / "desk.js",
}
FONT = "pretendard.css"
#: Cells of a proposal that are shown to be edited; those behind complete from the tables.
EDITED = (
    *("topic", "item", "claim", "instrument", "place", "subject_ko", "value", "unit", "status", "sector"),
    *("valid_from", "due", "ministry", "evidence", "locator", "confidence", "note"),
)
#: Fields of the masthead and their words.
HEAD = {"title": "head_title", "publisher": "head_publisher", "date": "head_date"}
#: Bytes of a form.
LARGEST_FORM = 1_000_000


@dataclass(frozen=True)
class Desk:
    """What lies on the desk: the atlas as it is, the works, where rows go and how the atlas is read with them."""

    atlas: Atlas
    works: Sequence[Work]
    target: accept.Target
    read: Callable[[Path], Atlas]
    today: date


def create(desk: Desk, token: str, port: int) -> Flask:
    """The application; everything but its own pages under the token is 403."""
    app = Flask("desk", template_folder=str(HERE.parent / "templates"), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    guard.register(app, token, port)
    lists = _lists(desk.atlas)

    def work(number: int) -> Work:
        return desk.works[number] if number < len(desk.works) else abort(404)

    def page(number: int, **more: Any) -> str:
        spoken = languages()
        lang = next((one for one in spoken if one == request.args.get("lang")), spoken[0])
        other = next(one for one in spoken if one != lang)
        words = words_of(lang, "desk")
        return render_template(
            "desk/desk.html", d=words, desk=desk, work=work(number), number=number, lists=lists, edited=EDITED,
            lines=_printed(work(number)), lang=lang, head=HEAD,
            other=other, said=partial(_said, desk.atlas, lang), **more,
        )  # fmt: skip

    @app.get(f"/{token}/")
    def first() -> Response:
        return redirect(url_for("shown", number=0))  # type: ignore[return-value]

    @app.get(f"/{token}/<int:number>")
    def shown(number: int) -> str:
        return page(number)

    @app.post(f"/{token}/<int:number>/line/<int:line>")
    def decided(number: int, line: int) -> Response:
        one = work(number)
        if line >= len(one.lines):
            abort(404)
        decision = request.form.get("decision", "")
        if decision == "split":
            one.split(line)
        elif decision in DECISIONS:
            one.decide(line, decision, request.form.to_dict(), request.form.get("why", ""))
        else:
            abort(400)
        return redirect(url_for("shown", number=number, _anchor=f"line-{line}"))  # type: ignore[return-value]

    @app.post(f"/{token}/<int:number>/head")
    def headed(number: int) -> Response:
        work(number).head(*(request.form.get(key, "").strip() for key in HEAD))
        return redirect(url_for("shown", number=number))  # type: ignore[return-value]

    @app.post(f"/{token}/<int:number>/preview")
    def previewed(number: int) -> Response | str:
        return _previewed(desk, work(number), lambda **more: page(number, **more))

    @app.get(f"/{token}/static/<name>")
    def static(name: str) -> Response:
        found = FILES.get(name) or (assets.file(FONT) if name == FONT else assets.file(FONT).parent / name)
        if name not in (*FILES, FONT) and found not in assets.file(FONT).parent.glob("*.woff2"):
            abort(404)
        return send_file(found)

    return app


def _previewed(desk: Desk, work: Work, page: Callable[..., str]) -> str:
    """What accepting would change; with `write`, the same written."""
    by, reviewed = (request.form.get(key, "").strip() for key in ("by", "reviewed"))
    try:
        found = prepared(desk, work, Signed(by, reviewed, desk.today.isoformat()))
    except BrokenSeeds as broken:
        return page(problems=broken.problems, by=by, reviewed=reviewed)
    told = preview.differences(desk.atlas, found, desk.today)
    if "write" in request.form and by and by != reviewed:
        accept.write(found, datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f"))
        return page(written=len(found.rows), told=told, by=by, reviewed=reviewed)
    topics = {one.topic for one in found.atlas.own.facts if one.id in found.rows}
    picture = preview.picture(found.atlas, topics, desk.today).decode()
    return page(
        found=found, told=told, picture=_address(picture), unsigned=not by or by == reviewed, by=by, reviewed=reviewed
    )


def prepared(desk: Desk, work: Work, signed: Signed) -> Accepted:
    """What accepting the accepted lines would write; raises BrokenSeeds by line of the desk."""
    head = work.document.masthead
    entry = Entry(
        id="", title_ko=head.title, publisher_ko=head.publisher, date=head.date, grade=1,
        checked=desk.today.isoformat(), kind="press-release",
    )  # fmt: skip
    return accept.prepare(desk.target, entry, work.copy, work.accepted(), signed, desk.read, work.document.name)


def _said(atlas: Atlas, lang: str, of: Mapping[str, str] | Fact) -> str:
    """What a proposal or a row says, in words: its layer, and its status or its figure."""
    row = vars(of) if isinstance(of, Fact) else of
    layer = next((one for one in atlas.catalog.values() if one.topic == row["topic"]), None)
    status = atlas.statuses.get(row["status"] or "")
    figure = " ".join(str(row[key]) for key in ("claim", "value", "unit") if row[key])
    due = f"~{row['due']}" if row["due"] else ""
    told = (layer.title[lang] if layer else row["instrument"], named(status, lang) if status else figure, due)
    return " · ".join(each for each in told if each)


def _address(picture: str) -> str:
    """An SVG as the address of an image, in which nothing runs."""
    from base64 import b64encode

    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}" if picture else ""


def _printed(work: Work) -> list[tuple[str, str, tuple[int, ...]]]:
    """Locator, text and the numbers of the proposals of each paragraph and row."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(work.lines):
        found.setdefault(line.cells["locator"], []).append(number)
    return [(at, text, tuple(found.get(at, ()))) for at, text in _texts(work.document)]


def _texts(document: Document) -> list[tuple[str, str]]:
    texts: list[tuple[str, str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append((block.locator, block.printed))
        else:
            texts += [(block.locator(number), " | ".join(row)) for number, row in enumerate(block.rows(), 1)]
    return texts


def _lists(atlas: Atlas) -> dict[str, list[str]]:
    """What fields complete from."""
    columns = ("topic", "item", "claim", "instrument", "unit", "ministry")
    found = {key: sorted({str(getattr(one, key)) for one in atlas.facts if getattr(one, key)}) for key in columns}
    places = sorted({place for one in atlas.facts for place in one.place})
    return found | {"status": list(atlas.statuses), "sector": list(atlas.sectors), "place": places}
