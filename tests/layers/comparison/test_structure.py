import csv
from datetime import date
from pathlib import Path

import pytest

from layers.comparison import structure

ROOT = Path(__file__).parents[3]
TODAY, PUBLIC = date(2026, 11, 28), date(2025, 12, 23)
GROUPS = ("food-tobacco", "textile-leather", "wood-paper-printing", "coal-petroleum-chemicals", "non-metal-metal",
          "electrical-electronic-precision", "machinery-transport-other")  # fmt: skip


def shares(region: str) -> dict[str, float]:
    with (ROOT / "seeds/statistics/grdp_shares.csv").open(encoding="utf-8", newline="") as file:
        return {row["activity"]: float(row["percent"]) for row in csv.DictReader(file) if row["region"] == region}


def of(found: structure.Reported, place: int) -> dict[str, float | None]:
    return {name: own[place] for name, own in found.rows}


@pytest.mark.parametrize("region", ["gyeongbuk", "ulsan", "seoul", "korea"])
def test_manufacturing_of_the_reported_year_is_the_sum_of_its_seven_groups(real, region):
    found = structure.reported(real, [region], TODAY)
    assert (found.year, found.confidence, found.lines["manufacturing"]) == ("2024", "medium", len(GROUPS))
    assert of(found, 0)["제조업"] == pytest.approx(sum(shares(region)[one] for one in GROUPS), abs=0.005)
    assert sum(of(found, 0).values()) == pytest.approx(100, abs=0.2)


def test_a_merged_province_has_no_reported_shares_beside_one_that_has(real):
    found = structure.reported(real, ["jeonnam-gwangju", "gyeongbuk"], TODAY)
    assert set(of(found, 0).values()) == {None}
    assert None not in of(found, 1).values()
    assert structure.reported(real, ["jeonnam-gwangju"], TODAY) is None


def test_reported_shares_are_not_told_before_they_were_public_and_leave_the_official_year(real):
    assert structure.reported(real, ["gyeongbuk"], date(2025, 12, 22)) is None
    assert structure.reported(real, ["gyeongbuk"], PUBLIC).year == "2024"
    assert structure.composition(real, ["gyeongbuk"], TODAY).year == "2023"
