"""How sure a mark's place is: what the claim that names its site and the site itself leave open."""

from __future__ import annotations

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.facts import Fact

COMPANY_SITE, INFERRED, UNCERTAIN = "company-site", "place-inferred", "place-uncertain"
#: Flags under which a place is drawn with its error circle, never as a dot.
LOOSE = frozenset({COMPANY_SITE, UNCERTAIN})


def saying(item: Item, site_id: str | None) -> Fact | None:
    """The claim that puts an item at a site, that of its status first."""
    return next((fact for fact in item.facts if site_id is not None and site_id in fact.site), None)


def flags(atlas: Atlas, item: Item, site_id: str | None) -> tuple[str, ...]:
    """Cautions on the place of an item's mark at a site; none for what stands at no site."""
    fact = saying(item, site_id)
    if fact is None or site_id is None:
        return ()
    guessed = fact is not item.status_fact and "inferred" in fact.flags
    basis = atlas.sites[site_id].basis
    rules = (
        (COMPANY_SITE, guessed and bool(fact.anchor)),
        (INFERRED, (guessed and not fact.anchor) or basis == "inferred"),
        ("memory", basis == "memory" and "memory" not in item.flags),
        (UNCERTAIN, fact.confidence == "low" or fact.basis == "search"),
    )
    return tuple(flag for flag, holds in rules if holds)
