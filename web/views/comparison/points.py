"""What a comparison comes to in a few sentences, computed; its title, and what a reader must know beside it."""

from collections.abc import Iterator

from layers import labels
from layers.comparison.sharing import ALL, BY_LAYER, BY_SECTOR, ONLY
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.findings.beside import beside
from layers.portfolio.filter import said
from layers.wording.notices import ended
from web.views.comparison.matter import Matter

#: Up to so many regions are named in the title and in the sentences.
NAMED = 6
MOST_SECTORS = 5


def title(matter: Matter) -> str:
    """The regions by name, or how many they are."""
    words, regions = matter.words, matter.regions
    names = words["join"].join(region.short(matter.lang) for region in regions)
    many = words("n_regions", n=len(regions))
    return str(words("compare", names=names if len(regions) <= NAMED else many))


def subtitle(matter: Matter) -> str:
    """The day and the number of regions, and the filter."""
    told = matter.words("compare_subtitle", asof=_day(matter), n=len(matter.regions))
    only = said(matter.atlas, matter.found.filter, matter.lang)
    return " · ".join(filter(None, (told, only)))


def points(matter: Matter) -> Iterator[str]:
    """The findings of its page, what all share, what only one has, what is open."""
    words = matter.words
    told = [one.line(matter.lang) for one in beside(matter.atlas, matter.found)]
    yield from told
    if not told:
        yield words("compare_opening_none", asof=_day(matter))
    if len(matter.regions) > 1:
        yield _common(matter)
        yield _only(matter)
    every = {item.id: item for row in matter.found.layers for cell in row for item in cell.items}.values()
    undecided = sum(item.status == UNDECIDED for item in every)
    unconfirmed = sum(item.status == UNCONFIRMED for item in every)
    yield words("open", undecided=undecided, unconfirmed=unconfirmed)


def shared(matter: Matter) -> str:
    """What all have, for a title."""
    return _told_of_all(matter, "compare_all_short")


def _common(matter: Matter) -> str:
    return _told_of_all(matter, "compare_all")


def _told_of_all(matter: Matter, key: str) -> str:
    layers, sectors = (matter.found.scope(by, ALL) for by in (BY_LAYER, BY_SECTOR))
    aside = matter.words("aside", listed=_named(matter, [one.key for one in sectors])) if sectors else ""
    return matter.words(key, layers=len(layers), sectors=len(sectors), listed=aside)


def _only(matter: Matter) -> str:
    words, found = matter.words, matter.found.scope(BY_SECTOR, ONLY)
    if not found:
        return str(words["compare_only_none"])
    if len(matter.regions) > NAMED:
        return str(words("compare_only_many", n=len(found), listed=_named(matter, [one.key for one in found])))
    by_region = {region.id: [one.key for one in found if region.id in one.items] for region in matter.regions}
    parts = [
        words("n_sectors", name=matter.name(key), n=len(keys), listed=_named(matter, keys))
        if keys
        else words("no_sectors", name=matter.name(key))
        for key, keys in by_region.items()
    ]
    return str(words("compare_only", listed=", ".join(parts)))


def _named(matter: Matter, sectors: list[str]) -> str:
    """Sectors by name, the first few."""
    shown = [labels.named(matter.atlas.sectors[key], matter.lang) for key in sectors[:MOST_SECTORS]]
    rest = len(sectors) - len(shown)
    return ", ".join([*shown, *([matter.words("rest", n=rest)] if rest else [])])


def cautions(matter: Matter) -> Iterator[str]:
    """What became of regions that were asked for."""
    yield from (ended(notice, matter.lang) for notice in matter.found.notices)
    yield from (note.text(matter.lang) for note in matter.found.notes)


def _day(matter: Matter) -> str:
    return labels.long_date(matter.found.asof.isoformat(), matter.lang)
