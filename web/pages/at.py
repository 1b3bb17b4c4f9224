"""`/at`: everything that applies at a point, and what is not known there."""

import math
from typing import Any

from flask import Blueprint, render_template, request

from geo import names
from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from layers.atlas.atlas import Atlas
from layers.atlas.island_table import named
from layers.collection.search import search
from layers.errors import AtSea, BadCoordinates, OutsideKorea, SwappedCoordinates
from layers.portfolio import location
from web.service.language import translator
from web.service.mistakes import STATUS, BadParameter
from web.state.current import drawing
from web.state.page import shared
from web.state.state import PageState, read_kept
from web.telling.citing import Citations

bp = Blueprint("locating", __name__)
NOWHERE = (BadCoordinates, SwappedCoordinates, AtSea, OutsideKorea)
#: What may be asked: points on the land, and the first of the islands.
EXAMPLES = ((126.8526, 35.1601), (129.3846, 36.0870), (127.2020, 37.2410))


@bp.get("/at")
def at() -> tuple[str, int] | str:
    """What applies at `lon`, `lat` or at the `place` of a name; without either, the form.

    :raise 400: no numbers, or latitude and longitude in each other's place.
    :raise 404: the point lies at sea or outside Korea, or no place has the name.
    """
    page = read_kept(request.args, drawing().atlas, drawing().today())
    if not any(request.args.get(name) for name in ("lon", "lat", "place")):
        return _page(page)
    try:
        lon, lat = _point(page)
        found = location.at(drawing().atlas, lon, lat, page.scene.asof)
    except NOWHERE as error:
        told = {"said": _said(error, page), "swapped": _swapped(error)}
        return _page(page, mistake=type(error).__name__, **told), STATUS[type(error)]
    except (UnknownRegion, AmbiguousRegion) as error:
        return _page(page, mistake=type(error).__name__, said=_meant(error, page)), STATUS[type(error)]
    return _page(page, found=found, **_told(found, page))


def _point(page: PageState) -> tuple[float, float]:
    """Longitude and latitude in degrees: as written, or of the place named."""
    if request.args.get("place") and not request.args.get("lon"):
        return named_point(drawing().atlas, request.args["place"], page)
    return _number("lon"), _number("lat")


def _number(name: str) -> float:
    text = request.args.get(name, "")
    try:
        value = float(text)
    except ValueError as error:
        raise BadParameter(name, text, "degrees_form") from error
    if not math.isfinite(value):
        raise BadParameter(name, text, "degrees_form")
    return value


def named_point(atlas: Atlas, name: str, page: PageState) -> tuple[float, float]:
    """The point of an island or a site by its name, else one inside the region it means.

    Raises
    ------
    UnknownRegion
        If nothing has the name.
    AmbiguousRegion
        If several regions have it: 광주 is a former metropolitan city and a city of 경기.
    """
    wanted = name.strip().casefold()
    if (island := named(atlas.islands.values()).get(name.strip())) is not None:
        return island.lon, island.lat
    for site in atlas.sites.values():
        if wanted in (site.id, site.name_ko.casefold(), (site.name_en or "").casefold()):
            return site.lon, site.lat
    _refuse_ambiguous(atlas, name.strip(), page)
    hits = search(atlas, name, page.scene.asof, page.scene.lang)
    ids = [hit.region for hit in hits if hit.region is not None and hit.kind in ("region", "place")]
    for key in ids:
        region = atlas.regions.successors(key, page.scene.asof)[0]
        if region.level in ("municipality", "province"):
            point = atlas.boundaries.representative_points(region.level, page.scene.asof)[region.id]
            return round(point.x, 5), round(point.y, 5)
    raise UnknownRegion(name)


def _refuse_ambiguous(atlas: Atlas, name: str, page: PageState) -> None:
    """Raise AmbiguousRegion for a name of several regions; what is no region's name is left to the search."""
    try:
        names.resolve(atlas.regions, name, page.scene.asof)
    except (UnknownRegion, NotYetRegion):
        return


def _meant(error: UnknownRegion | AmbiguousRegion, page: PageState) -> str:
    """The name asked for, with the regions it may mean."""
    asked = request.args["place"]
    if not isinstance(error, AmbiguousRegion):
        return asked
    regions = drawing().atlas.regions
    candidates = ", ".join(f"{regions.latest(key).name(page.scene.lang)} ({key})" for key in error.candidates)
    return f"{asked} → {candidates}"


def _said(error: Exception, page: PageState) -> str:
    """What is wrong with a point, in the reader's language."""
    said = f"lon={request.args.get('lon', '')}, lat={request.args.get('lat', '')}"
    if not isinstance(error, (AtSea, OutsideKorea)):
        return said
    lon, lat = _point(page)
    nearest, km = location.nearest_municipality(drawing().atlas, lon, lat, page.scene.asof)
    t = translator(page.scene.lang)
    return t("at_nearest", point=said, name=nearest.name(page.scene.lang), km=f"{km:,.0f}")


def _swapped(error: Exception) -> tuple[str, str] | None:
    """The coordinates in their right places, where they were swapped."""
    return (request.args["lat"], request.args["lon"]) if isinstance(error, SwappedCoordinates) else None


def _told(found: location.AtPoint, page: PageState) -> dict[str, Any]:
    citations = Citations(drawing().whole(page.scene.asof, page.scene.lang, page.scene.theme))
    told: dict[str, list[Any]] = {}
    for one in found.memberships:
        told.setdefault(one.layer_id, []).append((citations.tell(one.layer_id, one.item), one.relation))
    near = [(one, [citations.tell(layer, item) for layer, item in one.items]) for one in found.nearest]
    return {"told": told, "near": near, "footnotes": citations.footnotes, "marks": citations.scene["marks"]}


def _page(page: PageState, **values: Any) -> str:
    examples = (*EXAMPLES, *((one.lon, one.lat) for one in list(drawing().atlas.islands.values())[:1]))
    known: dict[str, Any] = {"found": None, "mistake": None, "said": "", "swapped": None, "examples": examples}
    asked = {name: request.args.get(name, "") for name in ("lon", "lat", "place")}
    return render_template("at.html", **shared(page), **(known | values), asked=asked)
