"""`/compare`: provinces, poles or municipalities side by side, with what each number rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.comparison import comparison, crosswalk, likeness, staging, structure
from layers.comparison.partners import Partners, partners
from layers.errors import TooFewRegions, TooManyRegions
from layers.findings.beside import beside
from layers.notes import Note
from layers.portfolio import complexes
from layers.portfolio.filter import said
from layers.portfolio.overlaps import Overlap
from layers.portfolio.portfolio import neighbours
from layers.scene_types.told import ToldItem
from layers.wording.details import value_of
from layers.words.catalogue import words_of
from web.map.moving import moving
from web.service.headers import allow_script
from web.service.mistakes import STATUS, detail
from web.service.naming import remarks_on, settled, words_in
from web.state.choices import choices
from web.state.current import drawing
from web.state.filtering import written
from web.state.page import shared
from web.state.state import THEMES, PageState, read_kept
from web.telling.bars import bars
from web.telling.cards import MOST_CITED
from web.telling.citing import Citations
from web.telling.matrices import by_instrument, by_sector, counts, grouped, overlapping, sharing
from web.telling.profiles import LINKED
from web.telling.sketching import side_by_side

bp = Blueprint("comparing", __name__)
#: Of more places where designations meet the others are folded.
MOST_OVERLAPS = 8


@dataclass(frozen=True)
class Asked:
    """The regions in the address, as ids; `query` writes an address of the same page with changes.

    `unclear` is what is wrong with words that are no region or several, `remarks` what is to be said of the others.
    """

    regions: tuple[str, ...]
    page: PageState
    unclear: tuple[Exception, ...] = ()
    remarks: tuple[Note, ...] = ()

    def query(self, regions: Iterable[str] | None = None, asof: date | None = None) -> str:
        """The query string of this comparison, with other regions or of another day."""
        ids = self.regions if regions is None else tuple(regions)
        scene = self.page.scene
        state = {"asof": (asof or scene.asof).isoformat(), "lang": scene.lang}
        state |= {} if scene.theme == THEMES[0] else {"theme": scene.theme}
        state |= {key: value for key, value in written(scene.filter).items() if value}
        return urlencode({"regions": ",".join(ids), **state}, safe=",")

    def without(self, region: Region, atlas: Atlas) -> str:
        """The query string without a region, also when it was asked for by the id of one it was made of."""
        gone = {region.id, *(old.id for old in atlas.regions.predecessors(region.id))}
        return self.query(key for key in self.regions if key not in gone)


@bp.get("/compare")
def compare() -> tuple[str, int] | str:
    """Regions side by side on a day; without any, the page to choose them; with one, what to choose besides.

    :raise 400: more than seventeen regions, or a name of several.
    :raise 404: an unknown region, or one that does not exist yet.
    """
    page = read_kept(request.args, drawing().atlas, drawing().today())
    ids, unclear = _read(page)
    asked = Asked(ids, page, unclear, remarks_on(request.args.getlist("regions"), drawing().atlas, page.scene.asof))
    if unclear:
        return _chooser(asked), STATUS[type(unclear[0])]
    if not asked.regions:
        return _chooser(asked)
    try:
        found = comparison.compare(drawing().atlas, asked.regions, page.scene.asof, page.scene.filter)
    except TooFewRegions:
        return _chooser(asked)
    except TooManyRegions as error:
        return _chooser(asked, type(error).__name__), STATUS[type(error)]
    return render_template("compare.html", **shared(page), asked=asked, **_choice(page), **_told(found, page))


def _read(page: PageState) -> tuple[tuple[str, ...], tuple[Exception, ...]]:
    """Ids of the regions asked for, and what is wrong with the other words."""
    ids: list[str] = []
    wrong: list[Exception] = []
    for word in words_in(request.args.getlist("regions")):
        try:
            ids += settled(drawing().atlas, word, page.scene.asof).regions
        except (UnknownRegion, NotYetRegion, AmbiguousRegion) as error:
            wrong.append(error)
    return tuple(ids), tuple(wrong)


def _chooser(asked: Asked, mistake: str | None = None) -> str:
    regions, first, lang = drawing().atlas.regions, _alone(asked), asked.page.scene.lang
    parts = regions.predecessors(first.id) if first else []
    return render_template(
        "compare.html", **shared(asked.page), asked=asked, **_choice(asked.page), found=None, mistake=mistake,
        first=first, near=_near(first, asked.page.scene.asof) if first else (), parts=parts, before=_last_day(parts),
        unclear=[(detail(each, lang, True), choices(each, lang)) for each in asked.unclear],
    )  # fmt: skip


def _alone(asked: Asked) -> Region | None:
    """The one region that was chosen so far, as it is on the day; None where none or several were."""
    regions, asof = drawing().atlas.regions, asked.page.scene.asof
    found = {one.id: one for key in asked.regions for one in regions.successors(key, asof)}
    return next(iter(found.values())) if len(found) == 1 else None


def _near(region: Region, asof: date) -> Sequence[Region]:
    """Regions to compare one with: those it borders on, of an island those of the same level and parent."""
    peers = drawing().atlas.regions.at(asof, region.level)
    return neighbours(drawing().atlas, region.id, asof) or [
        one for one in peers if one.parent == region.parent and one.id != region.id
    ]


def _last_day(parts: list[Region]) -> date | None:
    return min((part.valid_to for part in parts if part.valid_to), default=None)


def _choice(page: PageState) -> dict[str, Any]:
    regions, asof = drawing().atlas.regions, page.scene.asof
    return {
        "provinces": regions.at(asof, "province"),
        "poles": regions.at(asof, "pole"),
        "choice": side_by_side.choice(drawing().atlas.boundaries, asof),
    }


def _told(found: comparison.Comparison, page: PageState) -> dict[str, Any]:
    """Everything the page shows of a comparison."""
    atlas, lang, asof = drawing().atlas, page.scene.lang, page.scene.asof
    citations = Citations(drawing().whole(asof, lang, page.scene.theme), MOST_CITED)
    ids, staged = [region.id for region in found.regions], staging.staging(atlas, found)
    maps = side_by_side.side_by_side(atlas, citations, found, lang)
    listed = complexes.complexes(atlas, ids, asof, found.filter)
    judged, unjudged = crosswalk.judged(crosswalk.fits(atlas, found))
    moved = moving(ids, maps.layers, page)
    if moved is not None:
        allow_script(moved.script)
    return {
        "found": found,
        "only": said(atlas, found.filter, lang),
        "maps": maps,
        "moving": moved,
        "bars": bars(atlas, ids, asof, lang),
        "groups": grouped(by_sector(atlas, citations, found, lang)),
        "beside": beside(atlas, found),
        "partners_of": _partners(found),
        "by_instrument": by_instrument(atlas, citations, found, lang),
        "shared_items": sharing(atlas, citations, found, lang),
        "overlapping": sorted(overlapping(atlas, found, citations), key=_met),
        "most_overlaps": MOST_OVERLAPS,
        "complexes": [(one, citations.tell(one.layer, one.item)) for one in listed],
        "fits": list(judged.items()),
        "unjudged": unjudged,
        "industries_of": crosswalk.industries,
        "indices": [one for one in likeness.indices(atlas, ids, asof) if one.withheld is None and not found.filter],
        "staging": staged,
        "stage_groups": [(key, list(rows)) for key, rows in groupby(staged.rows, key=lambda row: row.stage.sector)],
        "composition": structure.composition(atlas, ids, asof),
        "reported": structure.reported(atlas, ids, asof),
        "industries": (
            ("divisions", structure.divisions(atlas, ids, asof)),
            ("sections", structure.sections(atlas, ids, asof)),
        ),
        "marks": citations.scene["marks"],
        "citations": citations,
        "value_of": value_of,
        "counts": counts,
        "firm": [key for key, status in atlas.statuses.items() if status.solidity == "solid"],
        "supports": [key for key, known in atlas.instruments.items() if known.ground == CRISIS],
        "verdicts": words_of(page.scene.lang, "verdict"),
        "name": _namer(atlas, lang),
        "later": _later(found),
        "now": drawing().today(),
    }


def _met(pair: tuple[Overlap, list[ToldItem]]) -> int:
    """Order of places where designations meet: those of most instruments first."""
    return -len(pair[0].instruments)


def _partners(found: comparison.Comparison) -> list[tuple[Region, list[Partners]]]:
    """Who could link up with each of the regions, over all provinces, by the industries that are chosen."""
    one_by_one = [region for region in found.regions if region.level in LINKED]
    chosen = found.filter.sectors
    told = ((region, partners(drawing().atlas, region.id, found.asof)) for region in one_by_one)
    return [(region, [one for one in linked if not chosen or one.sector in chosen]) for region, linked in told]


def _later(found: comparison.Comparison) -> list[tuple[Region, date, list[Region]]]:
    """Regions of the comparison that have ended by today, their last day and what followed them."""
    regions, today = drawing().atlas.regions, drawing().today()
    ended = [(region, regions.notice(region.id, today)) for region in found.regions]
    return [(region, notice.last_day, list(notice.successors)) for region, notice in ended if notice is not None]


def _namer(atlas: Atlas, lang: str) -> Callable[[str], str]:
    """The short name of a region by id."""
    return lambda region_id: atlas.regions.latest(region_id).short(lang)
