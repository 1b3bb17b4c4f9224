"""`/changes`: what differs between any two days, as sentences, blocks of lines, a map and tables; and as a feed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from layers.agenda.blocks import APPLIED, DECISION
from layers.atlas.atlas import Atlas
from layers.packs.last_release import last_release, name
from layers.portfolio.changes_told import milestones, said
from layers.scene_types.vocabulary import Lang
from layers.wording.details import full_label
from layers.words.catalogue import words_of
from web.service import hosts
from web.state.current import drawing
from web.state.narrowing import NARROWING, read_narrowing
from web.state.page import shared
from web.state.state import PageState, only, read_day, read_kept, read_lang
from web.telling.agenda import feed, release_feed
from web.telling.agenda.changed import Changed, changed, kinds
from web.telling.sketching import lettering, sketches, waters

bp = Blueprint("changing", __name__)
ATOM = "application/atom+xml; charset=utf-8"
RATIO = 0.86
#: Besides since a document, changes are offered since the beginning of this year and of so many before it.
WHOLE_YEARS = 2
#: Height of a name as a share of the map's width.
NAME = 1 / 34
#: What `from` may be beside a day: the release of the data before the last one.
RELEASE = "release"


@bp.get("/changes")
def what_changed() -> str:
    """What differs between `from` and `to`; by default from the latest document to today.

    With `from=release` what the last release of the data changed, which is told by records and not by days.

    :raise 400: a date or kind that cannot be read, or two dates in the wrong order.
    :raise 404: no such layer, region or industry.
    """
    atlas, today = drawing().atlas, drawing().today()
    page = read_kept(request.args, atlas, today)
    lang, theme = page.scene.lang, page.scene.theme
    if request.args.get("from") == RELEASE:
        return _released(page)
    told, words = _asked(lang), words_of(lang, "agenda")
    found, last = told.found, told.found.last
    return render_template(
        "changes.html",
        **shared(replace(page, scene=replace(page.scene, asof=last))),
        told=told,
        found=found,
        spans=_spans(atlas, today, told.narrowing.region),
        ends=today,
        of_release=urlencode({"from": RELEASE, "lang": lang, "theme": theme}),
        words=words,
        label=full_label,
        maps=_map(atlas, told, lang),
        kinds=list(kinds(lang).items()),
        narrowed_to=words_of(lang, "account")("changes_only", what=told.names) if told.names else "",
        address=_address(told, {"lang": lang, "theme": theme}),
        feed=f"{hosts.asked()}changes.atom?{urlencode({**_days(), **told.narrowing.pairs(), 'lang': lang})}",
        admin=[(one, said(atlas, one, last, lang)) for one in found.administrative],
        poles=[(one, said(atlas, one, last, lang)) for one in found.poles],
        provinces=atlas.regions.at(last, "province"),
    )


@bp.get("/changes.atom")
def atom() -> Response:
    """The same as an Atom feed, one entry for each line.

    :raise 400: an unknown parameter, a date or kind that cannot be read, or two dates in the wrong order.
    :raise 404: no such layer, region or industry.
    """
    if request.args.get("from") == RELEASE:
        return _released_feed()
    only(request.args, "from", "to", "lang", *NARROWING)
    told = _asked(read_lang(request.args))
    asked = urlencode([(name, value) for name, value in request.args.items() if value])
    return Response(feed.atom(told, hosts.asked(), asked), content_type=ATOM)


def _released(page: PageState) -> str:
    """What the last release of the data changed, of a `layer` alone if one is named."""
    atlas, lang, layer = drawing().atlas, page.scene.lang, request.args.get("layer") or None
    query = urlencode({"from": RELEASE, **({"layer": layer} if layer else {}), "lang": lang})
    return render_template(
        "changes_of_release.html",
        **shared(page),
        told=last_release(atlas, layer),
        standing=drawing().standing,
        titles={one.topic: one.title[lang] for one in reversed(list(atlas.catalog.values()))},
        name=name,
        feed=f"{hosts.asked()}changes.atom?{query}",
    )


def _released_feed() -> Response:
    only(request.args, "from", "layer", "lang")
    lang, atlas = read_lang(request.args), drawing().atlas
    asked = urlencode([(key, value) for key, value in request.args.items() if value])
    found = last_release(atlas, request.args.get("layer") or None)
    return Response(release_feed.atom(atlas, found, lang, hosts.asked(), asked), content_type=ATOM)


def _asked(lang: Lang) -> Changed:
    atlas, today = drawing().atlas, drawing().today()
    last = read_day("to", request.args.get("to"), today)
    first = read_day("from", request.args.get("from"), milestones(atlas)[-1])
    return changed(atlas, first, last, read_narrowing(request.args, atlas, last, kinds(lang)), lang)


def _spans(atlas: Atlas, today: date, region: str | None) -> list[tuple[date, date]]:
    """Spans up to today, the shortest first, then between the documents; none by whose end a region was not yet."""
    stops = milestones(atlas)
    years = (date(year, 1, 1) for year in range(today.year - WHOLE_YEARS, today.year + 1))
    begins = sorted({*stops, *years}, reverse=True)
    spans = [*((day, today) for day in begins if day < today), *pairwise(stops)]
    begun = date.min if region is None else atlas.regions.span(region)[0].valid_from or date.min
    return [(first, last) for first, last in spans if last >= begun]


def _days() -> dict[str, str]:
    """The days that the reader named; a feed without them goes on from day to day."""
    return {name: value for name in ("from", "to") if (value := request.args.get(name))}


def _address(told: Changed, shown: dict[str, str]) -> Callable[..., str]:
    """A function that writes the address of this page with other days or narrowed otherwise."""
    days = {"from": told.found.first.isoformat(), "to": told.found.last.isoformat()}

    def address(path: str = "/changes", first: date | None = None, last: date | None = None, **narrowing: str) -> str:
        span = {"from": str(first or days["from"]), "to": str(last or days["to"])}
        return f"{path}?{urlencode({**span, **told.narrowing.pairs(**narrowing), **shown})}"

    return address


def _map(atlas: Atlas, told: Changed, lang: Lang) -> dict[str, Any]:
    """The provinces of the last day with their shape, whether they are new, and a dot each for decisions and bids."""
    last = told.found.last
    shapes = sketches.shapes(atlas.boundaries, "province", last)
    counts = told.by_province
    changed = {one.region for one in told.found.administrative if one.level == "province"}
    places = {key: shape.representative_point() for key, shape in shapes.items()}
    window = sketches.window(list(shapes.values()), RATIO)
    wishes = [*lettering.of_islands(lang), *waters.of_waters(atlas.boundaries, shapes, window, lang, NAME)]
    return {
        "window": window,
        "background": sketches.background(atlas.boundaries, window),
        "paths": sketches.outlines(atlas.boundaries, "province", last),
        "changed": changed,
        "names": lettering.placed(wishes, (), window, lang, NAME),
        "name_size": window.width * NAME,
        "counts": [
            (atlas.regions.latest(key).short(lang), p.x / sketches.UNIT_M, -p.y / sketches.UNIT_M,
             counts[key][DECISION], counts[key][APPLIED])
            for key, p in places.items()
        ],
    }  # fmt: skip
