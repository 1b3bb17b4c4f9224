"""A region on one slide: what can be said of it, and what is its own."""

from web.export.document.chapters import Digest, Table
from web.views.account import digested
from web.views.region.tables import Portrait

#: Columns of what is its own that a slide has room for, with their shares.
KEPT = ((0, 0.38), (1, 0.32), (2, 0.15), (3, 0.15))


def digest(portrait: Portrait, points: tuple[str, ...], own: Table | None) -> Digest:
    """Its findings, or its summary where there are none, above its own items."""
    found = digested.found_of(portrait.atlas, portrait.asof, lambda one: True, portrait.card.id)
    said = [*(one.said(portrait.lang) for one in found), *points]
    table = digested.kept(own, *KEPT) if own else Table(portrait.words["own"], (), ())
    return digested.digest(said[0], said[1] if len(said) > 1 else "", table, portrait.lang)
