"""Rows of a source file as what the house knows: a document, facts that cite it, sites and places."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geo.regions import Regions
from layers.errors import Problem
from layers.facts.documents import OWN_DATA, Document
from layers.facts.facts import COLUMNS, STATUS, Fact
from layers.facts.places import NATION, Place, Site
from layers.own.entry import Entry, Source
from layers.own.placing import Ground, NoPlace, Spot
from layers.own.saying import problem
from layers.own.sources import cells
from layers.own.sources.cells import Vocabulary
from layers.own.sources.columns import Columns
from layers.own.sources.table import LONGEST_CELL, Record, Table
from layers.reading.rules import system_of
from layers.records import ADDRESS, several
from layers.words.catalogue import languages, words_of

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
#: The example line of a sheet to fill in; it is not read.
EXAMPLE = "예시"
GRADE = 2
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class Rows:
    """What a source file says."""

    document: Document
    facts: tuple[Fact, ...]
    sites: Mapping[str, Site]
    places: tuple[Place, ...]


@dataclass
class _Made:
    facts: list[Fact] = field(default_factory=list)
    sites: dict[str, Site] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """What every row of one file or table is read with; `name` is that of it as problems tell it."""

    entry: Entry
    source: Source
    name: str
    at: Columns
    ground: Ground
    statuses: Vocabulary
    sectors: Vocabulary

    def read(self, table: Table) -> tuple[Rows, list[Problem]]:
        """The rows of a table, and what is wrong with them."""
        made = _Made()
        for record in table.records:
            if not self._is_example(record):
                made.problems += self._row(record, made)
        rows = Rows(document(self.entry, self.source), tuple(made.facts), made.sites, tuple(made.places.values()))
        return rows, made.problems

    def _is_example(self, record: Record) -> bool:
        return any(text.strip().startswith(f"({EXAMPLE})") for text in record.cells[:2])

    def _row(self, record: Record, made: _Made) -> list[Problem]:
        """Read one row into what is made so far; what is wrong with it."""
        said = {name: self.at.cell(record.cells, name) for name in self.at.at}
        problems = [*self._unfit(record, said)]
        status = self._word(record, said, "status", self.statuses, self.source.status, problems)
        sector = self._word(record, said, "sector", self.sectors, self.source.sector, problems, needed=False)
        days = {name: self._day(record, said, name, problems) for name in ("date", "end", "due")}
        spot = self._spot(record, problems)
        key = self._key(record, said, made, problems)
        if problems or spot is None or status is None:
            return problems
        places = tuple(self._place(region, made) for region in spot.regions)
        item = f"{self.entry.id}.{key}"
        if spot.lon is not None:
            made.sites[item] = self._site(item, said, spot)
        made.facts.append(self._fact(record, said, item, status, sector, days, places, item in made.sites))
        return []

    def _unfit(self, record: Record, said: Mapping[str, str]) -> Iterator[Problem]:
        if not said.get("name"):
            yield self._problem(record, "name", "", "no_name_cell")
        for name, text in said.items():
            if len(text) > LONGEST_CELL or CONTROL.search(text):
                yield self._problem(record, name, CONTROL.sub("?", text), "letters", most=LONGEST_CELL)
        if said.get("url") and not ADDRESS.fullmatch(said["url"]):
            yield self._problem(record, "url", said["url"], "address_form")
        if said.get("area_10k_m2") and _number(said["area_10k_m2"]) is None:
            yield self._problem(record, "area_10k_m2", said["area_10k_m2"], "number_form")

    def _word(
        self,
        record: Record,
        said: Mapping[str, str],
        name: str,
        vocabulary: Vocabulary,
        default: str | None,
        problems: list[Problem],
        needed: bool = True,
    ) -> str | None:
        """The id that a cell names, else the one that the YAML gives for rows without one."""
        text = said.get(name) or default or ""
        found = vocabulary.find(text) if text else None
        if found is None and (text or needed):
            known = ", ".join(dict.fromkeys(vocabulary.ids.values()))
            word = "doubtful" if text in vocabulary.doubtful else "no_word"
            problems.append(self._problem(record, name, text, word, name=name, known=known))
        return found

    def _day(self, record: Record, said: Mapping[str, str], name: str, problems: list[Problem]) -> str | None:
        text = said.get(name, "")
        found = cells.day(text) if text else None
        if text and found is None:
            problems.append(self._problem(record, name, text, "date_form"))
        return found

    def _spot(self, record: Record, problems: list[Problem]) -> Spot | None:
        try:
            return self.ground.spot(record, self.at, system_of(self.source.crs or ""))
        except NoPlace as error:
            problems.append(self._problem(record, error.key, error.value, error.word, **error.values))
            return None

    def _key(self, record: Record, said: Mapping[str, str], made: _Made, problems: list[Problem]) -> str:
        """The row's part of its item's id: its own, or a short hash of what it is called and where it lies."""
        written = said.get("id", "")
        if "id" in self.at and not ID.fullmatch(written):
            problems.append(self._problem(record, "id", written, "id_form"))
        where = [said.get(name, "") for name in ("region", "address", "province", "municipality")]
        hashed = hashlib.sha256("\0".join([said.get("name", ""), *where]).encode()).hexdigest()[:10]
        key = written.lower() or f"r{hashed}"
        if key in made.first:
            word = "same_id" if written else "same_row"
            problems.append(self._problem(record, "id", written or said.get("name", ""), word, row=made.first[key]))
        made.first.setdefault(key, record.number)
        return key

    def _place(self, region_id: str, made: _Made) -> str:
        name = "전국" if region_id == NATION else _whole_name(self.ground.regions, region_id)
        level = self.ground.regions.latest(region_id).level
        made.places[name] = Place(name, self.entry.id, (region_id,), level, None, self.entry.id)
        return name

    def _site(self, item: str, said: Mapping[str, str], spot: Spot) -> Site:
        return Site(
            id=item,
            name_ko=said["name"],
            name_en=said.get("name_en") or None,
            region=spot.regions[0],
            lon=spot.lon or 0.0,
            lat=spot.lat or 0.0,
            radius_km=spot.radius_km,
            precision="area" if spot.wide else "site",
            found=None,
            basis="sourced",
            source=self.entry.id,
            note=None,
        )

    def _fact(
        self,
        record: Record,
        said: Mapping[str, str],
        item: str,
        status: str,
        sector: str | None,
        days: Mapping[str, str | None],
        places: tuple[str, ...],
        sited: bool,
    ) -> Fact:
        cells_of_row = {name: said.get(name) or None for name in ("role", "role_en", "url", "note", "note_en")}
        known = {
            "id": f"{item}-status",
            "topic": self.entry.id,
            "item": item,
            "claim": STATUS,
            "instrument": self.entry.id,
            "place": places,
            "site": (item,) if sited else (),
            "subject_ko": said["name"],
            "subject_en": said.get("name_en") or said["name"],
            "status": status,
            "sector": sector,
            "valid_from": days["date"],
            "valid_to": days["end"],
            "due": days["due"],
            "locator": words_of(languages()[0], "own")("locator", n=record.number),
            "evidence": (said["name"],),
            "basis": "table",
            "confidence": self.source.confidence,
            "area_10k_m2": _number(said.get("area_10k_m2", "")),
            "anchor": several(said.get("anchor")),
            "flags": (),
            **cells_of_row,
        }
        blank = dict.fromkeys(COLUMNS)
        whole = {**blank, **known, "document": self.entry.id, "file": self.name, "row": record.number}
        return Fact(**whole)  # type: ignore[arg-type]

    def _problem(self, record: Record, key: str, value: str, word: str, /, **values: object) -> Problem:
        return problem(self.name, record.number, key, value, word, **values)


def document(entry: Entry, source: Source) -> Document:
    """The file as a document of its owner."""
    names = {f"title_{lang}": entry.definition["title"][lang] for lang in languages()}
    names |= {f"publisher_{lang}": _publisher(entry, lang) for lang in languages()}
    return Document(
        id=entry.id,
        date=source.date,
        grade=GRADE,
        checked=source.checked or source.date,
        url=source.url,
        kind=OWN_DATA,
        licence=source.licence,
        **names,
    )


def _publisher(entry: Entry, lang: str) -> str:
    return words_of(lang, "own")("publisher", owner=getattr(entry.owner, lang))


def _whole_name(regions: Regions, region_id: str) -> str:
    """The name of a region after that of its province."""
    own = regions.latest(region_id)
    above = regions.latest(own.parent) if own.parent and own.level == "municipality" else None
    return f"{above.name_ko} {own.name_ko}" if above and above.name_ko != own.name_ko else own.name_ko


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "")) if text else None
    except ValueError:
        return None
