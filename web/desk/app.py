"""The application of the desk: one page for each document, its proposals as forms, and what accepting would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, redirect, render_template, request, send_file, url_for

from layers.accepting import accept
from layers.accepting.accept import Accepted, Signed
from layers.atlas.atlas import Atlas
from layers.errors import BrokenSeeds, UnreadableDocument
from layers.facts.documents import Document as Entry
from layers.facts.facts import Fact
from layers.intake import limits
from layers.intake.document import Document, Paragraph
from layers.labels import named, pick
from layers.words.catalogue import in_every, languages, words_of
from web.desk import guard, preview
from web.desk.work import ACCEPTED, DECISIONS, REJECTED, Work, taken
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
    *(
        "topic",
        "item",
        "claim",
        "instrument",
        "place",
        "subject_ko",
        "value",
        "unit",
        "status",
        "status_printed",
        "sector",
    ),
    *("valid_from", "due", "ministry", "evidence", "locator", "confidence", "note"),
)
#: Fields of the masthead and their words.
HEAD = {"title": "head_title", "publisher": "head_publisher", "date": "head_date"}
#: Who accepts and reviews, and whose new layers are: kept for the next document.
PEOPLE = ("by", "reviewed", "owner")
#: Bytes of a form.
LARGEST_FORM = 1_000_000
#: Proposals on a page: hundreds of pages have thousands.
PART = 100
MOST_MIB = limits.MOST_BYTES // limits.MIB


@dataclass
class Desk:
    """What lies on the desk: the atlas as it is, the works, where rows go and how the atlas is read with them."""

    atlas: Atlas
    works: list[Work]
    target: accept.Target
    read: Callable[[Path], Atlas]
    today: date
    people: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PEOPLE, ""))


def create(desk: Desk, token: str, port: int) -> Flask:
    """The application; everything but its own pages under the token is 403."""
    app = Flask("desk", template_folder=str(HERE.parent / "templates"), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    guard.register(app, token, port)
    lists = _lists(desk.atlas)

    def work(number: int) -> Work:
        return desk.works[number] if number < len(desk.works) else abort(404)

    def page(number: int | None, **more: Any) -> str:
        spoken = languages()
        lang = next((one for one in spoken if one == request.args.get("lang")), spoken[0])
        other = next(one for one in spoken if one != lang)
        words = words_of(lang, "desk")
        shared = {"d": words, "desk": desk, "number": number, "lang": lang, "other": other, **desk.people, **more}
        if number is None:
            return render_template("desk/empty.html", **shared)
        one, part = work(number), _part()
        counted = Counter(line.decision for line in one.lines)
        on_page = list(enumerate(one.lines))[part * PART : (part + 1) * PART]
        return render_template(
            "desk/desk.html", work=one, size=PART, part=part, parts=range(-(-len(one.lines) // PART)), on_page=on_page,
            lists=lists, edited=EDITED, lines=_printed(one), head=HEAD, columns=words_of(lang, "column"),
            before=[] if "written" in more else _remarks(desk, one), counted=counted,
            said=partial(_said, desk.atlas, lang), pick=pick, **shared,
        )  # fmt: skip

    @app.get(f"/{token}/")
    def first() -> Response | str:
        if not desk.works:
            return page(None)
        return _shown(0)

    @app.post(f"/{token}/take")
    def put() -> Response | str:
        request.max_content_length = limits.MOST_BYTES + LARGEST_FORM
        file = request.files.get("document")
        shown_first = 0 if desk.works else None
        if file is None or not file.filename:
            return page(shown_first, refused=in_every("desk", "no_file"))
        try:
            desk.works.append(taken(desk.atlas, desk.target.folder, file.filename, file.read()))
        except UnreadableDocument as error:
            return page(shown_first, refused=str(error))
        return _shown(len(desk.works) - 1)

    @app.errorhandler(413)
    def larger(_error: Exception) -> tuple[str, int]:
        return page(0 if desk.works else None, refused=in_every("desk", "too_large", most=MOST_MIB)), 413

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
        follows = line + (decision in (ACCEPTED, REJECTED) and line + 1 < len(one.lines))
        return _shown(number, part=follows // PART, _anchor=f"line-{follows}")

    @app.post(f"/{token}/<int:number>/head")
    def headed(number: int) -> Response:
        work(number).head(*(request.form.get(key, "").strip() for key in HEAD))
        return _shown(number, part=_part())

    @app.route(f"/{token}/<int:number>/preview", methods=["GET", "POST"])
    def previewed(number: int) -> Response | str:
        return _previewed(desk, work(number), lambda **more: page(number, **more))

    @app.get(f"/{token}/static/<name>")
    def static(name: str) -> Response:
        found = FILES.get(name) or (assets.file(FONT) if name == FONT else assets.file(FONT).parent / name)
        if name not in (*FILES, FONT) and found not in assets.file(FONT).parent.glob("*.woff2"):
            abort(404)
        return send_file(found)

    return app


def _part() -> int:
    return max(request.args.get("part", 0, type=int), 0)


def _shown(number: int, **more: Any) -> Response:
    """Back to a document, in the language that was read."""
    return redirect(url_for("shown", number=number, lang=request.args.get("lang"), **more))  # type: ignore[return-value]


def _previewed(desk: Desk, work: Work, page: Callable[..., str]) -> str:
    """What accepting would change; with `write`, the same written. Asked once more, it is of the same people."""
    if request.method == "POST":
        desk.people = {key: request.form.get(key, "").strip() for key in PEOPLE}
    by, reviewed = desk.people["by"], desk.people["reviewed"]
    try:
        found = prepared(desk, work, Signed(by, reviewed, desk.today.isoformat(), desk.people["owner"]))
    except BrokenSeeds as broken:
        return page(problems=broken.problems)
    told = preview.differences(desk.atlas, found, desk.today)
    if "write" in request.form and by and by != reviewed:
        try:
            accept.write(found, datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f"))
        except OSError as error:
            return page(problems=[error])
        desk.atlas = desk.read(desk.target.folder)
        return page(written=found, told=told)
    topics = {one.topic for one in found.atlas.own.facts if one.id in found.rows}
    picture = preview.picture(found.atlas, topics, desk.today).decode()
    return page(found=found, told=told, picture=_address(picture), unsigned=not by or by == reviewed)


def prepared(desk: Desk, work: Work, signed: Signed) -> Accepted:
    """What accepting the accepted lines would write; raises BrokenSeeds by line of the desk."""
    name = work.document.name
    return accept.prepare(desk.target, _entry(desk, work), work.copy, work.accepted(), signed, desk.read, name)


def _entry(desk: Desk, work: Work) -> Entry:
    head = work.document.masthead
    return Entry(
        id="", title_ko=head.title, publisher_ko=head.publisher, date=head.date, grade=1,
        checked=desk.today.isoformat(), kind="press-release",
    )  # fmt: skip


def _remarks(desk: Desk, work: Work) -> list[tuple[str, str]]:
    """Whether the document, or another version of it, was read before; for a document that says what it is."""
    entry = accept.identified(desk.target, _entry(desk, work), work.copy)
    return accept.remarks(desk.target, entry, desk.atlas.documents.values()) if entry.title_ko else []


def _said(atlas: Atlas, lang: str, of: Mapping[str, str] | Fact) -> str:
    """What a proposal or a row says, in words: its layer, its industry, and its status or its figure."""
    row = vars(of) if isinstance(of, Fact) else of
    layer = next((one for one in atlas.catalog.values() if one.topic == row["topic"]), None)
    status = atlas.statuses.get(row["status"] or "")
    claims = words_of(lang, "item")
    figure = " ".join(filter(None, (claims.get(f"claim.{row['claim']}", row["claim"]), row["value"], row["unit"])))
    due = f"~{row['due']}" if row["due"] else ""
    sector = atlas.sectors.get(row["sector"] or "")
    told = (
        layer.title[lang] if layer else row["instrument"],
        named(sector, lang) if sector else "",
        named(status, lang) if status else figure,
        due,
    )
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
