"""The tables of what differs between two days, as documents print them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from layers import labels
from layers.agenda.blocks import Block, Line
from layers.agenda.told import listed
from layers.atlas.atlas import Atlas
from layers.portfolio import changes_told
from layers.portfolio.changes import POLE, Administrative, Change, Changes
from layers.scene_types.vocabulary import Lang
from layers.wording.details import full_label
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.telling.agenda.changed import Changed
from web.views.account.cited import Cited, numbers


@dataclass(frozen=True)
class Difference:
    """What every table is made of: the changes in blocks, their sources, the language."""

    atlas: Atlas
    told: Changed
    cited: Cited
    lang: Lang

    @property
    def found(self) -> Changes:
        """The changes that were asked for."""
        return self.told.found

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.lang, "account")

    def named(self, block: str) -> str:
        """What a block is called."""
        return words_of(self.lang, "agenda")[f"block.{block}"]

    def listed(self, counts: Mapping[str, int]) -> str:
        """The numbers of what happened, each by its name."""
        return listed({block.key: counts[block.key] for block in self.told.told}, self.lang)

    def status(self, key: str | None) -> str | None:
        """A status in words, None where there was none."""
        return str(labels.named(self.atlas.statuses[key], self.lang)) if key else None


def by_layer(difference: Difference) -> Table | None:
    """Numbers by layer and block, which no column adds up."""
    words, counts = difference.words, difference.told.by_layer
    named = {difference.found.titles[key][difference.lang]: numbers for key, numbers in counts.items()}
    return _counted(difference, "layer", named, words["by_layer"], ()) if counts else None


def by_province(difference: Difference) -> Table | None:
    """Numbers by province and block, provinces in official order."""
    words, atlas, counts = difference.words, difference.atlas, difference.told.by_province
    named = {atlas.regions.latest(key).name(difference.lang): numbers for key, numbers in counts.items()}
    return _counted(difference, "province", named, words["by_region"], (words["changes_note"],))


def _counted(
    difference: Difference, first: str, counts: Mapping[str, Mapping[str, int]], title: str, notes: tuple[str, ...]
) -> Table | None:
    blocks = difference.told.columns(counts)
    if not blocks:
        return None
    columns = (Column(difference.named(block), 0.6 / len(blocks), True) for block in blocks)
    rows: tuple[Row, ...] = tuple((name, *map(numbers.__getitem__, blocks)) for name, numbers in counts.items())
    return Table(title, (Column(difference.words[first], 0.4), *columns), rows, notes, title)


def lines(difference: Difference) -> Table | None:
    """One row for each decision, bid, wish or deadline, by block; those of no count last."""
    return _table(difference, _line)


def items(difference: Difference) -> Table | None:
    """One row for each item that differs, by block, for a workbook."""
    return _table(difference, _items)


def _table(difference: Difference, told: Callable[[Difference, Block, Line], Iterator[Row]]) -> Table | None:
    words = difference.words
    rows: list[Row] = []
    for block in (*difference.told.told, *difference.told.folded):
        rows.append((words("change_block", block=difference.named(block.key), n=block.count),))
        rows += [row for line in block.lines for row in told(difference, block, line)]
    columns = (Column(words["item"], 0.3), Column(words["region"], 0.16), Column(words["kind"], 0.12),
               Column(words["before"], 0.1), Column(words["after"], 0.1), Column(words["date"], 0.12),
               Column(words["cited"], 0.1))  # fmt: skip
    return Table(words["change_items"], columns, tuple(rows), (), words["change_items"]) if rows else None


def _line(difference: Difference, block: Block, line: Line) -> Iterator[Row]:
    """A line in one row: its instrument and number of items before their names."""
    agenda, lang, one = words_of(difference.lang, "agenda"), difference.lang, line.one
    names = [_named(difference, change) for change in line.changes]
    head = full_label(difference.atlas, line.whole, lang) if line.whole else difference.found.titles[one.layer_id][lang]
    name = names[0] if len(names) == 1 else f"{agenda('units', name=head, n=len(names))}: {_some(difference, names)}"
    before = " / ".join(filter(None, (_before(difference, one, status) for status in line.befores))) or None
    yield _row(difference, block, line, name, difference.told.where(line), before)


def _some(difference: Difference, names: list[str]) -> str:
    """The first names of many, and how many more there are."""
    more = translator(difference.lang)("changes_more", n=len(names) - MOST) if len(names) > MOST else ""
    return f"{' · '.join(names[:MOST])}{more}"


#: Names that a row of a document lists.
MOST = 20


def _items(difference: Difference, block: Block, line: Line) -> Iterator[Row]:
    """A line in a row for each of its items."""
    where = changes_told.where(difference.atlas, difference.found.last, difference.lang)
    for change in line.changes:
        name, before = _named(difference, change), _before(difference, change, change.before)
        yield _row(difference, block, line, name, where(change.regions), before)


def _row(difference: Difference, block: Block, line: Line, name: str, place: str, before: str | None) -> Row:
    day, coarse = labels.short_date(difference.told.day(line), difference.lang), difference.told.dated(line)
    day = f"{day} ({coarse})" if coarse else day
    cited = numbers([difference.cited.document(document.id) for document in difference.told.documents(line)])
    after = _due(difference, line.one, line.one.after, -1)
    return name, place or None, difference.named(block.key), before, after, day, cited


def _named(difference: Difference, change: Change) -> str:
    flags = " · ".join(labels.flag(flag, difference.lang) for flag in change.item.flags)
    name = full_label(difference.atlas, change.item, difference.lang)
    return f"{name} ({flags})" if flags else name


def _before(difference: Difference, change: Change, status: str | None) -> str | None:
    """The status before: where only a count was announced, the count with it."""
    if change.plan is None:
        return _due(difference, change, status, 0)
    return difference.words("change_plan", status=difference.status(status), n=change.plan.value)


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
