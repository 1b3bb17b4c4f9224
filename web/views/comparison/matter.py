"""What every table of a comparison is made of, and how many regions stand beside each other on paper."""

from dataclasses import dataclass, replace
from math import ceil

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.comparison.comparison import Comparison
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Column, Table
from web.views.account.cited import Cited

#: Up to so many regions stand beside each other on paper, and are told of item by item.
ROOMY = 6


@dataclass(frozen=True)
class Matter:
    """What every table is made of: the comparison, its sources, its language."""

    atlas: Atlas
    found: Comparison
    cited: Cited
    lang: Lang

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.lang, "account")

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions in official order."""
        return self.found.regions

    @property
    def roomy(self) -> bool:
        """Whether there are few enough regions to say more than a figure."""
        return len(self.regions) <= ROOMY

    def name(self, region_id: str) -> str:
        """The short name of a region."""
        return self.atlas.regions.latest(region_id).short(self.lang)

    def columns(self, first: str, share: float, *last: tuple[str, float]) -> tuple[Column, ...]:
        """A first column, one for each region, and others."""
        each = (1 - share - sum(part for _, part in last)) / len(self.regions)
        named = ((region.short(self.lang), each) for region in self.regions)
        return tuple(Column(heading, part) for heading, part in ((first, share), *named, *last))


def split(matter: Matter, table: Table, before: int) -> list[Table]:
    """A table with a column for each region as several, none with more regions than paper has room for.

    Parameters
    ----------
    before : int
        Number of columns before those of the regions.
    """
    count = len(matter.regions)
    if count <= ROOMY:
        return [table]
    size = ceil(count / ceil(count / ROOMY))
    spans = [(first, min(first + size, count)) for first in range(0, count, size)]
    return [_part(matter, table, before, *span) for span in spans]


def _part(matter: Matter, table: Table, before: int, first: int, last: int) -> Table:
    """The table with the columns of some of the regions, which have the room of all."""
    after = before + len(matter.regions)
    kept = [*range(before), *range(before + first, before + last), *range(after, len(table.columns))]
    wider = len(matter.regions) / (last - first)
    columns = [
        replace(table.columns[at], share=table.columns[at].share * (wider if before <= at < after else 1.0))
        for at in kept
    ]
    rows = tuple(row if len(row) == 1 else tuple(row[at] for at in kept) for row in table.rows)
    title = f"{matter.regions[first].short(matter.lang)}–{matter.regions[last - 1].short(matter.lang)}"
    return replace(table, title=title, group=table.title, columns=tuple(columns), rows=rows)
