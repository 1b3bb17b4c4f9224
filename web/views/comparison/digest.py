"""A comparison on one slide: its findings, else what all have, and the sectors by the regions that have them."""

from dataclasses import replace

from layers.findings.beside import NAMED, beside
from web.export.document.chapters import Digest, Table
from web.views.account import digested
from web.views.comparison import points
from web.views.comparison.matter import Matter

SECTOR, HAVING = 0.19, 0.12


def digest(matter: Matter, said: tuple[str, ...], sectors: Table) -> Digest:
    """The sectors that most of the regions have come first; many regions have a number instead of a column each."""
    title, below = _headed(matter, said)
    each = (1 - SECTOR) / len(matter.regions)
    columns = [(at + 2, each) for at in range(len(matter.regions))] if matter.roomy else [(1, HAVING)]
    rows = tuple(sorted((row for row in sectors.rows if _having(row)), key=_having, reverse=True))
    table = digested.kept(Table(sectors.title, sectors.columns, rows, sectors.notes), (0, SECTOR), *columns)
    return replace(digested.digest(title, below, table, matter.lang), whole=True)


def _headed(matter: Matter, said: tuple[str, ...]) -> tuple[str, str]:
    """Title and the line below it: the first two findings, which name few regions themselves."""
    told = [one.said(matter.lang) for one in beside(matter.atlas, matter.found)]
    if not told and not matter.regions[1:]:
        return said[0], said[2] if len(said) > 2 else ""
    title, *below = told or [points.shared(matter)]
    if not told or len(matter.regions) > NAMED:
        title = matter.words("compare_shared", names=points.title(matter), said=title)
    return title, below[0] if below else ""


def _having(row: tuple[object, ...]) -> int:
    """In how many of the regions something stands."""
    return int(str(row[1]).partition("/")[0])
