"""`/changes`: what differs between any two days, as sentences, counts, a map and a table."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template, request

from layers.atlas.atlas import Atlas
from layers.portfolio.changes import KINDS, KNOWLEDGE, Changes, changes
from layers.portfolio.changes_told import by_province, milestones, narrowed, said, where
from layers.scene_types.vocabulary import Lang
from layers.wording import details
from layers.words.catalogue import words_of
from web.state.current import drawing
from web.state.page import shared
from web.state.state import read_day, read_kept
from web.telling.sketching import lettering, sketches, waters

bp = Blueprint("changing", __name__)
RATIO = 0.86
#: Height of a name as a share of the map's width.
NAME = 1 / 34


@bp.get("/changes")
def what_changed() -> str:
    """What differs between `from` and `to`; by default from the latest document to today.

    :raise 400: a date that cannot be read, or two in the wrong order.
    """
    atlas, today = drawing().atlas, drawing().today()
    page = read_kept(request.args, atlas, today)
    days = milestones(atlas)
    last = read_day("to", request.args.get("to"), today)
    first = read_day("from", request.args.get("from"), days[-1])
    only, region = request.args.get("layer") or None, request.args.get("region") or None
    whole = changes(atlas, first, last)
    found = narrowed(atlas, whole, only, region)
    lang = page.scene.lang
    return render_template(
        "changes.html",
        **shared(replace(page, scene=replace(page.scene, asof=last))),
        found=found,
        every=len(whole.items),
        days=(*days, today),
        layer_counts=found.counts,
        region_counts=by_province(atlas, found),
        layer_only=only,
        region_only=region,
        kinds=KINDS,
        knowledge=KNOWLEDGE,
        maps=_map(atlas, found, lang),
        label=details.label,
        where=where(atlas, last, lang),
        narrowed_to=_narrowed_to(whole, only, region, lang),
        admin=[(one, said(atlas, one, last, lang)) for one in found.administrative],
        poles=[(one, said(atlas, one, last, lang)) for one in found.poles],
    )


def _narrowed_to(whole: Changes, layer: str | None, region: str | None, lang: str) -> str:
    """A sentence that names the layer and the region that the page is narrowed to; empty without either."""
    named = [whole.titles[layer][lang]] if layer else []
    named += [drawing().atlas.regions.latest(region).name(lang)] if region else []
    return words_of(lang, "account")("changes_only", what=", ".join(named)) if named else ""


def _map(atlas: Atlas, found: Changes, lang: Lang) -> dict[str, Any]:
    """The provinces of the last day with their shape, whether they changed, and a dot each for its counts."""
    shapes = sketches.shapes(atlas.boundaries, "province", found.last)
    counts = by_province(atlas, found)
    changed = {one.region for one in found.administrative if one.level == "province"}
    places = {key: shape.representative_point() for key, shape in shapes.items()}
    window = sketches.window(list(shapes.values()), RATIO)
    wishes = [*lettering.of_islands(lang), *waters.of_waters(atlas.boundaries, shapes, window, lang, NAME)]
    return {
        "window": window,
        "background": sketches.background(atlas.boundaries, window),
        "paths": sketches.outlines(atlas.boundaries, "province", found.last),
        "changed": changed,
        "names": lettering.placed(wishes, (), window, lang, NAME),
        "name_size": window.width * NAME,
        "counts": [(key, p.x / sketches.UNIT_M, -p.y / sketches.UNIT_M, counts[key]) for key, p in places.items()],
    }
