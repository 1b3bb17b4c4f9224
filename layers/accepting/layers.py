"""Own layers made by accepting: a row of an instrument that no layer shows gets one, whole, in the own folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from layers.accepting.letters import latin
from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.facts import facts
from layers.facts.facts import ELSEWHERE, STATUS
from layers.own import folder as own_folder
from layers.periods import first_day
from layers.proposing.topics import Topics
from layers.symbols.marks import OWN
from layers.words.catalogue import languages

LONGEST_ID = 60
PROVINCE, MUNICIPALITY = "province", "municipality"
#: What is known of an instrument of which a release alone speaks: some of its items, and that they were designated.
INSTRUMENT = {"kind": "designation", "ground": "promotion", "allocation": "open", "complete": False, "counted": False}
FIRST_ORDER = 900


def may_need(topic: str) -> bool:
    """Whether a row of a topic may need a layer: of an instrument that no layer shows, or of an own one."""
    return topic == ELSEWHERE or topic.startswith(own_folder.PREFIX)


@dataclass
class Layers:
    """The layers of an own folder by the name of their instrument, and those that accepted rows make.

    Attributes
    ----------
    owner : str
        Whose new layers are where the folder has none to say it.
    made : dict
        Texts of new YAML files by path within the folder.
    """

    folder: Path
    atlas: Atlas
    owner: str
    made: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what the folder has."""
        self._said = [_read(path) for path in sorted((self.folder / own_folder.LAYERS).glob("*.yml"))]
        self._facts = facts.read(self.folder)[0]
        self._topics = Topics()

    def place(self, rows: Sequence[dict[str, str]], day: str) -> None:
        """Give rows of no layer the topic of their instrument's, with their item where it is there already.

        Parameters
        ----------
        rows : sequence of dict
            Cells of accepted rows; `topic` and `item` are set.
        day : str
            The document's date, as of which places are meant.
        """
        names = {index: self._name(row) for index, row in enumerate(rows) if not row["item"]}
        stated = {(name, rows[index]["place"]) for index, name in names.items() if rows[index]["claim"] == STATUS}
        for index, name in names.items():
            row = rows[index]
            if not name or (name, row["place"]) not in stated:
                continue
            alike = [rows[other] for other, same in names.items() if same == name]
            row["topic"] = row["instrument"] = self._topic(name, row["topic"], alike, day)
            row["item"] = self._item(row)

    def _name(self, row: Mapping[str, str]) -> str:
        """The instrument's name as printed, of a row that no layer shows; empty where one does or none is named."""
        topic = row["topic"]
        own = topic.startswith(own_folder.PREFIX) and topic not in self.atlas.own.owners
        if topic != ELSEWHERE and not own:
            return ""
        terms = row["evidence"].split(";")
        found = (term for term in terms if any(one.instrument.topic == ELSEWHERE for one in self._topics.named(term)))
        return row["instrument"] or next(found, row["subject_ko"] if own else "")

    def _topic(self, name: str, wanted: str, rows: Sequence[Mapping[str, str]], day: str) -> str:
        known = next((str(one["id"]) for one in self._said if one["title"][languages()[0]] == name), None)
        if known is not None:
            return known
        key = wanted if wanted != ELSEWHERE else self._id(name)
        said = self._definition(key, name, self._level(rows, day))
        self._said.append(said)
        self.made[f"{own_folder.LAYERS}/{key}.yml"] = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
        return key

    def _id(self, name: str) -> str:
        """Made of the name's letters, so that addresses can be read; of its digest too where another has it."""
        key = f"{own_folder.PREFIX}{latin(name)}"[:LONGEST_ID].rstrip("-")
        taken = {one["id"] for one in self._said}
        return key if key not in taken else f"{key}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"

    def _definition(self, key: str, name: str, level: str) -> dict[str, Any]:
        first = self._said[0].get("owner") if self._said else None
        used = [one.get("symbol", {}).get("shape") for one in self._said]
        shape = next((one for one in OWN if one not in used), next(cycle(OWN)))
        return {
            "id": key,
            "order": FIRST_ORDER + len(self._said),
            "group": "promotion",
            "owner": first or dict.fromkeys(languages(), self.owner),
            "title": dict.fromkeys(languages(), name),
            "abstract": dict.fromkeys(languages(), name),
            "topic": key,
            "level": level,
            "geometry": "points",
            "symbol": {"shape": shape, "by": "status"},
            "instrument": dict(INSTRUMENT),
        }

    def _level(self, rows: Sequence[Mapping[str, str]], day: str) -> str:
        regions = [region for row in rows for place in row["place"].split(";") for region in self._regions(place, day)]
        levels = {self.atlas.regions.latest(region).level for region in regions}
        return PROVINCE if levels == {PROVINCE} else MUNICIPALITY

    def _regions(self, place: str, day: str) -> tuple[str, ...]:
        """What a place means; nothing where that is not known, which is told when the rows are read."""
        try:
            return self.atlas.places.resolve(place, ELSEWHERE, first_day(day))
        except (LayersError, ValueError):
            return ()

    def _item(self, row: Mapping[str, str]) -> str:
        """The item of earlier rows of the same place and industry; empty where there is none."""
        places = tuple(row["place"].split(";"))
        alike = (
            one.item
            for one in self._facts
            if one.topic == row["topic"] and one.place == places and (one.sector or "") == row["sector"]
        )
        return next(alike, "")


def _read(path: Path) -> dict[str, Any]:
    """The YAML of a layer as it is; what is wrong with one is told when the folder is read."""
    blank = {"id": path.stem, "title": dict.fromkeys(languages(), "")}
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return blank
    fit = isinstance(said, dict) and isinstance(said.get("title"), dict)
    return blank | said | {"title": blank["title"] | said["title"]} if fit else blank
