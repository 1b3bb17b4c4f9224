"""The tables of what differs between two days, as documents print them."""

from dataclasses import dataclass

from layers import labels
from layers.atlas.atlas import Atlas
from layers.portfolio import changes_told
from layers.portfolio.changes import KINDS, KNOWLEDGE, POLE, Administrative, Change, Changes
from layers.scene_types.vocabulary import Lang
from layers.wording.details import label
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.views.account.cited import Cited, numbers


@dataclass(frozen=True)
class Difference:
    """What every table is made of: the changes, their sources, the language."""

    atlas: Atlas
    found: Changes
    cited: Cited
    lang: Lang

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.lang, "account")

    def status(self, key: str | None) -> str | None:
        """A status in words, None where there was none."""
        return str(labels.named(self.atlas.statuses[key], self.lang)) if key else None


def by_layer(difference: Difference) -> Table | None:
    """Number of changes by layer and kind."""
    words, found = difference.words, difference.found
    rows = tuple(_counted(found.titles[key][difference.lang], counts) for key, counts in found.counts.items())
    return Table(words["by_layer"], _columns(difference, "layer"), rows, (), words["by_layer"]) if rows else None


def by_province(difference: Difference) -> Table:
    """Number of changes by province and kind, provinces in official order."""
    words, atlas = difference.words, difference.atlas
    counts = changes_told.by_province(atlas, difference.found)
    rows = tuple(_counted(atlas.regions.latest(key).name(difference.lang), kinds) for key, kinds in counts.items())
    return Table(words["by_region"], _columns(difference, "province"), rows, (words["changes_note"],),
                 words["by_region"])  # fmt: skip


def _counted(name: str, kinds: dict[str, int]) -> Row:
    return name, *(kinds[kind] for kind in KINDS), sum(kinds.values())


def _columns(difference: Difference, first: str) -> tuple[Column, ...]:
    t, words = translator(difference.lang), difference.words
    kinds = (Column(t(f"change_{kind}"), 0.6 / (len(KINDS) + 1), True) for kind in KINDS)
    return Column(words[first], 0.4), *kinds, Column(words["total"], 0.6 / (len(KINDS) + 1), True)


def items(difference: Difference) -> Table | None:
    """Every item that differs: what it was, what it is, since when, who says so."""
    where = changes_told.where(difference.atlas, difference.found.last, difference.lang)
    rows: list[Row] = []
    for layer in difference.found.counts:
        own = [change for change in difference.found.items if change.layer_id == layer]
        rows.append((f"{difference.found.titles[layer][difference.lang]} ({len(own)})",))
        rows += [_item(difference, change, where(change.regions)) for change in own]
    return _listed(difference, rows)


def ordered(difference: Difference) -> Table | None:
    """The same without their layers, what is most solid first."""
    solid, where = (
        list(difference.atlas.statuses),
        changes_told.where(difference.atlas, difference.found.last, difference.lang),
    )
    found = sorted(difference.found.items, key=lambda one: solid.index(one.after) if one.after in solid else len(solid))
    return _listed(difference, [_item(difference, change, where(change.regions)) for change in found])


def _listed(difference: Difference, rows: list[Row]) -> Table | None:
    words = difference.words
    columns = (Column(words["item"], 0.3), Column(words["region"], 0.16), Column(words["kind"], 0.12),
               Column(words["before"], 0.1), Column(words["after"], 0.1), Column(words["date"], 0.12),
               Column(words["cited"], 0.1))  # fmt: skip
    return Table(words["change_items"], columns, tuple(rows), (), words["change_items"]) if rows else None


def _item(difference: Difference, change: Change, place: str) -> Row:
    fact, lang = change.item.status_fact, difference.lang
    known = change.why == KNOWLEDGE
    kind = difference.words["knowledge"] if known else translator(lang)(f"change_{change.kind}")
    day = labels.short_date(change.date or difference.atlas.documents[fact.document].date, lang)
    cited = numbers([difference.cited.document(fact.document)])
    before, after = _before(difference, change), _due(difference, change, change.after, -1)
    flags = " · ".join(labels.flag(flag, lang) for flag in change.item.flags)
    name = f"{label(change.item, lang)} ({flags})" if flags else label(change.item, lang)
    return name, place or None, kind, before, after, day, cited


def _before(difference: Difference, change: Change) -> str | None:
    """The status before: where only a count was announced, the count with it."""
    if change.plan is None:
        return _due(difference, change, change.before, 0)
    return difference.words("change_plan", status=difference.status(change.before), n=change.plan.value)


def _due(difference: Difference, change: Change, status: str | None, which: int) -> str | None:
    """A status in words, with the deadline of that day where it differs."""
    said = difference.status(status)
    if said is None or change.dues is None:
        return said
    return difference.words("change_due", status=said, day=labels.short_date(change.dues[which], difference.lang))


def administrative(difference: Difference) -> Table | None:
    """Regions that began, ended or changed."""
    return _regions(difference, difference.found.administrative, "administrative")


def poles(difference: Difference) -> Table | None:
    """Poles that documents first list between the two days."""
    return _regions(difference, difference.found.poles, "poles")


def _regions(difference: Difference, found: tuple[Administrative, ...], title: str) -> Table | None:
    words, t, last = difference.words, translator(difference.lang), difference.found.last
    rows = tuple(
        (
            region.name(difference.lang),
            t(f"change_{'listed' if one.level == POLE else one.kind}"),
            changes_told.said(difference.atlas, one, last, difference.lang) or None,
        )
        for one, region in ((one, one.after or one.before) for one in found)
        if region is not None
    )
    columns = Column(words["region"], 0.34), Column(words["kind"], 0.14), Column(words["detail"], 0.52)
    return Table(words[title], columns, rows, (), words[title]) if rows else None
