"""`/changes`: what differs between any two days, as sentences, counts, a map and a table."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from geo.dates import day
from geo.errors import BadDate, BeforeRecord
from geo.region import Region
from geo.regions import recorded
from layers.atlas.atlas import Atlas
from layers.portfolio.changes import KINDS, KNOWLEDGE, Administrative, Change, Changes, changes
from layers.wording import details
from web.pages.explore import shared
from web.service.errors import BadParameter
from web.state.drawing import drawing
from web.state.state import read_state
from web.telling import sketches

bp = Blueprint("changing", __name__)
RATIO = 0.86


@bp.get("/changes")
def what_changed() -> str:
    """What differs between `from` and `to`; by default from the latest document to today.

    :raise 400: a date that cannot be read, or two in the wrong order.
    """
    atlas, today = drawing().atlas, drawing().today()
    page = read_state(request.args, atlas, today)
    days = milestones(atlas)
    last = read_day("to", request.args.get("to"), today)
    first = read_day("from", request.args.get("from"), days[-1])
    found = changes(atlas, first, last)
    only, region = request.args.get("layer") or None, request.args.get("region") or None
    lang = page.scene.lang
    return render_template(
        "changes.html",
        **shared(replace(page, scene=replace(page.scene, asof=last))),
        found=found,
        shown=shown(atlas, found, only, region),
        days=(*days, today),
        layer_counts=found.counts,
        region_counts=by_province(atlas, found),
        layer_only=only,
        region_only=region,
        kinds=KINDS,
        knowledge=KNOWLEDGE,
        maps=_map(atlas, found),
        label=details.label,
        where=where(atlas, last, lang),
        admin=[(one, said(atlas, one, last, lang)) for one in found.administrative],
    )


def milestones(atlas: Atlas) -> tuple[date, ...]:
    """Days of the full documents, earliest first."""
    return tuple(sorted(day(document.date) for document in atlas.documents.values() if document.file))


def read_day(name: str, text: str | None, default: date) -> date:
    """The day in a parameter; raises BadParameter, naming it and the form it should have."""
    if not text:
        return default
    try:
        return recorded(day(text))
    except BadDate as error:
        raise BadParameter(name, text, "asof_form") from error
    except BeforeRecord as error:
        raise BadParameter(name, text, "asof_first") from error


def shown(atlas: Atlas, found: Changes, layer: str | None, region: str | None) -> list[Change]:
    """The changes of a layer and of a province with what lies in it; all without either."""
    if layer is not None:
        atlas.catalog[layer]
    wanted = {one.id for one in atlas.regions.successors(region, found.last)} if region else None
    return [
        change
        for change in found.items
        if (layer is None or change.layer_id == layer)
        and (wanted is None or wanted & set(provinces(atlas, change.regions, found.last)))
    ]


def provinces(atlas: Atlas, region_ids: tuple[str, ...], on: date) -> list[str]:
    """The provinces of some regions on a day; poles and the nation as they are."""
    now = [region.id for key in region_ids for region in atlas.regions.successors(key, on)]
    above = [atlas.regions.province(key, on) or atlas.regions.get(key, on) for key in now]
    return list(dict.fromkeys(region.id for region in above))


def by_province(atlas: Atlas, found: Changes) -> dict[str, dict[str, int]]:
    """Number of changes by province and kind, provinces in official order; an item of several counts in each."""
    counts = {region.id: dict.fromkeys(KINDS, 0) for region in atlas.regions.at(found.last, "province")}
    for change in found.items:
        for province in provinces(atlas, change.regions, found.last):
            if province in counts:
                counts[province][change.kind] += 1
    return counts


def where(atlas: Atlas, on: date, lang: str) -> Any:
    """A function that names the regions of a change, provinces once each."""

    def named(region_ids: tuple[str, ...]) -> str:
        return " · ".join(atlas.regions.latest(key).short(lang) for key in provinces(atlas, region_ids, on))

    return named


def _map(atlas: Atlas, found: Changes) -> dict[str, Any]:
    """The provinces of the last day with their shape, whether they changed, and a dot each for its counts."""
    shapes = sketches.shapes(atlas.boundaries, "province", found.last)
    counts = by_province(atlas, found)
    changed = {one.region for one in found.administrative if one.level == "province"}
    places = {key: shape.representative_point() for key, shape in shapes.items()}
    window = sketches.window(list(shapes.values()), RATIO)
    return {
        "window": window,
        "background": sketches.background(atlas.boundaries, window),
        "paths": sketches.outlines(atlas.boundaries, "province", found.last),
        "changed": changed,
        "counts": [(key, p.x / sketches.UNIT_M, -p.y / sketches.UNIT_M, counts[key]) for key, p in places.items()],
    }


def said(atlas: Atlas, one: Administrative, last: date, lang: str) -> str:
    """What became of a region, or what it was made of, or which of its attributes differ."""
    before, after = one.before, one.after
    if before is not None and after is not None:
        pairs = [(_word(atlas, before, what, lang), _word(atlas, after, what, lang)) for what in one.what]
        return " · ".join(dict.fromkeys(f"{old} → {new}" for old, new in pairs if old != new))
    others = atlas.regions.predecessors(one.region) if after else atlas.regions.successors(one.region, last)
    named = ", ".join(each.name(lang) for each in others)
    return f"{'←' if after else '→'} {named}" if named else ""


def _word(atlas: Atlas, region: Region, what: str, lang: str) -> str:
    value = region.name(lang) if what.startswith("name_") else getattr(region, what)
    return atlas.regions.latest(value).short(lang) if what in ("parent", "pole") and value else value or "–"
