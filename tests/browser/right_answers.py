"""The right answers of the twelve tasks, counted from the rows of facts and the boundary file, not by pages."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from shapely.geometry import Point

from layers.atlas.atlas import Atlas
from layers.atlas.items import items
from tests.conftest import TODAY
from tests.item_rows import SEEDS, first_day, known_by, rows_by_item

WORDS = Path(__file__).parents[2] / "layers" / "words" / "ko.yml"
Rows = Mapping[str, list[dict[str, str]]]
PLAIN_LIST = ("designation", "promotion", "open", True)


def meanings(_: Atlas) -> dict[str, str]:
    """What the two words mean that people take for one."""
    meaning = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["status_meaning"]
    return {_status_word(each): meaning[each] for each in ("undecided", "unconfirmed")}


def lacking(atlas: Atlas) -> set[str]:
    """Instruments with complete lists that have a row elsewhere and none in Gyeongbuk."""
    told = ("kind", "ground", "allocation", "complete")
    closed = [
        layer
        for layer, one in atlas.instruments.items()
        if tuple(getattr(one, key) for key in told) == PLAIN_LIST and "gyeongbuk" not in one.not_for
    ]
    return {atlas.catalog[layer].title["ko"] for layer in closed if "gyeongbuk" not in _provinces_of(atlas, layer)}


def gyeongbuk(atlas: Atlas) -> str:
    """The province's full name."""
    return atlas.regions.get("gyeongbuk", TODAY).name("ko")


def power(_: Atlas) -> set[str]:
    """Who said 10 GW, in which document, when and where in it."""
    (row,) = (row for row in _rows("complex-infrastructure") if row["value"] == "10" and row["unit"] == "GW")
    documents = yaml.load((SEEDS / "documents.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    document = documents[row["document"]]
    return {document["publisher_ko"], document["title_ko"], row["locator"].removeprefix("L")}


def here(atlas: Atlas) -> tuple[str, set[str]]:
    """The municipality round the point, and the items whose rows name it."""
    land = atlas.boundaries.frame("municipality", TODAY)
    (region,) = land.index[land.contains(Point(129.38, 36.08))]
    topics = (layer.topic for layer in atlas.catalog.values() if layer.topic)
    found = {one.id for topic in topics for one in items(atlas, topic, TODAY) if region in one.regions}
    return region, found


def complexes(_: Atlas) -> tuple[int, int, set[str]]:
    """How many complexes there are, and how many of them, and which, since 2024."""
    first: dict[str, tuple[str, str]] = {}
    for row in _rows("advanced-complexes"):
        if row["status"] == "designated":
            day = first_day(row["day"])
            first[row["item"]] = min(first.get(row["item"], (day, row["subject_ko"])), (day, row["subject_ko"]))
    late = {name for day, name in first.values() if day >= "2024-01-01"}
    return len(first), len(late), late


def package(_: Atlas) -> tuple[int, bool, bool]:
    """How many rows of facts there are, and that codebook and terms are with them."""
    return sum(len(rows) for rows in rows_by_item().values()), True, True


def complex_page(_: Atlas) -> str:
    """The item of the battery complex of Pohang."""
    designated = (row for row in _rows("advanced-complexes") if row["status"] == "designated")
    (item,) = {row["item"] for row in designated if row["sector"] == "battery" and "포항" in row["place"]}
    return f"/items/{item}"


def main_industries(_: Atlas) -> set[str]:
    """What was selected for Gangwon."""
    return {
        row["subject_ko"] for row in _rows("main-industries") if row["place"] == "강원" and row["status"] == "selected"
    }


def engine(atlas: Atlas) -> str:
    """The status of the growth engine of Honam on the day."""
    (found,) = (one for one in items(atlas, "growth-engines", TODAY) if one.id == "growth-engines.pole-honam")
    return _status_word(found.status)


def battery_provinces(atlas: Atlas) -> set[str]:
    """Provinces in which a battery complex is designated."""
    known = items(atlas, "advanced-complexes", TODAY)
    return _short(atlas, (region for one in known if "battery" in (one.sector, one.sector2) for region in one.regions))


def whole(_: Atlas) -> bool:
    """A printed page leaves nothing out."""
    return True


def _rows(topic: str) -> list[dict[str, str]]:
    found: Rows = rows_by_item()
    return [row for rows in found.values() for row in known_by(rows, TODAY.isoformat()) if row["topic"] == topic]


def _status_word(status: str) -> str:
    with (SEEDS / "statuses.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["ko"] for row in csv.DictReader(file)}[status]


def _provinces_of(atlas: Atlas, layer: str) -> set[str]:
    known = items(atlas, str(atlas.catalog[layer].topic), TODAY)
    return {region.split(".")[0] for one in known for region in one.regions}


def _short(atlas: Atlas, regions: Iterable[str]) -> set[str]:
    return {atlas.regions.get(region.split(".")[0], TODAY).short("ko") for region in regions}
