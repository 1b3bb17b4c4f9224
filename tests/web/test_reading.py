"""Files as people bring them are read by the overlay as the table of answers says, with the real kit and boundaries."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from layers.words.catalogue import languages, words_of
from tests.reading.__main__ import compared
from tests.reading.doors import by_at
from tests.reading.doors import overlay as read
from tests.scripts import told
from web.service.language import translator

pytestmark = pytest.mark.whole

READING = Path(__file__).parents[1] / "reading"
TODAY = "2026-11-21"
PLACES = """
function answer({ kit, texts }) {
  return texts.map((text) => {
    try { return place(kit, text).ids.join(" "); } catch (error) { return error.reason; }
  });
}
"""


def table(name):
    with (READING / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def kit(app):
    """What a browser is given to read rows."""
    return app.test_client().get(f"/overlay/kit.json?asof={TODAY}").get_json()


@pytest.fixture(scope="module")
def answers(kit):
    """What came of each file."""
    names = sorted({row["file"] for row in table("answers.csv")})
    return dict(zip(names, read(kit, [(READING / "files" / name).read_bytes() for name in names]), strict=True))


def came(found, row, field):
    """What a file gave for a field of a row: the reasons told of it, or a value as text."""
    if field == "said":
        return [note["reason"] for note in found["said"]]
    one = found["found"][row]
    if field in ("remark", "bad"):
        return [each["reason"] for each in one[{"remark": "remarks"}.get(field, field)]]
    value = one["rows"][0][field]
    return [" ".join(value) if isinstance(value, list) else "" if value is None else str(value)]


@pytest.mark.parametrize("case", table("answers.csv"), ids=lambda case: "-".join(case.values()))
def test_a_file_is_read_as_the_table_says(answers, case):
    found = came(answers[case["file"]], case["row"], case["field"])
    if case["field"] == "regions":
        assert set(found[0].split()) == set(case["answer"].split())
    else:
        assert case["answer"] in found


def test_every_row_of_the_files_is_kept_unless_the_table_refuses_it(answers):
    refused = {(row["file"], row["row"]) for row in table("answers.csv") if row["field"] == "bad"}
    lost = {(name, row) for name, one in answers.items() for row, read in one["found"].items() if read["bad"]}
    assert lost == refused


def test_numbers_in_metres_are_placed_once_their_system_is_chosen(kit):
    (found,) = read(kit, [(READING / "files" / "projected.csv").read_bytes()], "EPSG:5186")
    assert found["found"]["3"]["rows"][0]["regions"] == ["gyeongbuk.pohang"]
    assert found["found"]["2"]["bad"][0]["reason"] == "outside_system"


def test_both_doors_read_the_order_of_x_and_y_alike(answers, known):
    name = "xy_either_way.csv"
    at = by_at(known, READING / "files" / name, date.fromisoformat(TODAY))
    read_by = {row: (one["rows"][0]["lon"], one["rows"][0]["lat"]) for row, one in answers[name]["found"].items()}
    assert {str(row.number): (float(row.values["lon"]), float(row.values["lat"])) for row in at.rows} == read_by
    turned = {case["row"] for case in table("answers.csv") if case["answer"] == "turned"}
    assert {str(row.number) for row in at.rows if row.values["problem"] == "turned: EPSG:5186"} >= turned
    assert [line for line in at.said if "either way round" in line and "(2, from row 4)" in line]


def test_what_the_service_writes_in_metres_is_read_back(app, kit):
    written = app.test_client().get(f"/export/layers/advanced-complexes.csv?crs=5186&asof={TODAY}").data
    plain = app.test_client().get(f"/export/layers/advanced-complexes.csv?asof={TODAY}").data.decode("utf-8-sig")
    places = [row for row in csv.DictReader(plain.splitlines()) if row["lon"]]
    (found,) = read(kit, [written])
    read_back = [one["rows"][0] for one in found["found"].values() if one["rows"] and one["rows"][0]["lon"]]
    assert [(round(row["lon"], 3), round(row["lat"], 3)) for row in read_back] == [
        (round(float(row["lon"]), 3), round(float(row["lat"]), 3)) for row in places
    ]


def test_a_cell_of_a_hundred_thousand_letters_is_one_cell(kit):
    ring = ", ".join(f"{127 + i / 1e5} {36 + i / 1e5}" for i in range(8000))
    content = f'이름,경도,위도,geom\n가온,129.3846,36.0870,"POLYGON(({ring}))"\n'.encode()
    (found,) = read(kit, [content])
    assert found["found"]["2"]["rows"][0]["regions"] == ["gyeongbuk.pohang"]


def test_places_mean_what_the_table_of_cases_says(kit):
    cases = [row for row in table("cases.csv") if row["what"] == "place"]
    found = told("overlay/placing.js", "place", PLACES, {"kit": kit, "texts": [row["written"] for row in cases]})
    assert dict(zip((row["written"] for row in cases), found, strict=True)) == {
        row["written"]: row["answer"] for row in cases
    }


@pytest.mark.parametrize("lang", languages())
def test_every_remark_has_its_words(answers, lang):
    texts, notes = translator(lang), words_of(lang, "note")
    said = defaultdict(list)
    for one in answers.values():
        for remark in (
            *one["said"],
            *(each for row in one["found"].values() for each in (*row["bad"], *row["remarks"])),
        ):
            said[remark["reason"]].append(remark["values"])
    assert all(f"overlay_why_{reason}" in texts or reason in notes for reason in said), json.dumps(sorted(said))


def test_a_folder_of_cases_is_held_against_its_answers(kit, known, tmp_path):
    for folder in ("overlay", "at"):
        (tmp_path / folder).mkdir()
    (tmp_path / "overlay" / "days.csv").write_text("이름,지역,일자\n가온,포항,2026.11.20\n나래,울산,오늘\n", "utf-8")
    (tmp_path / "at" / "points.csv").write_text("이름,경도,위도\n가온,129.3846,36.0870\n", "utf-8")
    (tmp_path / "answers.csv").write_text(
        "case,row,field,right answer\n"
        'overlay/days.csv,가온,"region, date","gyeongbuk.pohang, 2026-11-20"\n'
        'overlay/days.csv,"가온, 나래",date,2026-11-20; refused as a field with the reason\n'
        "overlay/days.csv,2,region,ulsan\n"
        "overlay/days.csv,가온,region,ulsan\n"
        "overlay/days.csv,나래,date,2026-11-20\n"
        "overlay/days.csv,다솜,region,ulsan\n"
        "overlay/days.csv,가온,region,as it should be\n"
        "at/points.csv,all,region,gyeongbuk.pohang\n"
        "at/points.csv,all,region,jeju.jeju\n",
        "utf-8",
    )
    lines = compared(kit, known, tmp_path, date.fromisoformat(TODAY))
    assert [line[-1] for line in lines] == [
        *("same", "same", "same", "differs", "differs", "differs", "look", "same", "differs")
    ]
    assert "2 가온 · gyeongbuk.pohang · 2026-11-20" in lines[0][4].replace("unconfirmed · ", "")
