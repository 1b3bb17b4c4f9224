import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from layers.comparison import crosswalk, quotients
from layers.comparison.quotients import location_quotient
from layers.errors import UnknownSector
from layers.statistics import surveys
from layers.statistics.surveys import INFERRED_ZERO, WITHHELD

TODAY = date(2026, 11, 21)
with (Path(__file__).parent / "oracle_quotients.csv").open(encoding="utf-8", newline="") as lines:
    ORACLES = list(csv.DictReader(lines))
TABLES = {"division": quotients.divisions, "section": quotients.sections}
DIVISIONS = "manufacturing_by_division_2024"


@pytest.mark.parametrize("row", ORACLES, ids=lambda row: "-".join((row["region"], row["code"], row["year"])))
def test_quotients_equal_the_oracles(real, row):
    found = TABLES[row["table"]](real, row["region"], date(int(row["year"]) + 1, 12, 31))[row["code"]]
    assert found.year == row["year"]
    for said, known in ((row["workers"], found.lq_workers), (row["shipments"], found.lq_turnover)):
        if row["table"] == "division" or said:
            assert known == (pytest.approx(float(said), abs=1e-3) if said else None)


def test_withheld_cells_stay_withheld_and_keep_their_establishments(real):
    found = quotients.divisions(real, "sejong", TODAY)["C11"]
    assert (found.state, found.workers, found.lq_workers, found.lq_turnover) == (WITHHELD, None, None, None)
    assert found.establishments == 1


def test_inferred_zeros_say_so(real):
    found = quotients.divisions(real, "busan", TODAY)["C12"]
    assert (found.state, found.workers, found.lq_workers) == (INFERRED_ZERO, 0, 0)


def test_merged_province_is_recomputed_from_its_parts(real):
    merged = quotients.divisions(real, "jeonnam-gwangju", TODAY)["C30"]
    parts = [quotients.divisions(real, part, TODAY)["C30"] for part in ("gwangju", "jeonnam")]
    assert merged.made_of == ("gwangju", "jeonnam")
    assert merged.workers == sum(part.workers for part in parts)
    low, high = sorted(part.lq_workers for part in parts)
    assert low < merged.lq_workers < high
    assert merged.lq_workers != pytest.approx((low + high) / 2, abs=1e-3)


def test_merged_province_is_withheld_where_one_part_is(real):
    states = [quotients.divisions(real, part, TODAY)["C31"].state for part in ("gwangju", "jeonnam")]
    assert WITHHELD in states
    assert quotients.divisions(real, "jeonnam-gwangju", TODAY)["C31"].lq_workers is None


def test_nation_has_a_quotient_of_one(real):
    known = [q for q in quotients.divisions(real, "korea", TODAY).values() if q.lq_workers is not None]
    assert len(known) == 25
    assert [q.lq_workers for q in known] == pytest.approx([1.0] * 25)


def test_pole_is_the_sum_of_its_provinces(real):
    found = quotients.sections(real, "pole-dongnam", TODAY)["C"]
    assert set(found.made_of) == {"busan", "ulsan", "gyeongnam"}


@pytest.mark.parametrize("region", ["gyeongbuk.pohang", "incheon.jemulpo"])
def test_municipality_has_no_table(real, region):
    assert quotients.divisions(real, region, TODAY) == {}


def test_nothing_is_known_before_a_year_was_public(real):
    assert quotients.divisions(real, "ulsan", date(2025, 12, 30)) == {}
    assert quotients.sections(real, "ulsan", date(2025, 12, 30))["C"].year == "2023"


@pytest.mark.parametrize("parts", [(None, 1, 1, 1), (1, None, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 0)])
def test_quotient_of_the_unknown_is_unknown(parts):
    assert location_quotient(*parts) is None


def test_crosswalk_names_known_sectors_and_industries_once(real):
    rows = real.crosswalk
    known = real.surveys.industries
    assert len({(row.sector, row.ksic) for row in rows}) == len(rows)
    assert {row.sector for row in rows} == set(real.sectors) - {"unassigned"}
    assert [row for row in rows if row.ksic not in known or not row.note] == []


def test_only_industries_that_carry_most_of_a_sector_bear_a_verdict(real):
    carrying = [row for row in real.crosswalk if row.verdict_possible]
    assert {row.reach for row in carrying} <= {"whole", "most"}
    for sector in real.sectors:
        assert len({len(row.ksic) for row in carrying if row.sector == sector}) <= 1, sector


@pytest.mark.parametrize("sector", ["battery", "semiconductor", "display", "robotics", "hydrogen", "unassigned"])
def test_sector_across_divisions_gets_no_verdict(real, sector):
    found = crosswalk.verdict(real, "chungbuk", sector, TODAY)
    assert (found.verdict, found.quotient) == (crosswalk.UNDETERMINABLE, None)


def test_verdict_shows_what_it_rests_on(real):
    found = crosswalk.verdict(real, "ulsan", "mobility", TODAY)
    assert found.verdict == crosswalk.ABOVE
    assert (found.quotient.code, found.quotient.workers) == ("C30", real_workers(real, "ulsan", "C30"))
    assert crosswalk.verdict(real, "ulsan", "steel", TODAY).verdict == crosswalk.MIXED


def real_workers(real, region, code):
    return real.surveys.divisions[region, code, "2024"].workers


def test_verdict_on_withheld_counts_is_withheld(real):
    assert crosswalk.verdict(real, "sejong", "agri-food", TODAY).verdict == WITHHELD


def test_verdict_on_a_municipality_has_no_table(real):
    assert crosswalk.verdict(real, "ulsan.nam", "mobility", TODAY).verdict == crosswalk.NO_TABLE


def test_every_verdict_has_its_words_everywhere(real):
    for region in real.regions.at(TODAY, "province"):
        for sector in real.sectors:
            assert crosswalk.verdict(real, region.id, sector, TODAY).verdict in crosswalk.VERDICTS


def test_unknown_sector_is_an_error_that_names_the_known_ones(real):
    with pytest.raises(UnknownSector, match=r"'magic'.*semiconductor"):
        crosswalk.verdict(real, "ulsan", "magic", TODAY)


def test_provinces_add_up_to_the_nation(real):
    table = real.surveys.sections
    for year in ("2021", "2022", "2023", "2024"):
        parts = [count.workers for (region, code, y), count in table.items() if (code, y) == ("T", year)]
        assert sum(parts) == 2 * table["korea", "T", year].workers


def test_activities_add_up_to_what_they_are_part_of(real):
    figures, above = real.surveys.grdp, real.surveys.parents
    parts = [key for key, parent in above.items() if parent == "grdp"]
    for region in {region for region, _, _ in figures}:
        total = sum(figures[region, part, "2023"] for part in parts)
        assert total == pytest.approx(figures[region, "grdp", "2023"], abs=5)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("korea,C,2024,73570,3037018", "korea,C,2024,73570,many", r"many.*plain number"),
        ("seoul,C12,2024,1,,,withheld", "seoul,C12,2024,1,,,secret", r"secret.*withheld"),
        ("seoul,C12,2024,1,,,withheld", "seoul,C12,2024,1,,,published", r"workers.*is missing"),
        ("region,division", "place,division", "header must be"),
    ],
)
def test_broken_table_is_refused_with_its_row(real, tmp_path, old, new, said):
    shutil.copytree(real.seeds_dir / "statistics", tmp_path / "statistics")
    path = tmp_path / "statistics" / f"{DIVISIONS}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert any(re.search(said, str(problem)) for problem in surveys.read(tmp_path)[1])


def test_missing_table_is_refused(tmp_path):
    assert {problem.message for problem in surveys.read(tmp_path)[1]} == {"is missing"}
