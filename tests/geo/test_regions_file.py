"""Reading regions.csv: whatever is wrong is said, all at once."""

import csv

import pytest

from geo.errors import BrokenData
from geo.region import COLUMNS
from geo.regions_file import read_rows
from geo.vintages import read_vintages

GOOD = [
    {"id": "korea", "level": "nation"},
    {"id": "pole-east", "level": "pole", "parent": "korea"},
    {"id": "east", "level": "province", "parent": "korea", "pole": "pole-east", "valid_to": "2020-12-31"},
    {"id": "east", "level": "province", "parent": "korea", "pole": "pole-east", "valid_from": "2021-01-01"},
    {"id": "east.port", "level": "municipality", "parent": "east"},
]
FILLED = {"order": "1", "name_ko": "동", "short_ko": "동", "name_en": "East", "short_en": "East", "source": "toy"}


def written(path, rows, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows([FILLED | row for row in rows])
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "regions.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_good_file_is_read_with_and_without_a_byte_order_mark(path, encoding):
    assert [row.id for row in read_rows(written(path, GOOD, encoding))] == [row["id"] for row in GOOD]


@pytest.mark.parametrize(
    ("row", "change", "problem"),
    [
        (4, {"level": "city"}, "level 'city'; right: nation, pole, province, municipality"),
        (4, {"id": "East-Port"}, "id is no municipality id"),
        (4, {"id": "east/port"}, "id is no municipality id"),
        (4, {"order": "first"}, "order 'first' is no number"),
        (4, {"name_ko": ""}, "name_ko is empty"),
        (4, {"source": ""}, "source is empty"),
        (4, {"parent": ""}, "parent is empty"),
        (4, {"parent": "west"}, "parent 'west' is no region"),
        (4, {"predecessors": "west.port"}, "predecessors 'west.port' is no region"),
        (4, {"code_mois": "123"}, "code_mois '123'"),
        (2, {"iso_3166_2": "KR42"}, "iso_3166_2 'KR42'"),
        (2, {"pole": ""}, "pole is empty"),
        (2, {"label_lon": "37", "label_lat": "127"}, "label (37.0, 127.0) is not a longitude, latitude"),
        (2, {"label_lon": "127"}, "label (127.0, None) is not a longitude, latitude"),
        (2, {"valid_to": "2020/12/31"}, "valid_to '2020/12/31'; right: 2026-07-01"),
        (2, {"valid_to": "2020-12-30"}, "valid_from 2021-01-01; right: 2020-12-31"),
        (2, {"valid_to": ""}, "valid_from 2021-01-01; right: None"),
        (3, {"valid_to": "2020-01-01"}, "valid_to 2020-01-01 is before valid_from 2021-01-01"),
        (4, {"valid_from": "2017-12-18"}, "leave it empty before 2017-12-18"),
    ],
)
def test_a_wrong_row_is_named_with_what_would_be_right(path, row, change, problem):
    rows = [dict(one) for one in GOOD]
    rows[row] |= change
    with pytest.raises(BrokenData) as raised:
        read_rows(written(path, rows))
    assert any((problem in one and f"line {row + 2}" in one) or problem in one for one in raised.value.problems)
    assert "regions.csv" in str(raised.value)


def test_all_problems_are_listed_together(path):
    rows = [row | {"name_en": ""} for row in GOOD]
    with pytest.raises(BrokenData) as raised:
        read_rows(written(path, rows))
    assert len(raised.value.problems) == len(GOOD)


def test_another_encoding_is_said(path):
    with pytest.raises(BrokenData, match="CP949"):
        read_rows(written(path, GOOD, "cp949"))


def test_other_columns_are_refused(path):
    path.write_text("id,name\nkorea,대한민국\n", encoding="utf-8")
    with pytest.raises(BrokenData, match="columns"):
        read_rows(path)


def test_a_broken_vintages_file_lists_every_line(tmp_path):
    path = tmp_path / "vintages.csv"
    path.write_text(
        "vintage,valid_from,valid_to,provinces,municipalities,note\nold,soon,,17,229,\nnew,2026-07-01,,many,230,\n",
        encoding="utf-8",
    )
    with pytest.raises(BrokenData) as raised:
        read_vintages(path)
    assert [problem.split(",")[0] for problem in raised.value.problems] == ["line 2", "line 3"]
