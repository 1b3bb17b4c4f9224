"""Changes on one slide: how many of each kind, and the items that differ, the most solid first."""

from collections import Counter

from layers import labels
from layers.portfolio.changes import KINDS
from web.export.document.chapters import Digest, Table
from web.service.language import translator
from web.views.account import digested
from web.views.changes.tables import Difference, ordered

#: Columns of the items that a slide has room for, with their shares.
KEPT = ((0, 0.42), (1, 0.16), (2, 0.14), (4, 0.12), (5, 0.16))


def digest(difference: Difference, subtitle: str) -> Digest:
    """The counts by kind as title, what was looked at below it."""
    found, t = difference.found, translator(difference.lang)
    counts = Counter(one.kind for one in found.items)
    said = ", ".join(
        difference.words("n_items", name=t(f"change_{kind}"), n=counts[kind]) for kind in KINDS if counts[kind]
    )
    days = {"first": labels.short_date(found.first.isoformat(), difference.lang),
            "last": labels.short_date(found.last.isoformat(), difference.lang)}  # fmt: skip
    title = difference.words("changes_counted", said=said or difference.words["changes_none"], **days)
    items = ordered(difference)
    table = digested.kept(items, *KEPT) if items else Table(difference.words["change_items"], (), ())
    return digested.digest(title, subtitle, table, difference.lang)
