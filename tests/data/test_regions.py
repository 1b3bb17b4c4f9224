"""Every row of regions.csv, splits.csv and islands.csv."""

import csv

import pytest

from geo.region import LEVELS
from geo.regions import Regions
from tests.conftest import ROOT

DATA = ROOT / "data"

REGIONS = Regions.read(DATA / "regions.csv")
DAYS = ["2017-12-18", "2018-07-01", "2023-06-11", "2023-07-01", "2024-01-18", "2025-07-29", "2026-07-01", "2026-11-21"]
SUFFIXES = {"시": ("-si",), "군": ("-gun",), "구": ("-gu",)}


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "row",
    [row for row in REGIONS.rows if row.level == "municipality" and row.id != "sejong.sejong"],
    ids=lambda row: f"{row.id}-{row.valid_from}",
)
def test_a_municipality_is_named_alike_in_both_languages_and_in_its_id(row):
    stem, suffix = row.name_en.rsplit("-", 1)
    assert f"-{suffix}" in SUFFIXES[row.name_ko[-1]]
    assert row.id.split(".")[1] == stem.lower() or row.id == "incheon.michuhol"
    assert row.short_ko in (row.name_ko, row.name_ko[:-1])
    assert (row.short_ko == row.name_ko) == (row.short_en == row.name_en) == (len(row.name_ko) == 2)


@pytest.mark.parametrize("on", DAYS)
def test_parents_are_in_force_and_one_level_up(on):
    for row in REGIONS.at(on):
        parent = REGIONS.parent(row.id, on)
        assert (parent is None) == (row.level == "nation")
        if parent:
            assert (row.level, parent.level) in {
                ("municipality", "province"),
                ("province", "nation"),
                ("pole", "nation"),
            }


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("field", ["code_mois", "code_kostat", "iso_3166_2"])
def test_no_two_regions_share_a_code_on_one_day(on, field):
    codes = [getattr(row, field) for row in REGIONS.at(on) if getattr(row, field)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("on", DAYS)
def test_every_province_and_municipality_has_its_interior_ministry_code(on):
    for row in REGIONS.at(on):
        assert (row.code_mois is None) == (row.level in ("nation", "pole"))
        if row.level == "municipality":
            assert row.code_mois[:2] == REGIONS.parent(row.id, on).code_mois


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("level", LEVELS)
def test_official_order_is_strict(on, level):
    orders = [row.order for row in REGIONS.at(on, level)]
    assert len(orders) == len(set(orders))


@pytest.mark.parametrize("on", DAYS)
def test_full_names_are_unique_within_a_province(on):
    names = [(row.parent, row.name_ko) for row in REGIONS.at(on, "municipality")]
    assert len(names) == len(set(names))


def test_a_region_that_ends_for_good_has_a_successor():
    ended = [row.id for row in REGIONS.rows if REGIONS.latest(row.id) == row and row.valid_to]
    assert sorted(ended) == ["gwangju", "incheon.dong", "incheon.jung", "incheon.seo", "jeonnam"]
    assert all(REGIONS.successors(one, "2026-11-21") for one in ended)


def test_every_province_and_pole_has_a_place_for_its_label():
    assert all(row.label for row in REGIONS.rows if row.level in ("province", "pole"))


def test_pole_labels_do_not_sit_on_province_labels():
    now = REGIONS.at("2026-11-21")
    for pole in (row for row in now if row.level == "pole"):
        for province in (row for row in now if row.level == "province"):
            apart = max(abs(pole.label[0] - province.label[0]), 1.25 * abs(pole.label[1] - province.label[1]))
            assert apart >= 0.24, (pole.id, province.id)


@pytest.mark.parametrize("split", rows("splits.csv"), ids=lambda row: f"{row['municipality']}-{row['dong']}")
def test_a_split_goes_from_a_region_that_ends_to_its_successors(split):
    heirs = [row.id for row in REGIONS.successors(split["municipality"], split["vintage"])]
    assert split["to"] in heirs
    assert split["north_to"] in ("", *heirs)
    assert bool(split["cut"]) == bool(split["north_to"])
    assert not split["cut"] or (DATA / split["cut"]).exists()


@pytest.mark.parametrize("island", rows("islands.csv"), ids=lambda row: row["id"])
def test_an_island_belongs_to_a_known_region(island):
    assert REGIONS.get(island["region"], "2026-11-21").level == "municipality"
