"""A region's profile: its map, figures, portfolio, neighbours, history and deadlines, beside its card."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CONDITION
from layers.atlas.items import Item
from layers.comparison import likeness, similarity
from layers.comparison.meetings import Meeting, meetings
from layers.comparison.partners import Partners, partners
from layers.comparison.sharing import sectors
from layers.facts.facts import Fact
from layers.facts.statuses import IN_FORCE, UNCONFIRMED
from layers.findings.lacking import Lacking, lacking
from layers.findings.portrait import Portrait, area, portrait
from layers.notes import Note
from layers.portfolio.complexes import Complex, complexes
from layers.portfolio.due import Due, due
from layers.portfolio.figures import binding, elsewhere
from layers.portfolio.overlaps import MUNICIPALITY, holds
from layers.portfolio.portfolio import COUNTRY, OF_ITSELF, POLE, PROVINCE, memberships, neighbours, unplaced
from layers.scene_types.vocabulary import Lang
from layers.wording.details import full_label
from web.state.drawing import Drawing
from web.telling.bars import BarRow, bars
from web.telling.cards import Card, Entry, Section
from web.telling.profile_maps import ProfileMap, profile_map
from web.telling.series import Series, series
from web.telling.strips import Strip, strips

MOST_EVENTS, MOST_DUE = 12, 10
#: Relations of what is decided for it: its own, and of the province and the pole it lies in.
NEAR = (*OF_ITSELF, PROVINCE, POLE)
#: Levels whose partners are sought.
LINKED = ("province", "municipality")
#: A note at so many entries is told once for all.
REPEATED = 3
#: Of more entries of one instrument, or names of one line, the others are folded.
MOST_ENTRIES, MOST_NAMES = 5, 8
#: Of the parts that stand on either side of a page, in their order: how many lines of what lies in a region
#: each heading and each of its rows are high.
PARTS = {
    "lacking": (1.0, 0.45),
    "partners": (1.0, 1.5),
    "strips": (1.0, 0.65),
    "series": (0.5, 3.0),
    "sectors": (1.0, 0.45),
}
#: The same of what always stands on the side of the map, and of the map.
ON_MAP_SIDE = {"dues": (0.7, 0.4), "above": (1.4, 0.0), "meetings": (0.6, 0.9)}
MAP_LINES = 6.0
MAP_SIDE, OWN_SIDE, BELOW = "map", "own", "below"
#: In how many columns each side stands on a desk.
COLUMNS = {MAP_SIDE: 1, OWN_SIDE: 2}


@dataclass(frozen=True)
class Event:
    """A status that an item of the region took, with its day as written and its layer."""

    day: str
    item: str
    name: str
    layer: str
    status: str
    document: str


@dataclass(frozen=True)
class Profile:
    """What a region's page shows beside its card.

    Attributes
    ----------
    sectors : dict
        Number of items by sector and layer, never one sum over layers; an item with two tags counts in both.
    portrait : Portrait
        Its headline and paragraph; `area` is the key of what lies in it is called (도내, 관내).
    elsewhere : list of Fact
        What is confirmed by instruments whose list is not whole.
    lacking : list of Lacking
        Instruments that other provinces have and it has not.
    strips : list of Strip
        Its figures among those of its peers.
    meetings : list of Meeting
        Its municipalities, or itself, where designations meet.
    series : list of Series
        Its figures year by year.
    partners : list of Partners
        Provinces for which documents print other stages of its industries.
    own, above : list of Section
        Sections of its own entries, and of those of what it lies in.
    similar : Index or None
        How like it other provinces are, or why that is not said; None for what is no province.
    """

    map: ProfileMap | None
    figures: list[BarRow]
    sectors: dict[str, dict[str, int]]
    own: list[Section]
    above: list[Section]
    complexes: list[Complex]
    neighbours: tuple[Region, ...]
    similar: similarity.Index | None
    events: list[Event]
    events_in_all: int
    events_unconfirmed: int
    dues: list[tuple[Due, int]]
    repeated: dict[str, int]
    unplaced: tuple[Note, ...]
    elsewhere: list[Fact]
    binding: list[Fact]
    portrait: Portrait
    area: str
    lacking: list[Lacking]
    strips: list[Strip]
    series: list[Series]
    partners: list[Partners]
    meetings: list[Meeting]

    @property
    def near(self) -> list[Section]:
        """What applies from the province and the pole it lies in."""
        return _where(self.above, nation=False)

    @property
    def nationwide(self) -> list[Section]:
        """What applies from the nation."""
        return _where(self.above, nation=True)


def _where(sections: list[Section], nation: bool) -> list[Section]:
    parts = [(one, [e for e in one.entries if (e.relation == COUNTRY) == nation]) for one in sections]
    return [Section(one.layer, entries) for one, entries in parts if entries]


def _here(one: Meeting, region_id: str) -> bool:
    """Whether a municipality where designations meet is a region or lies in it."""
    return one.level == MUNICIPALITY and region_id in (one.id, one.province)


def profile(drawing: Drawing, card: Card, lang: Lang) -> Profile:
    """The profile of the region of a card."""
    atlas, asof = drawing.atlas, card.asof
    every, region = memberships(atlas, card.id, asof), atlas.regions.get(card.id, asof)
    found = [(one.layer_id, one.item) for one in every if one.relation in OF_ITSELF]
    held = [(layer, item) for layer, item in found if holds(atlas, item)]
    events = _events(atlas, found, asof, lang)
    return Profile(
        map=profile_map(drawing, card, held, lang) if card.level != "nation" else None,
        figures=bars(atlas, [card.id], asof, lang),
        sectors=_sectors(atlas, held),
        own=_split(card, OF_ITSELF, inside=True),
        above=_split(card, OF_ITSELF, inside=False),
        complexes=complexes(atlas, [card.id], asof) if card.level != "nation" else [],
        neighbours=neighbours(atlas, card.id, asof),
        similar=likeness.similar_provinces(atlas, card.id, asof) if card.level == "province" else None,
        events=events[:MOST_EVENTS],
        events_in_all=len(events),
        events_unconfirmed=sum(event.status == UNCONFIRMED for event in events),
        dues=_dues(atlas, card.id, {one.item.id for one in every if one.relation in NEAR}, asof),
        repeated=_repeated(card),
        unplaced=unplaced(atlas, asof) if card.level != "nation" else (),
        elsewhere=elsewhere(atlas, card.id, asof),
        binding=binding(atlas, card.id, asof) if card.level != "nation" else [],
        portrait=portrait(atlas, card.id, asof),
        area=area(region),
        lacking=lacking(atlas, card.id, asof),
        strips=strips(atlas, region, asof, lang),
        series=series(atlas, region, asof, lang),
        partners=partners(atlas, card.id, asof) if card.level in LINKED else [],
        meetings=[one for one in meetings(atlas, asof) if _here(one, card.id)] if card.level in LINKED else [],
    )


def _split(card: Card, relations: Iterable[str], inside: bool) -> list[Section]:
    """Sections with the entries of these relations, or of the others."""
    parts = [
        (section, [e for e in section.entries if (e.relation in relations) == inside]) for section in card.sections
    ]
    return [Section(section.layer, entries) for section, entries in parts if entries]


def listed(entries: list[Entry]) -> bool:
    """Whether entries are mere names, such as industries or municipalities of a list, that read better in one line."""
    return len(entries) > 1 and not any(entry.feature["detail"] for entry in entries)


@dataclass(frozen=True)
class Counted:
    """How many entries are in force, and the number of the others by status."""

    in_force: int
    rest: dict[str, int]


def counted(atlas: Atlas, entries: Iterable[Entry]) -> Counted:
    """What is in force alone in its number; what is not settled or over by status, the most solid first."""
    found = Counter(entry.feature["status"] for entry in entries)
    rest = {key: found[key] for key, one in atlas.statuses.items() if key in found and one.state != IN_FORCE}
    return Counted(sum(found.values()) - sum(rest.values()), rest)


def noted(entries: Iterable[Entry]) -> list[tuple[str, list[str]]]:
    """Notes of entries, each with the names of what it is said of."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for said in entry.feature["notes"]:
            found.setdefault(said, []).append(entry.feature["label"])
    return [(said, list(dict.fromkeys(labels))) for said, labels in found.items()]


@dataclass(frozen=True)
class Line:
    """Entries of one status that are told in one line: what they are for where that is the same, and their names.

    `rest` are those that are folded.
    """

    status: str
    status_label: str
    role: str
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        """Those that are named at once."""
        return self.entries[:MOST_NAMES]

    @property
    def rest(self) -> list[Entry]:
        """Those that are folded."""
        return self.entries[MOST_NAMES:]

    @property
    def sources(self) -> list[int]:
        """Numbers of their sources, each once."""
        return list(dict.fromkeys(n for entry in self.entries for n in entry.feature["sources"]))


def lines(entries: list[Entry]) -> list[Line]:
    """Mere names by status, and by what they are for where few words say it of many."""
    roles = {entry.feature["role"] for entry in entries}
    alike = len(roles) * 2 <= len(entries)
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        role = entry.feature["role"] if alike else ""
        found.setdefault((entry.feature["status_label"], role), []).append(entry)
    return [Line(own[0].feature["status"], label, role, own) for (label, role), own in found.items()]


def sides(shown: Profile) -> dict[str, str]:
    """On which side of the page each part stands: below the map, below what lies in the region, or below both.

    A part goes to the shorter side while that makes the two more alike; from the first that does not, they stand below.
    """
    high = {
        MAP_SIDE: MAP_LINES + sum(_lines_of(shown, name, *each) for name, each in ON_MAP_SIDE.items()),
        OWN_SIDE: sum(map(_lines_of_section, shown.own)) / COLUMNS[OWN_SIDE],
    }
    found = dict.fromkeys(PARTS, BELOW)
    for name, each in PARTS.items():
        shorter, longer = sorted(high, key=high.__getitem__)
        more = high[shorter] + _lines_of(shown, name, *each) / COLUMNS[shorter]
        if abs(more - high[longer]) > high[longer] - high[shorter]:
            break
        found[name], high[shorter] = shorter, more
    return found


def _lines_of_section(section: Section) -> int:
    """How high an instrument of the region is: a line for each entry that is not folded."""
    return len(lines(section.named)) if listed(section.named) else min(len(section.named), MOST_ENTRIES)


def _lines_of(shown: Profile, name: str, heading: float, row: float) -> float:
    """How high a part is: nothing where it has no row, and no more rows than are not folded."""
    rows = len(getattr(shown, name))
    return heading + row * (min(rows, MOST_DUE) if name == "dues" else rows) if rows else 0.0


def _repeated(card: Card) -> dict[str, int]:
    """Notes that stand at several entries, with their number: told once, below all."""
    said = Counter(note for section in card.sections for entry in section.entries for note in entry.feature["notes"])
    return {note: n for note, n in said.items() if n >= REPEATED}


def _sectors(atlas: Atlas, held: list[tuple[str, Item]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for layer, item in held:
        for sector in sectors(item):
            counts = found.setdefault(sector, {})
            counts[layer] = counts.get(layer, 0) + 1
    return {sector: found[sector] for sector in atlas.sectors if sector in found}


def _events(atlas: Atlas, found: list[tuple[str, Item]], asof: date, lang: Lang) -> list[Event]:
    """Statuses that items took by a day, the latest first; being in a condition is no event."""
    counted = [(layer, item) for layer, item in found if atlas.instruments[layer].kind != CONDITION]
    steps = [(layer, item, fact) for layer, item in counted for fact in _statuses(atlas, item, asof)]
    steps.sort(key=lambda step: (-atlas.event(step[2]).toordinal(), step[1].id))
    return [
        Event(
            fact.valid_from or atlas.documents[fact.document].date,
            item.id,
            full_label(atlas, item, lang),
            layer,
            str(fact.status),
            fact.document,
        )
        for layer, item, fact in steps
    ]


def _statuses(atlas: Atlas, item: Item, asof: date) -> list[Fact]:
    """Status claims of an item by a day, one for each status and event."""
    own = [f for f in atlas.by_topic[item.topic] if f.item == item.id and f.draws and atlas.event(f) <= asof]
    return list({(fact.status, atlas.event(fact)): fact for fact in own}.values())


def _dues(atlas: Atlas, region_id: str, items: set[str], asof: date) -> list[tuple[Due, int]]:
    """Deadlines of some items at a region, those to come first; those of one layer and day as one, with a number."""
    groups: dict[tuple[str, str, str, str], list[Due]] = {}
    for one in due(atlas, asof, region_id):
        if one.item.id in items:
            groups.setdefault((one.layer, one.due, one.kind, one.state), []).append(one)
    found = [(group[0], len(group)) for group in groups.values()]
    return sorted(found, key=lambda pair: (pair[0].days < 0, abs(pair[0].days), pair[0].item.id))
