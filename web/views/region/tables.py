"""The tables of a region's profile as documents print them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.atlas import Atlas
from layers.facts.facts import Fact
from layers.portfolio.due import Due, left
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Lang
from layers.wording.details import full_label, value_of
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Cell, Column, Row, Table
from web.service.language import translator
from web.telling.bars import BarRow
from web.telling.cards import Card, Entry, Section
from web.telling.profiles import Profile
from web.telling.series import Series
from web.views.account.cited import Cited, item_cells, numbers, standing

#: So many entries of one layer are named in a row on what applies from above.
NAMED = 4


@dataclass(frozen=True)
class Portrait:
    """What every table is made of: card and profile of a region, its sources, its language."""

    atlas: Atlas
    card: Card
    profile: Profile
    cited: Cited
    lang: Lang

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.lang, "account")

    @property
    def asof(self) -> date:
        """The day."""
        return self.card.asof

    def told(self, section: Section, entry: Entry) -> ToldItem:
        """An entry's feature with the document's own numbers."""
        return self.cited.entry(section.layer["id"], entry.feature["id"])


def own(portrait: Portrait) -> Table | None:
    """Its own items, each layer under a row of its own."""
    words = portrait.words
    rows: list[Row] = []
    for section in portrait.profile.own:
        rows.append((f"{section.layer['title']} ({len(section.entries)})",))
        rows += [_entry(portrait, section, entry) for entry in section.entries]
    columns = (Column(words["item"], 0.26), Column(words["detail"], 0.32), Column(words["status"], 0.1),
               Column(words["date"], 0.11), Column(words["relation"], 0.09), Column(words["cited"], 0.12))  # fmt: skip
    return Table(words["own"], columns, tuple(rows), tuple(portrait.profile.repeated), words["own"]) if rows else None


def _entry(portrait: Portrait, section: Section, entry: Entry) -> Row:
    feature = portrait.told(section, entry)
    said = " · ".join(part for part in (feature["role"], feature["detail"]) if part)
    flags = f" ({', '.join(feature['flag_labels'])})" if feature["flag_labels"] else ""
    day = labels.short_date(feature["date"], portrait.lang) if feature["date"] else None
    relation = translator(portrait.lang)(f"relation_{entry.relation}")
    return feature["label"], said or None, feature["status_label"] + flags, day, relation, numbers(feature["sources"])


def above(portrait: Portrait) -> Table | None:
    """What applies through the regions it lies in, one row a layer."""
    words = portrait.words
    rows = tuple(_above(portrait, section) for section in portrait.profile.above)
    columns = (Column(words["layer"], 0.24), Column(words["number"], 0.08, True), Column(words["held"], 0.46),
               Column(words["relation"], 0.1), Column(words["cited"], 0.12))  # fmt: skip
    return Table(words["above"], columns, rows, (), words["above"]) if rows else None


def _above(portrait: Portrait, section: Section) -> Row:
    t, named, nameless = translator(portrait.lang), section.named, section.nameless
    told = [portrait.told(section, entry) for entry in (*named[:NAMED], *nameless)]
    said = [standing(portrait.atlas, feature) for feature in told[: min(NAMED, len(named))]]
    said += [portrait.words("rest", n=len(named) - NAMED)] if len(named) > NAMED else []
    said += [t("profile_nameless", count=len(nameless))] if nameless else []
    relations = dict.fromkeys(t(f"relation_{entry.relation}") for entry in section.entries)
    cited = numbers(n for feature in told for n in feature["sources"][:1])
    return section.layer["title"], len(section.entries), ", ".join(said), " · ".join(relations), cited


def binding(portrait: Portrait) -> Table | None:
    """National figures that bind it by its class, such as limits outside the capital region."""
    words = portrait.words
    rows = tuple(_national(portrait, fact) for fact in portrait.profile.binding)
    columns = (Column(words["item"], 0.44), Column(words["value"], 0.2), Column(words["status"], 0.12),
               Column(words["due"], 0.12), Column(words["cited"], 0.12))  # fmt: skip
    return Table(words["binding"], columns, rows, (words["binding_note"],), words["binding"]) if rows else None


def _national(portrait: Portrait, fact: Fact) -> Row:
    status = labels.named(portrait.atlas.statuses[fact.status], portrait.lang) if fact.status else None
    due = labels.long_date(fact.due, portrait.lang) if fact.due else None
    name = labels.pick(portrait.lang, fact.subject_ko, fact.subject_en)
    cited = numbers([portrait.cited.document(fact.document)])
    return name, value_of(fact, portrait.lang), status, due, cited


def figures(portrait: Portrait) -> Table | None:
    """Official statistics with rank, beside the nation's."""
    words = portrait.words
    rows = tuple(_figure(portrait, row) for row in portrait.profile.figures)
    columns = (Column(words["indicator"], 0.26), Column(words["year"], 0.1), Column(words["value"], 0.18),
               Column(words["rank"], 0.16), Column(words["nation"], 0.18), Column(words["cited"], 0.12))  # fmt: skip
    notes = (words["figures_note"], *dict.fromkeys(row.bars[0].note for row in portrait.profile.figures if row.bars[
        0].note))  # fmt: skip
    return Table(words["figures"], columns, rows, notes, words["figures"]) if rows else None


def _figure(portrait: Portrait, row: BarRow) -> Row:
    t, bar = translator(portrait.lang), row.bars[0]
    figure = portrait.atlas.statistics.figure(row.indicator.id, bar.region, portrait.asof)
    cited = portrait.cited.figures([figure.source]) if figure is not None else None
    rank = t(bar.rank_key, rank=bar.rank, of=bar.of) if bar.rank is not None else None
    return row.label, bar.year, bar.text or t("not_available"), rank, row.nation, cited


def series(portrait: Portrait) -> Table | None:
    """Figures year by year, each with its table; years without one, and why there is no change, below."""
    words = portrait.words
    rows = tuple(
        (one.label, point.year, point.value, point.note or None, portrait.cited.figures([point.table]))
        for one in portrait.profile.series
        for point in one.points
    )
    columns = (Column(words["indicator"], 0.28), Column(words["year"], 0.1), Column(words["value"], 0.18, True),
               Column(words["note"], 0.32), Column(words["cited"], 0.12))  # fmt: skip
    notes = tuple(note for one in portrait.profile.series for note in _beside(portrait, one))
    return Table(words["series"], columns, rows, notes, words["series"]) if rows else None


def _beside(portrait: Portrait, one: Series) -> Iterator[str]:
    t = translator(portrait.lang)
    if one.change is not None:
        yield t("series_change", first=one.points[0].year, last=one.points[-1].year, change=one.changed)
    if one.others:
        yield t("series_ground", first=one.points[0].year, last=one.points[-1].year, names=one.names(portrait.lang))
    yield portrait.words["series_note"]
    yield t("series_missing", years=one.missing)


def sectors(portrait: Portrait) -> Table | None:
    """Number of items by sector, of each instrument for itself, as the page counts them."""
    rows = tuple(
        (_sector(portrait, sector), ", ".join(f"{_title(portrait, layer)} {n}" for layer, n in counts.items()))
        for sector, counts in portrait.profile.sectors.items()
    )
    t = translator(portrait.lang)
    columns = (Column(portrait.words["sector"], 0.2), Column(t("profile_by_instrument"), 0.8))
    return _of_sectors(portrait, columns, rows)


def sectors_long(portrait: Portrait) -> Table | None:
    """The same with one instrument a row, for a workbook."""
    words = portrait.words
    rows = tuple(
        (_sector(portrait, sector), _title(portrait, layer), n)
        for sector, counts in portrait.profile.sectors.items()
        for layer, n in counts.items()
    )
    columns = (Column(words["sector"], 0.3), Column(words["layer"], 0.5), Column(words["number"], 0.2, True))
    return _of_sectors(portrait, columns, rows)


def _of_sectors(portrait: Portrait, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Table | None:
    title, note = portrait.words["sectors"], translator(portrait.lang)("profile_sectors_note")
    return Table(title, columns, rows, (note,), title) if rows else None


def _sector(portrait: Portrait, sector: str) -> str:
    return labels.named(portrait.atlas.sectors[sector], portrait.lang)


def _title(portrait: Portrait, layer: str) -> str:
    return portrait.atlas.catalog[layer].title[portrait.lang]


def dues(portrait: Portrait) -> Table | None:
    """Deadlines, those to come first."""
    words = portrait.words
    rows = tuple(_due(portrait, one, count) for one, count in portrait.profile.dues)
    columns = (Column(words["due"], 0.14), Column(words["item"], 0.4), Column(words["kind"], 0.14),
               Column(words["days"], 0.2), Column(words["cited"], 0.12))  # fmt: skip
    return Table(words["dues"], columns, rows, (words["dues_note"],), words["dues"]) if rows else None


def due_label(portrait: Portrait, one: Due, count: int) -> str:
    """What is due: the item, or how many of its layer."""
    if count == 1:
        return full_label(portrait.atlas, one.item, portrait.lang)
    title = portrait.atlas.catalog[one.layer].title[portrait.lang]
    return str(portrait.words("due_layer", layer=title, n=count))


def _due(portrait: Portrait, one: Due, count: int) -> Row:
    t = translator(portrait.lang)
    day = labels.short_date(one.due, portrait.lang)
    cited = numbers([portrait.cited.document(one.fact.document)])
    return day, due_label(portrait, one, count), t(f"due_kind_{one.awaited}"), left(one, portrait.lang), cited


def events(portrait: Portrait) -> Table | None:
    """The latest statuses that its items took."""
    words, profile = portrait.words, portrait.profile
    rows = tuple(
        (
            labels.short_date(event.day, portrait.lang),
            event.name,
            portrait.atlas.catalog[event.layer].title[portrait.lang],
            labels.named(portrait.atlas.statuses[event.status], portrait.lang),
            numbers([portrait.cited.document(event.document)]),
        )
        for event in profile.events
    )
    rest = profile.events_in_all - len(profile.events)
    columns = (Column(words["date"], 0.14), Column(words["item"], 0.34), Column(words["layer"], 0.26),
               Column(words["status"], 0.14), Column(words["cited"], 0.12))  # fmt: skip
    notes = (words("rest", n=rest),) if rest else ()
    return Table(words["events"], columns, rows, notes, words["events"]) if rows else None


def items(portrait: Portrait) -> Table:
    """Everything that applies, one row an item, for a workbook."""
    words, t = portrait.words, translator(portrait.lang)
    heads = ("layer", "relation", "item", "role", "detail", "status", "date", "due", "sector", "flags", "note",
             "cited", "id")  # fmt: skip
    rows = []
    for section in portrait.card.sections:
        for entry in section.entries:
            first: tuple[Cell, ...] = (section.layer["title"], t(f"relation_{entry.relation}"))
            rows.append((*first, *item_cells(portrait.told(section, entry))))
    return Table(words["items"], tuple(Column(words[key], 1 / len(heads)) for key in heads), tuple(rows), (),
                 words["items"])  # fmt: skip
