"""From a written name to regions: official, short, former and English names, one answer or an error that helps."""

from collections.abc import Iterable, Mapping

from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from geo.region import LEVELS, Region
from geo.regions import Day, Regions
from geo.spelling import fold, suggestions


def resolve(
    regions: Regions,
    text: str,
    date: Day | None = None,
    level: str | None = None,
    within: str | None = None,
    places: Mapping[str, Iterable[str]] | None = None,
) -> list[Region]:
    """The regions that `text` names.

    One name is one region, except that a region that had ended by `date` gives all its successors, and that a place
    of `places` may lie in several. An id is itself. A name of a province wins over its own municipality (제주) and
    over the pole of the same name (전북); otherwise nothing is guessed: 광주 is a province until 2026-06-30 and a city
    of 경기, on any date.

    Parameters
    ----------
    text : str
        An id, a full, short, former or English name, an alias, or a province and a municipality, with a blank or
        without (``경남 고성``).
    date : date, str or PartialDate, optional
        The day to answer for; without it regions are given as they last were.
    level : str, optional
        nation, pole, province or municipality.
    within : str, optional
        Id of a region the answer must belong to, on any day.
    places : mapping of str to ids, optional
        Further names, e.g. of areas that are no region (새만금); they go before the regions' own.

    Raises
    ------
    UnknownRegion
        If no region is written so; the message suggests some.
    AmbiguousRegion
        If several are.
    NotYetRegion
        If the region did not exist yet on `date`.
    """
    if places and text in places:
        return _on(regions, places[text], date)
    ids = _candidates(regions, text, level, within)
    if not ids:
        near = suggestions(fold(text), regions.spellings)
        limits = "".join(f", {word} {value}" for word, value in (("level", level), ("within", within)) if value)
        raise UnknownRegion(
            f"name {text!r}{limits}: no region is written so; like it: {', '.join(near) or 'none'}", near, text
        )
    return settled(regions, text, ids, date)


def settled(regions: Regions, text: str, ids: list[str], date: Day | None = None) -> list[Region]:
    """The regions on a day of the ids that `text` may mean; raises AmbiguousRegion and NotYetRegion as `resolve`."""
    ids = narrowed(regions, ids, date)
    if len(ids) > 1:
        raise AmbiguousRegion(
            f"name {text!r}: may be {', '.join(ids)}; write the id, or the province before it", tuple(ids), text
        )
    return _on(regions, ids, date)


def _candidates(regions: Regions, text: str, level: str | None, within: str | None) -> list[str]:
    written = {text} if text in regions else regions.spellings.get(fold(text), frozenset())
    ids = [region_id for region_id in sorted(written) if _fits(regions, region_id, level, within)]
    if ids or within:
        return ids
    return sorted(one for one in regions.compounds.get(fold(text), ()) if _fits(regions, one, level, None))


def _fits(regions: Regions, region_id: str, level: str | None, within: str | None) -> bool:
    return level in (None, regions.latest(region_id).level) and (within is None or within in above(regions, region_id))


def above(regions: Regions, region_id: str) -> set[str]:
    """Every region that `region_id` has ever belonged to."""
    direct = {owner for row in regions.span(region_id) for owner in (row.parent, row.pole) if owner}
    return direct.union(*(above(regions, owner) for owner in direct))


def narrowed(regions: Regions, ids: list[str], date: Day | None) -> list[str]:
    """`ids` without municipalities of a province among them, poles beside provinces, and regions still to come."""
    proper = [one for one in ids if regions.latest(one).level != "pole"] or ids
    outer = [one for one in proper if not above(regions, one) & set(proper)]
    return [one for one in outer if date is None or not _still_to_come(regions, one, date)] or outer


def _still_to_come(regions: Regions, region_id: str, date: Day) -> bool:
    try:
        regions.follow(region_id, date)
    except NotYetRegion:
        return True
    return False


def _on(regions: Regions, ids: Iterable[str], date: Day | None) -> list[Region]:
    found: dict[str, Region] = {}
    for one in ids:
        rows = [regions.latest(one)] if date is None else regions.successors(one, date)
        found |= {row.id: row for row in rows}
    return sorted(found.values(), key=lambda row: (LEVELS.index(row.level), row.order, row.id))
