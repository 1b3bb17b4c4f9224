"""What a region's profile comes to in a few sentences, computed."""

from collections.abc import Iterator

from layers import labels
from layers.portfolio.portfolio import unplaced
from web.views.region import tables
from web.views.region.tables import Portrait


def subtitle(portrait: Portrait) -> str:
    """The day, what it is, and what it lies in."""
    words, level = portrait.words, portrait.card.level
    day = labels.long_date(portrait.asof.isoformat(), portrait.lang)
    said = words("region_subtitle", asof=day, level=words[f"levels.{level}"])
    return " · ".join([said, *(region.name(portrait.lang) for region in portrait.card.above(portrait.lang))])


def points(portrait: Portrait) -> Iterator[str]:
    """Its headline and paragraph, what is due, what applies from above."""
    words = portrait.words
    yield from portrait.profile.portrait.lines(portrait.lang)
    yield from _ahead(portrait)
    if portrait.profile.above:
        count = sum(len(section.entries) for section in portrait.profile.above)
        yield words("region_above", n=count)
    if portrait.card.level != "nation":
        yield from (one.text(portrait.lang) for one in unplaced(portrait.atlas, portrait.asof))


def _ahead(portrait: Portrait) -> Iterator[str]:
    words, dues = portrait.words, portrait.profile.dues
    pending = [(one, count) for one, count in dues if one.days >= 0]
    if pending:
        one, count = pending[0]
        due, what = labels.long_date(one.due, portrait.lang), tables.due_label(portrait, one, count)
        yield words("region_due", n=sum(count for _, count in pending), due=due, what=what)
    passed = sum(count for one, count in dues if one.days < 0)
    if passed:
        yield words("region_passed", n=passed)
