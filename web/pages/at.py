"""`/at`: everything that applies at a point, and what is not known there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from layers.atlas.atlas import Atlas
from layers.atlas.island_table import named
from layers.atlas.items import Item
from layers.errors import AtSea, BadCoordinates, OutsideKorea, SwappedCoordinates
from layers.facts.statuses import IN_FORCE, STATES
from layers.naming.answer import Answer
from layers.naming.pairs import point_in
from layers.notes import Note, note
from layers.portfolio import location
from layers.portfolio.portfolio import Membership
from layers.scene_types.told import ToldItem
from web.service.language import translator
from web.service.mistakes import STATUS, BadParameter
from web.service.naming import on_its_day
from web.state.choices import Choice, choices, of_regions
from web.state.current import drawing
from web.state.page import shared
from web.state.state import PageState, read_kept
from web.telling.citing import Citations

bp = Blueprint("locating", __name__)
NAMELESS = (UnknownRegion, NotYetRegion, AmbiguousRegion)
NOWHERE = (BadCoordinates, SwappedCoordinates, AtSea, OutsideKorea)
#: What may be asked: points on the land, and the first of the islands.
EXAMPLES = ((126.8526, 35.1601), (129.3846, 36.0870), (127.2020, 37.2410))


@dataclass(frozen=True)
class Spot:
    """A WGS 84 point in degrees, and what has to be said of how it was found."""

    lon: float
    lat: float
    remarks: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Part:
    """What applies that is of one state: told items with their relation by layer, and their number by status."""

    state: str
    layers: dict[str, list[tuple[ToldItem, str]]]
    counts: dict[str, int]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.counts.values())


@bp.get("/at")
def at() -> tuple[str, int] | str:
    """What applies at `lon`, `lat` or at the `place` of a name; without either, the form.

    A name that is no single point leads to the regions it means.

    :raise 400: no numbers, latitude and longitude in each other's place, or a name of several regions.
    :raise 404: the point lies at sea or outside Korea, or no place has the name.
    """
    page = read_kept(request.args, drawing().atlas, drawing().today())
    if not any(request.args.get(name) for name in ("lon", "lat", "place")):
        return _page(page)
    try:
        spot = _spot(page)
        if isinstance(spot, Answer):
            return _page(page, several=spot.written, remarks=spot.remarks, meant=_regions(spot, page))
        found = location.at(drawing().atlas, spot.lon, spot.lat, page.scene.asof)
    except NOWHERE as error:
        said, swapped = _said(error, page), _swapped(error)
        return _page(page, mistake=type(error).__name__, said=said, swapped=swapped), STATUS[type(error)]
    except NAMELESS as error:
        asked, meant = request.args["place"], choices(error, page.scene.lang)
        return _page(page, mistake=type(error).__name__, said=asked, meant=meant), STATUS[type(error)]
    return _page(page, found=found, remarks=spot.remarks, **_told(found, page))


def _spot(page: PageState) -> Spot | Answer:
    """The point asked for: as written, or of the place named; what the name means where that is no point."""
    if request.args.get("place") and not request.args.get("lon"):
        if (pair := point_in(request.args["place"])) is not None:
            return Spot(*pair)
        return named_spot(drawing().atlas, request.args["place"], page.scene.asof)
    return Spot(_number("lon"), _number("lat"))


def _number(name: str) -> float:
    text = request.args.get(name, "")
    try:
        value = float(text)
    except ValueError as error:
        raise BadParameter(name, text, "degrees_form") from error
    if not math.isfinite(value):
        raise BadParameter(name, text, "degrees_form")
    return value


def named_spot(atlas: Atlas, name: str, asof: date) -> Spot | Answer:
    """The point of an island or a site by its name, else one inside the municipality or province it means.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.AmbiguousRegion
        Nothing has the name, nothing yet, or several regions have it.
    """
    if (island := named(atlas.islands.values()).get(name.strip())) is not None:
        return Spot(island.lon, island.lat)
    found = on_its_day(atlas, name, asof)
    if found.site is not None:
        site = atlas.sites[found.site]
        told = note("place_site", written=name.strip(), km=f"{site.radius_km:g}")
        return Spot(site.lon, site.lat, (*found.remarks, told))
    region = atlas.regions.get(found.regions[0], asof)
    if found.area or len(found.regions) > 1 or region.level not in ("municipality", "province"):
        return found
    point = atlas.boundaries.representative_points(region.level, asof)[region.id]
    lon, lat = round(point.x, 5), round(point.y, 5)
    inside = note("place_inside", names=(region.name_ko, region.name_en), lon=lon, lat=lat)
    return Spot(lon, lat, (*found.remarks, inside))


def _regions(found: Answer, page: PageState) -> tuple[Choice, ...]:
    """The profiles of an area's regions, or the same question for each of several regions."""
    if not found.area and len(found.regions) > 1:
        return of_regions(request.args["place"], found.regions, page.scene.lang)
    regions = [drawing().atlas.regions.get(region_id, page.scene.asof) for region_id in found.regions]
    return tuple(Choice(region.name(page.scene.lang), f"/regions/{region.id}?{page.query()}") for region in regions)


def _said(error: Exception, page: PageState) -> str:
    """What is wrong with a point, in the reader's language."""
    said = f"lon={request.args.get('lon', '')}, lat={request.args.get('lat', '')}"
    if not isinstance(error, (AtSea, OutsideKorea)):
        return said
    spot = _spot(page)
    if isinstance(spot, Answer):
        return said
    nearest, km = location.nearest_municipality(drawing().atlas, spot.lon, spot.lat, page.scene.asof)
    t = translator(page.scene.lang)
    return t("at_nearest", point=said, name=nearest.name(page.scene.lang), km=f"{km:,.0f}")


def _swapped(error: Exception) -> tuple[str, str] | None:
    """The coordinates in their right places, where they were swapped."""
    return (request.args["lat"], request.args["lon"]) if isinstance(error, SwappedCoordinates) else None


def _told(found: location.AtPoint, page: PageState) -> dict[str, Any]:
    citations = Citations(drawing().whole(page.scene.asof, page.scene.lang, page.scene.theme))
    told = [(one, citations.tell(one.layer_id, one.item)) for one in in_order(found.memberships)]
    near = [(one, [citations.tell(layer, item) for layer, item in one.items]) for one in found.nearest]
    parts = [part for state in STATES if (part := _part(state, told))]
    return {"parts": parts, "near": near, "footnotes": citations.footnotes, "marks": citations.scene["marks"]}


def in_order(found: Sequence[Membership]) -> list[Membership]:
    """What is in force, then what is not settled, then what is over; as they were within each."""
    return sorted(found, key=lambda one: STATES.index(_state(one.item)))


def _state(item: Item) -> str:
    return drawing().atlas.statuses[item.status].state


def _part(state: str, told: list[tuple[Membership, ToldItem]]) -> Part | None:
    """What is of a state; None where nothing is, but for what is in force, of which there may be none."""
    layers: dict[str, list[tuple[ToldItem, str]]] = {}
    counts = dict.fromkeys(drawing().atlas.statuses, 0)
    for one, feature in told:
        if _state(one.item) == state:
            layers.setdefault(one.layer_id, []).append((feature, one.relation))
            counts[one.item.status] += 1
    shown = {status: n for status, n in counts.items() if n}
    return Part(state, layers, shown) if shown or state == IN_FORCE else None


def _page(page: PageState, **values: Any) -> str:
    examples = (*EXAMPLES, *((one.lon, one.lat) for one in list(drawing().atlas.islands.values())[:1]))
    nothing = {"found": None, "mistake": None, "several": None, "said": "", "swapped": None, "meant": (), "remarks": ()}
    asked = {name: request.args.get(name, "") for name in ("lon", "lat", "place")}
    return render_template("at.html", **shared(page), **(nothing | {"examples": examples} | values), asked=asked)
