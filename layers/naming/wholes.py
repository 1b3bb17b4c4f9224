"""A whole written name: a region, a place of the tables, a site, a ward or a town."""

from geo import names
from geo.errors import AmbiguousRegion, NotYetRegion
from geo.regions import Regions
from geo.spelling import fold
from layers.naming.answer import Answer
from layers.naming.gazetteer import Gazetteer, spelled
from layers.notes import Note, note

#: The beginning of a ward's name has so many letters.
LEAST = 2
Told = tuple[str, str]


def whole(known: Gazetteer, text: str) -> Answer | None:
    """What a name means that is known as it stands; a region that is still to come only where nothing else is."""
    region = _region(known, text)
    if region is not None and not region.begins:
        return region
    return _named(known, text) or _site(known, text) or _part(known, text) or region


def region_ids(known: Gazetteer, text: str) -> list[str]:
    """Ids of all regions written so, on any day."""
    regions, folded = known.regions, fold(text)
    return [text] if text in regions else sorted(regions.spellings.get(folded) or regions.compounds.get(folded) or ())


def chosen(known: Gazetteer, text: str, ids: list[str]) -> Answer:
    """The one region among some that are written alike, or those to choose from."""
    try:
        found = names.settled(known.regions, text, ids, known.day)
    except AmbiguousRegion as several:
        return Answer(text, candidates=several.candidates)
    except NotYetRegion as later:
        return Answer(text, begins=later.first)
    return Answer(
        text, tuple(row.id for row in found), _former(known, names.narrowed(known.regions, ids, known.day)[0])
    )


def _region(known: Gazetteer, text: str) -> Answer | None:
    ids = region_ids(known, text)
    if len(ids) > 1:  # 남구 is a ward of 포항 too
        ids = sorted({*ids, *known.wards.get(fold(text), ())})
    return chosen(known, text, ids) if ids else None


def _former(known: Gazetteer, region_id: str) -> tuple[Note, ...]:
    """A remark for a region that has ended by the day."""
    ended = known.regions.notice(region_id, known.day)
    if ended is None:
        return ()
    told = told_of(known.regions, tuple(row.id for row in ended.successors))
    return (note("place_former", written=(ended.name_ko, ended.name_en), day=ended.last_day.isoformat(), names=told),)


def _named(known: Gazetteer, text: str) -> Answer | None:
    place = known.named.get(fold(text))
    if place is None:
        return None
    told = told_of(known.regions, place.regions)
    key = "place_area" if place.area else "place_named"
    remark = (
        note(key, written=place.written, names=told, reason=place.reason)
        if place.reason
        else part_of(known, text, place.regions)
    )
    return Answer(text, place.regions, (remark,), area=place.area)


def _site(known: Gazetteer, text: str) -> Answer | None:
    found = known.sites.get(spelled(text))
    if found is None:
        return None
    site, regions = found
    remark = note("place_complex", written=text, names=told_of(known.regions, regions))
    return Answer(text, regions, (remark,), site=site)


def _part(known: Gazetteer, text: str) -> Answer | None:
    """The municipality of a 일반구, an 읍 or a 면, or of wards that begin so: 분당, 마산; several to choose from."""
    folded = fold(text)
    ids = known.wards.get(folded) or known.towns.get(folded) or wards_begun(known, folded)
    if not ids:
        return None
    found = chosen(known, text, list(ids))
    return found.with_remarks(part_of(known, text, found.regions)) if found.known else found


def wards_begun(known: Gazetteer, folded: str) -> tuple[str, ...]:
    """Municipalities of the wards whose names begin so."""
    ids = (one for name, cities in known.wards.items() if name.startswith(folded) for one in cities)
    return tuple(dict.fromkeys(ids)) if len(folded) >= LEAST else ()


def part_of(known: Gazetteer, text: str, regions: tuple[str, ...]) -> Note:
    """The remark that a part is read as its municipality."""
    return note("place_part", written=text, names=told_of(known.regions, regions))


def told_of(regions: Regions, ids: tuple[str, ...]) -> Told:
    """Names of regions in Korean and in English."""
    rows = [regions.latest(one) for one in ids]
    return ", ".join(row.name_ko for row in rows), ", ".join(row.name_en for row in rows)
