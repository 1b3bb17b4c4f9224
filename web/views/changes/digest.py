"""Changes on one slide: what they come to, and the lines of its blocks."""

from web.export.document.chapters import Digest, Table
from web.views.account import digested
from web.views.changes.tables import Difference, lines

#: Columns of the lines that a slide has room for, with their shares.
KEPT = ((0, 0.42), (1, 0.16), (2, 0.14), (4, 0.12), (5, 0.16))


def digest(difference: Difference, subtitle: str) -> Digest:
    """The first sentence of the page as title, what was looked at below it."""
    told = lines(difference)
    table = digested.kept(told, *KEPT) if told else Table(difference.words["change_items"], (), ())
    return digested.digest(difference.told.lead[0], subtitle, table, difference.lang)
