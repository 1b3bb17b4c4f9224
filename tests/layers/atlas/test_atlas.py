"""Every way to break the data set is found, with file, row, key, value and the right form."""

import re

import pytest

from layers.errors import BrokenSeeds, UnknownDocument

PRESS = "seeds/facts/daily-2024-05-01.csv"
PEOPLE, PLANTS = "definitions/population.yml", "definitions/plants.yml"
INDICATORS = "seeds/statistics/indicators.csv"
STRATEGY = "seeds/facts/motie-2024-02.csv"

#: file, text to replace, replacement; then row, key, value and a word of what would be right
BROKEN = {
    "unknown place": (STRATEGY, "베타광역시 하늘군", "감마도 하늘군", 4, "place", "감마도 하늘군", "no region"),
    "ambiguous place": (STRATEGY, "베타광역시 하늘군", "하늘", 4, "place", "하늘", "beta.haneul, gamma.haneul"),
    "unknown status": (PRESS, "under-way", "underway", 2, "status", "underway", "under-way"),
    "status claim without status": (PRESS, "under-way", "", 2, "status", "", "unconfirmed"),
    "status without a source": (PRESS, "unconfirmed", "selected", 7, "status", "selected", "unconfirmed"),
    "unknown sector": (STRATEGY, "semiconductor", "chips", 4, "sector", "chips", "semiconductor"),
    "unknown site": (STRATEGY, "gaon-works", "gaon-work", 2, "site", "gaon-work", "sites.csv"),
    "unknown topic": (STRATEGY, "plants,plants.total", "plant,plant.total", 9, "topic", "plant", "layer"),
    "duplicate id": (PRESS, "d24-gone-ended", "d24-gone", 5, "id", "d24-gone", "daily-2024-05-01.csv:4"),
    "id of another file": (STRATEGY, "m24-gaon,", "d24-gaon,", 2, "id", "d24-gaon", "daily-2024-05-01.csv:2"),
    "item of another topic": (STRATEGY, "plants.haneul", "works.haneul", 4, "item", "works.haneul", "plants"),
    "bad date": (PRESS, "2023-02-26", "26.2.2023", 4, "valid_to", "26.2.2023", "2024-02-29"),
    "day that is not": (PRESS, "2023-02-27", "2023-02-29", 5, "valid_from", "2023-02-29", "2024-02-29"),
    "end before beginning": (PRESS, "2023-02-26", "2020-02-26", 4, "valid_to", "2020-02-26", "2021"),
    "unknown flag": (PRESS, "name-unknown", "no-name", 6, "flags", "no-name", "name-unknown"),
    "unknown basis": (PRESS, "search", "guess", 7, "basis", "guess", "excerpt"),
    "unknown confidence": (STRATEGY, "high", "sure", 2, "confidence", "sure", "medium"),
    "no evidence": (PRESS, "search", "excerpt", 7, "evidence", "", "key terms"),
    "number with words": (STRATEGY, ",100.5,", ",백,", 3, "area_10k_m2", "백", "3607.5"),
    "missing cells": (PRESS, "d24-sea,plants", "d24-sea", 8, "row", "d24-sea", "must have 38"),
    "wrong columns": (PRESS, "id,topic,item", "id,item,topic", 1, "columns", "id,item,topic", "wrong order"),
    "missing column": (PRESS, ",note_en", "", 1, "columns", "", "note_en"),
    "unknown region of a place": ("seeds/places.csv", "alpha.gaon", "alpha.gon", 3, "regions", "alpha.gon", "id"),
    "point in the sea": ("seeds/sites.csv", "127.5", "17.5", 2, "lon", "17.5", "124"),
    "unknown basis of a point": ("seeds/sites.csv", "memory", "hearsay", 3, "basis", "hearsay", "sourced"),
    "figure in words": ("seeds/statistics/provinces.csv", "1000", "many", 2, "value", "many", "number"),
    "figure of no region": ("seeds/statistics/provinces.csv", "alpha.nuri", "nuri", None, "region", "nuri", "id"),
    "grade that is not": ("seeds/documents.yml", "grade: 3", "grade: 4", None, "grade", "4", "1, 2, 3"),
    "unknown key of a document": ("seeds/documents.yml", "kind: strategy", "sort: x", None, "sort", "x", "kind"),
    "document twice": ("seeds/documents.yml", "daily-2024-05-01:", "motie-2024-02:", 21, "motie-2024-02", "", "twice"),
    "broken yaml": ("seeds/documents.yml", "title_ko: 산업 전략", "title_ko: [", None, "yaml", "", "YAML"),
    "total of no document": ("seeds/totals.yml", "document: motie-2024-02", "document: x", None, "document", "x", ""),
    "total of no topic": ("seeds/totals.yml", "topic: plants", "topic: plant", None, "topic", "plant", "fact"),
    "sum of no total": ("seeds/totals.yml", "plants + engines", "plants + x", None, "sum", "x", "id"),
    "lead to no item": ("seeds/gaps.csv", "engines,", "engine,", 2, "item", "engine", "no item"),
    "unknown key of a layer": ("definitions/plants.yml", "level: site", "levels: site", None, "levels", "", "level"),
    "id of another layer": ("definitions/plants.yml", "id: plants", "id: plant", None, "id", "plant", "plants"),
    "unknown group": (PLANTS, "group: promotion", "group: complex", None, "group", "complex", "promotion"),
    "unknown geometry": ("definitions/plants.yml", "points", "dots", None, "geometry", "dots", "points"),
    "unknown shape": ("definitions/plants.yml", "square", "squire", None, "symbol.shape", "squire", "square"),
    "layer without facts": ("definitions/plants.yml", "topic: plants", "topic: x", None, "topic", "x", "no fact"),
    "layer without figures": (
        "definitions/population.yml",
        "statistic: population",
        "statistic: x",
        None,
        "statistic",
        "x",
        "",
    ),
    "key twice": ("definitions/plants.yml", "level: site", "level: site\nlevel: site", None, "level", "level", "twice"),
    "layer without an instrument": (PLANTS, "instrument:\n", "notice:\n", None, "instrument", "", "kind: …, ground: …"),
    "kind of no instrument": (PLANTS, "designation", "plant", None, "instrument.kind", "plant", "designation"),
    "ground of none": (
        PLANTS,
        "ground: promotion",
        "ground: growth",
        None,
        "instrument.ground",
        "growth",
        "promotion, crisis",
    ),
    "whole or not": (
        PLANTS,
        "complete: true",
        "complete: maybe",
        None,
        "instrument.complete",
        "maybe",
        "true or false",
    ),
    "unknown key of an instrument": (PLANTS, "why:", "because:", None, "instrument.because", "", "not_for"),
    "text in one language": (PLANTS, '    en: "The list', '    de: "The list', None, "instrument.why.de", "", "ko, en"),
    "quota that is counted": (PLANTS, ": open", ": quota", None, "instrument.counted", "true", "must be false"),
    "source of no document": (PLANTS, "motie-2024-02", "motie", None, "instrument.source", "motie", "documents"),
    "no region": (PLANTS, "  why", "  not_for: [mars]\n  why", None, "instrument.not_for", "mars", "regions.csv"),
    "list that is none": (PLANTS, "  why", "  not_for: mars\n  why", None, "instrument.not_for", "mars", "a list"),
    "complexes of none": (
        PLANTS,
        "  why",
        "  serves: engines\n  why",
        None,
        "instrument.serves",
        "engines",
        "complexes",
    ),
    "instrument of figures": (PEOPLE, "level:", "instrument: {}\nlevel:", None, "instrument", "", "statistic"),
    "place in words": (PLANTS, "order: 10", "order: ten", None, "order", "ten", "whole number"),
    "place of an indicator": (INDICATORS, ",card,", ",cards,", 2, "shown", "cards", "card, compare"),
    "reach that is not": ("seeds/statistics/crosswalk.csv", "most", "much", 2, "reach", "much", "whole, most, part"),
    "stage of no role": ("seeds/stages.csv", "battery,셀", "battery,세포", 2, "role", "세포", "no role"),
    "stage of no sector": ("seeds/stages.csv", "battery,셀", "cells,셀", 2, "sector", "cells", "semiconductor"),
    "stage without a place": ("seeds/stages.csv", ",2,", ",둘,", 2, "order", "둘", "whole number"),
    "heads in words": (
        "seeds/statistics/establishments_by_section.csv",
        "4000",
        "many",
        2,
        "workers",
        "many",
        "number",
    ),
    "broken lock": ("seeds/evidence.lock", "{", "{{", None, "json", "", "verify-facts"),
}


def problems_of(read_toy):
    with pytest.raises(BrokenSeeds) as raised:
        read_toy()
    return raised.value.problems


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_problem_names_file_row_key_value_and_the_right_form(toy_copy, read_toy, broken):
    file, old, new, row, key, value, right = broken
    path = toy_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [
        p
        for p in problems_of(read_toy)
        if p.file.endswith(path.name) and key in p.key and value in p.value and right in p.message
    ]
    assert found
    assert row is None or row in {problem.row for problem in found}
    assert all(str(problem).startswith(problem.file) for problem in found)


def test_all_problems_are_reported_at_once(toy_copy, read_toy):
    for file, old, new, *_ in (BROKEN["unknown sector"], BROKEN["bad date"], BROKEN["unknown group"]):
        path = toy_copy / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    keys = {problem.key for problem in problems_of(read_toy)}
    assert {"sector", "valid_to", "group"} <= keys


def test_all_problems_of_one_definition_are_listed(toy_copy, read_toy):
    path = toy_copy / PLANTS
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("order: 10", "order: ten"),
        ("kind: designation", "kind: x"),
        ("square", "x"),
        ("topic: p", "topic: x"),
    ):
        text = text.replace(old, new)
    path.write_text(text + "popup: [a]\n", encoding="utf-8")
    found = {problem.key for problem in problems_of(read_toy) if problem.file.endswith("plants.yml")}
    assert found == {"order", "instrument.kind", "symbol.shape", "topic", "popup"}


def test_what_is_wrong_with_a_document_is_said_once_not_for_each_of_its_facts(toy_copy, read_toy):
    path = toy_copy / "seeds" / "documents.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("grade: 1", "grade: one", 1), encoding="utf-8")
    assert [problem.key for problem in problems_of(read_toy)] == ["motie-2024-02.grade"]


def test_no_problem_shows_a_path_of_the_machine(toy_copy, read_toy):
    (toy_copy / "seeds" / "statuses.csv").unlink()
    assert [p.file for p in problems_of(read_toy) if p.key == "file"] == ["toy/seeds/statuses.csv"]


@pytest.mark.parametrize(
    "file",
    [
        "stages.csv",
        "statistics/crosswalk.csv",
        "statistics/establishments_by_section.csv",
        "statistics/manufacturing_by_division_2024.csv",
        "statistics/grdp_by_activity.csv",
        "statistics/grdp_shares.csv",
        "statistics/activities.csv",
        "statistics/ksic.csv",
    ],
)
def test_a_missing_table_of_the_comparison_is_named_at_start_up(toy_copy, read_toy, file):
    (toy_copy / "seeds" / file).unlink()
    found = [p for p in problems_of(read_toy) if p.message == "is missing"]
    assert [p.file.endswith(file) for p in found] == [True]


def test_shares_of_a_table_that_is_no_source_are_refused(toy_copy, read_toy):
    path = toy_copy / "seeds" / "statistics" / "grdp_shares.csv"
    path.write_text(path.read_text(encoding="utf-8") + "korea,gva,2024,100,hearsay,medium\n", encoding="utf-8")
    assert [(p.key, p.value) for p in problems_of(read_toy)] == [("source", "hearsay")]


def test_facts_of_an_unknown_document_are_refused(toy_copy, read_toy):
    (toy_copy / PRESS).rename(toy_copy / "seeds/facts/weekly-2024-05-01.csv")
    assert ("document", "weekly-2024-05-01") in {(p.key, p.value) for p in problems_of(read_toy)}


def test_cp949_is_named_and_utf8_asked_for(toy_copy, read_toy):
    path = toy_copy / PRESS
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp949"))
    found = next(p for p in problems_of(read_toy) if p.value == "cp949")
    assert found.file.endswith("daily-2024-05-01.csv")
    assert "UTF-8" in found.message


@pytest.mark.parametrize("file", [STRATEGY, PRESS, "seeds/places.csv", "seeds/documents.yml", "definitions/plants.yml"])
def test_byte_order_mark_changes_nothing(toy, toy_copy, read_toy, file):
    path = toy_copy / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_toy().facts == toy.facts or file in (STRATEGY, PRESS)
    assert [f.id for f in read_toy().facts] == [f.id for f in toy.facts]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_of_windows_are_read(toy, toy_copy, read_toy, ending):
    path = toy_copy / PRESS
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", ending).encode())
    assert [(f.id, f.row) for f in read_toy().facts] == [(f.id, f.row) for f in toy.facts]


def test_data_version_changes_with_the_data(toy, toy_copy, read_toy):
    assert read_toy().data_version == toy.data_version
    path = toy_copy / PRESS
    path.write_text(path.read_text(encoding="utf-8").replace("옛 공장", "헌 공장"), encoding="utf-8")
    assert read_toy().data_version != toy.data_version
    assert re.fullmatch(r"[0-9a-f]{12}", toy.data_version)


def test_unknown_document_is_an_error(toy):
    with pytest.raises(UnknownDocument, match="'nothing'"):
        toy.document("nothing")


def test_a_new_layer_is_a_new_file(toy, toy_copy, read_toy):
    text = (toy_copy / "definitions/plants.yml").read_text(encoding="utf-8")
    (toy_copy / "definitions/works.yml").write_text(text.replace("id: plants", "id: works"), encoding="utf-8")
    assert set(read_toy().catalog) == {*toy.catalog, "works"}


def test_broken_regions_are_listed_with_everything_else_that_is_broken(toy_copy, read_toy):
    regions = toy_copy / "data" / "regions.csv"
    regions.write_text(regions.read_text(encoding="utf-8").replace(",province,", ",provence,", 1), encoding="utf-8")
    (toy_copy / "seeds" / "statuses.csv").unlink()
    with pytest.raises(BrokenSeeds) as broken:
        read_toy()
    files = {problem.file.split("/")[-1] for problem in broken.value.problems}
    assert {"regions.csv", "statuses.csv"} <= files


def test_missing_regions_are_a_problem_that_names_the_file(toy_copy, read_toy):
    (toy_copy / "data" / "regions.csv").unlink()
    with pytest.raises(BrokenSeeds, match=r"regions\.csv"):
        read_toy()
